// Disabling a focused button would move the focus elsewhere, so a busy one stays enabled and swallows its input.
#include "ui/widgets/BusyButton.h"

#include "ui/theme/Fonts.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTimerEvent>

namespace cf::ui {
namespace {

constexpr int kTurnMilliseconds = 80;
constexpr int kDegreesPerTurn = 30;

} // namespace

BusyButton::BusyButton(const QString& text, QWidget* parent)
    : QPushButton(text, parent)
{
    setIconSize({em(1), em(1)});
}

void BusyButton::setBusy(bool busy, const QString& busyText)
{
    if (busy == isBusy())
        return;
    if (busy) {
        m_idleText = text();
        m_idleIcon = icon();
        // Setting the text drops its shortcut: only the label is replaced, and the width may only grow.
        setMinimumWidth(width());
        if (!busyText.isEmpty())
            setText(busyText);
        m_turning.start(kTurnMilliseconds, this);
        paintWheel();
    } else {
        m_turning.stop();
        setText(m_idleText);
        setIcon(m_idleIcon);
        setMinimumWidth(0);
    }
    setAccessibleDescription(busy ? tr("Working", "spoken for a button that is busy") : QString());
}

bool BusyButton::event(QEvent* event)
{
    if (isBusy()) {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseButtonRelease:
        case QEvent::Shortcut:
            return true;
        case QEvent::KeyPress:
        case QEvent::KeyRelease: {
            const int key = static_cast<QKeyEvent*>(event)->key();
            if (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter)
                return true;
            break;
        }
        default:
            break;
        }
    }
    return QPushButton::event(event);
}

void BusyButton::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_turning.timerId()) {
        QPushButton::timerEvent(event);
        return;
    }
    m_angle = (m_angle + kDegreesPerTurn) % 360;
    paintWheel();
}

void BusyButton::paintWheel()
{
    const qreal ratio = devicePixelRatioF();
    QPixmap wheel(iconSize() * ratio);
    wheel.setDevicePixelRatio(ratio);
    wheel.fill(Qt::transparent);
    QPainter painter(&wheel);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::ButtonText), iconSize().width() / 8.0, Qt::SolidLine, Qt::RoundCap));
    const qreal inset = iconSize().width() / 8.0;
    // QPainter counts sixteenths of a degree, anticlockwise.
    painter.drawArc(QRectF(QPointF(0, 0), iconSize()).adjusted(inset, inset, -inset, -inset), -m_angle * 16, 270 * 16);
    painter.end();
    setIcon(QIcon(wheel));
}

} // namespace cf::ui
