// Keeps the mouse wheel from changing what it only passes over: boxes, days and tabs change by wheel in none of their
// states but when they are opened, where the wheel moves through what they offer. Appearance installs the one there is.
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
