// Before Qt looks a key up among the shortcuts it asks whether somebody else wants it. At that moment the shortcut of
// the key's place takes the key's name as a second one, so that all else about shortcuts stays as it is.
#include "ui/shell/DigitKeys.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QShortcut>

#include <utility>

namespace cf::ui {
namespace {

constexpr quint32 kPlaceOfOne = 10; // the scan code that X11 and Wayland give the first key of the upper row
constexpr int kKeys = 9;

struct Row
{
    const char16_t* signs; //!< What the keys from 1 to 9 give without Shift.
};

// Where the keyboard does not say which key it was: by its sign. Only what means one digit on all of them.
constexpr Row kRows[] = {
    {u"+ěščřžýáí"},  // Czech
    {u"+ľščťžýáí"},  // Slovak
    {u"&é\"'(-è_ç"}, // French
    {u"&é\"'(§è!ç"}, // Belgian
};

int digitOfSign(int key)
{
    for (const Row& row : kRows) {
        for (int i = 0; i < kKeys; ++i) {
            if (QChar(row.signs[i]).toUpper().unicode() == key)
                return i + 1;
        }
    }
    return 0;
}

int digitOf(const QKeyEvent& event)
{
    const quint32 place = event.nativeScanCode();
    if (place == 0)
        return digitOfSign(event.key());
    const QString platform = QGuiApplication::platformName();
    const bool isKnown = platform == QLatin1String("xcb") || platform.startsWith(QLatin1String("wayland"));
    return isKnown && place >= kPlaceOfOne && place < kPlaceOfOne + kKeys ? static_cast<int>(place - kPlaceOfOne) + 1
                                                                          : 0;
}

} // namespace

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
    const int pressed = digitOf(event);
    for (const auto& [digit, shortcut] : std::as_const(m_shortcuts).asKeyValueRange()) {
        QList<QKeySequence> keys{QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + digit))};
        if (digit == pressed && event.key() != Qt::Key_0 + digit)
            keys += QKeySequence(Qt::CTRL | static_cast<Qt::Key>(event.key()));
        if (shortcut->keys() != keys)
            shortcut->setKeys(keys);
    }
}

} // namespace cf::ui
