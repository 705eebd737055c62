// One of the three rooms of the administration page: staff, sessions, branches.
#pragma once

#include "ui/shell/Page.h"

namespace cf::ui {

class AdministrationPart : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! Called each time the part comes to the front.
    virtual void activate() = 0;
    //! As of a page.
    virtual void shownAgain() = 0;
    virtual bool holdsWork() const { return false; }
    //! False keeps the user here; the part says why.
    virtual bool mayLeave() { return true; }
    virtual QList<KeyHint> keyHints() const = 0;

Q_SIGNALS:
    //! keyHints() says something else now.
    void hintsChanged();
};

} // namespace cf::ui
