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
    case QEvent::ShortcutOverride:
        // Shortcuts cause no key press event.
        if (m_session.noteActivity())
            return false;
        event->accept();
        return true;
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        // The first key after a night must not reach an open page.
        return !m_session.noteActivity();
    default:
        break;
    }
    return false;
}

} // namespace cf::ui
