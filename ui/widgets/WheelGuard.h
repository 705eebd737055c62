// Keeps the mouse wheel from changing inputs it only passes over: combo boxes, day fields and tabs ignore the wheel
// unless opened, when it scrolls through their items. Appearance installs the only one.
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
