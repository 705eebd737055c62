// Keeps the mouse wheel from changing a spin box or a combo box that does not have the focus. Application installs the
// one there is.
#pragma once

#include <QObject>

namespace cf::ui {

class WheelGuard : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace cf::ui
