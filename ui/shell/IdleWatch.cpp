// See IdleWatch.h.
#include "ui/shell/IdleWatch.h"

#include "services/client/SessionKeeper.h"

#include <QApplication>
#include <QEvent>

namespace cf::ui {

IdleWatch::IdleWatch(client::SessionKeeper& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    qApp->installEventFilter(this);
}

bool IdleWatch::eventFilter(QObject*, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        m_session.noteActivity();
        break;
    default:
        break;
    }
    return false;
}

} // namespace cf::ui
