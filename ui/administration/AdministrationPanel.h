// One of the three panels of the administration page: staff, sessions, branches.
#pragma once

#include "ui/shell/KeyedWidget.h"

namespace cf::ui {

class AdministrationPanel : public KeyedWidget
{
    Q_OBJECT

public:
    using KeyedWidget::KeyedWidget;

    // Both as for a page.
    virtual void activate() = 0;
    virtual void shownAgain() = 0;
    virtual bool holdsWork() const { return false; }
    //! False keeps the user here; the panel says why.
    virtual bool mayLeave() { return true; }
};

} // namespace cf::ui
