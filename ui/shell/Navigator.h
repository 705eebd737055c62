// Where a page can send its user. The workspace implements it; pages know only this.
#pragma once

#include "ui/shell/Visit.h"

namespace cf::ui {

class Navigator
{
public:
    virtual ~Navigator() = default;

    //! Nothing happens when the place is not offered to this user, or the page in front keeps them.
    virtual void open(const Visit& visit) = 0;
    //! To the page before this one.
    virtual void back() = 0;
};

} // namespace cf::ui
