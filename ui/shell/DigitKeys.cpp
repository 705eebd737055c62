// Before Qt looks a key up among the shortcuts it asks whether somebody else wants it. At that moment the shortcut of
// the key's place takes the key's name as a second one, so that all else about shortcuts stays as it is.
#include "ui/shell/DigitKeys.h"

#include "ui/common/DigitPlace.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QShortcut>

#include <utility>

namespace cf::ui {

DigitKeys::DigitKeys(QObject* parent)
    : QObject(parent)
{
    QCoreApplication::instance()->installEventFilter(this);
}

DigitKeys::~DigitKeys() = default;

void DigitKeys::add(int digit, QShortcut* shortcut)
{
    m_shortcuts.insert(digit, shortcut);
}

bool DigitKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && !m_shortcuts.isEmpty()) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (key.modifiers() == Qt::ControlModifier)
            listenFor(key);
    }
    return QObject::eventFilter(watched, event);
}

void DigitKeys::listenFor(const QKeyEvent& event)
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
