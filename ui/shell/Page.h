// One page of the main window, shown beside the rail. Pages are made once per sign-in and shown many times.
#pragma once

#include <QWidget>

namespace cf::ui {

class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! For the window's title and the rail's accessible description.
    virtual QString title() const = 0;

    //! Called each time the page comes to the front: put the focus where typing begins, refresh what may be old.
    virtual void activate() = 0;

    //! False keeps the user here (a half-typed form asks first); the page itself says why.
    virtual bool mayLeave() { return true; }
};

} // namespace cf::ui
