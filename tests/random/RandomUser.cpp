#include "tests/random/RandomUser.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QShortcut>
#include <QTest>

#include <algorithm>
#include <array>
#include <ctime>

namespace {

struct Press
{
    Qt::Key key;
    Qt::KeyboardModifiers modifiers;
};

const std::array kKeys = {
    Press{Qt::Key_Tab, {}},       Press{Qt::Key_Backtab, Qt::ShiftModifier},
    Press{Qt::Key_Return, {}},    Press{Qt::Key_Return, Qt::ControlModifier},
    Press{Qt::Key_Escape, {}},    Press{Qt::Key_Space, {}},
    Press{Qt::Key_Up, {}},        Press{Qt::Key_Down, {}},
    Press{Qt::Key_Left, {}},      Press{Qt::Key_Right, {}},
    Press{Qt::Key_Home, {}},      Press{Qt::Key_End, {}},
    Press{Qt::Key_PageUp, {}},    Press{Qt::Key_PageDown, {}},
    Press{Qt::Key_Backspace, {}}, Press{Qt::Key_Delete, {}},
};
// Locking and signing out: each needs another authenticator code, and those are few.
const std::array kLeaving = {QKeySequence(Qt::CTRL | Qt::Key_L), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Q)};
const QString kLetters = QStringLiteral("novakdvořčeěCZ0123456789.,: @-");

bool leavesTheDesk(const QWidget& widget)
{
    const QString name = widget.accessibleName();
    return name == QLatin1String("Lock") || name == QLatin1String("Sign out");
}

//! Those of the window and of what it shows now.
QList<QKeySequence> shortcutsIn(const QWidget& window)
{
    QList<QKeySequence> keys;
    for (const auto* shortcut : window.findChildren<QShortcut*>()) {
        const auto* owner = qobject_cast<const QWidget*>(shortcut->parent());
        const bool leaves = std::find(kLeaving.begin(), kLeaving.end(), shortcut->key()) != kLeaving.end();
        if (owner && owner->isVisible() && !leaves)
            keys += shortcut->key();
    }
    return keys;
}

} // namespace

qint64 workOfThisThread()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

template <class Work>
void RandomUser::measured(const QString& action, Work&& work)
{
    QElapsedTimer clock;
    clock.start();
    const qint64 before = workOfThisThread();
    work();
    const qint64 worked = workOfThisThread() - before;
    if (worked > m_longestWork)
        m_worstAction = action;
    m_longestWork = std::max(m_longestWork, worked);
    m_longestStandstill = std::max(m_longestStandstill, clock.elapsed());
}

void RandomUser::act()
{
    ++m_actions;
    const int kind = pick(0, 99);
    QString action;
    measured(QStringLiteral("before an action"), [] { QCoreApplication::processEvents(QEventLoop::AllEvents, 1); });
    measured(QStringLiteral("an action"), [&] { action = kind < 80 ? pressKey() : kind < 98 ? click() : resize(); });
    for (int turn = pick(1, 6); turn > 0; --turn)
        measured(action, [] { QCoreApplication::processEvents(QEventLoop::AllEvents, 1); });
    QTest::qSleep(pick(0, 4));
}

QString RandomUser::pressKey()
{
    QWidget* focus = QApplication::focusWidget() ? QApplication::focusWidget() : &m_window;
    if (leavesTheDesk(*focus))
        focus = &m_window;
    if (pick(0, 2) == 0) {
        const QString letter = kLetters.mid(pick(0, static_cast<int>(kLetters.size()) - 1), 1);
        // QTest::keyClicks supports ASCII only.
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, 0, Qt::NoModifier, letter);
            QCoreApplication::sendEvent(focus, &event);
        }
        return QStringLiteral("typing %1").arg(letter);
    }
    const QList<QKeySequence> shortcuts = shortcutsIn(m_window);
    if (!shortcuts.isEmpty() && pick(0, 1) == 0) {
        const QKeySequence key = shortcuts.at(pick(0, static_cast<int>(shortcuts.size()) - 1));
        QTest::keySequence(focus, key);
        return QStringLiteral("key %1").arg(key.toString());
    }
    const Press press = kKeys.at(static_cast<std::size_t>(pick(0, static_cast<int>(kKeys.size()) - 1)));
    QTest::keyClick(focus, press.key, press.modifiers);
    return QStringLiteral("key %1").arg(QKeySequence(press.modifiers | press.key).toString());
}

QString RandomUser::click()
{
    QList<QWidget*> places;
    for (auto* widget : m_window.findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus &&
            !leavesTheDesk(*widget))
            places += widget;
    }
    if (places.isEmpty())
        return QStringLiteral("nothing to click");
    QWidget* place = places.at(pick(0, static_cast<int>(places.size()) - 1));
    const QString name = place->accessibleName();
    QTest::mouseClick(place, Qt::LeftButton, {}, QPoint(pick(0, place->width()), pick(0, place->height())));
    return QStringLiteral("click on %1").arg(name);
}

QString RandomUser::resize()
{
    m_window.resize(pick(1024, 1600), pick(700, 1000));
    return QStringLiteral("resize");
}
