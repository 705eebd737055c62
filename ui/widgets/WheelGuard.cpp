#include "ui/widgets/WheelGuard.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>
#include <QTabBar>

namespace cf::ui {
namespace {

bool changesByWheel(const QObject* watched)
{
    return qobject_cast<const QAbstractSpinBox*>(watched) || qobject_cast<const QComboBox*>(watched) ||
           qobject_cast<const QTabBar*>(watched) ||
           (qobject_cast<const QAbstractSlider*>(watched) && !qobject_cast<const QScrollBar*>(watched));
}

} // namespace

bool WheelGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Wheel || !changesByWheel(watched))
        return false;
    // The year field above an open calendar.
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (widget && widget->window()->windowType() == Qt::Popup)
        return false;
    // If ignored, it goes to the page, which may scroll.
    event->ignore();
    return true;
}

} // namespace cf::ui
