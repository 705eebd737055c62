// See WheelGuard.h.
#include "ui/widgets/WheelGuard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>

namespace cf::ui {

bool WheelGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel)
        return false;
    auto* widget = qobject_cast<QWidget*>(watched);
    const bool guarded = qobject_cast<QAbstractSpinBox*>(watched) || qobject_cast<QComboBox*>(watched);
    if (!widget || !guarded || widget->hasFocus())
        return false;
    // Left unaccepted, it goes on to the page, which may scroll.
    event->ignore();
    return true;
}

} // namespace cf::ui
