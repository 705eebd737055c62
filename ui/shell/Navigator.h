// How a page navigates elsewhere. Implemented by the workspace; pages know only this.
#pragma once

#include "ui/shell/NavigationTarget.h"

namespace cf::ui {

class Navigator
{
public:
    virtual ~Navigator() = default;

    //! Does nothing if the page is not offered to this user, or the current page refuses to be left.
    virtual void open(const NavigationTarget& target) = 0;
    //! To the previous page.
    virtual void back() = 0;
};

} // namespace cf::ui
