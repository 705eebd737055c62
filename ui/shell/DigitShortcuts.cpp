// Qt sends a ShortcutOverride before looking up a shortcut. At that point the shortcut for the key's position gets the
// actual key as a second sequence, so that everything else about shortcuts is unchanged.
#include "ui/shell/DigitShortcuts.h"

#include "ui/common/DigitKey.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QShortcut>

#include <utility>

namespace cf::ui {

DigitShortcuts::DigitShortcuts(QObject* parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

DigitShortcuts::~DigitShortcuts() = default;

void DigitShortcuts::add(int digit, QShortcut* shortcut)
{
    m_shortcuts.insert(digit, shortcut);
}

bool DigitShortcuts::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && !m_shortcuts.isEmpty()) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (key.modifiers() == Qt::ControlModifier)
            listenFor(key);
    }
    return QObject::eventFilter(watched, event);
}

void DigitShortcuts::listenFor(const QKeyEvent& event)
{
    for (const auto& [digit, shortcut] : std::as_const(m_shortcuts).asKeyValueRange()) {
        QList<QKeySequence> keys{QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + digit))};
        if (event.key() != Qt::Key_0 + digit && isDigitKey(event, digit))
            keys += QKeySequence(Qt::CTRL | static_cast<Qt::Key>(event.key()));
        if (shortcut->keys() != keys)
            shortcut->setKeys(keys);
    }
}

} // namespace cf::ui
