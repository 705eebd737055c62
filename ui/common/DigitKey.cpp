#include "ui/common/DigitKey.h"

#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>

namespace cf::ui {
namespace {

constexpr quint32 kScanCodeOfOne = 10; // the X11 and Wayland scan code of the upper row's first key

// What the keys from 1 to 9 and 0 give without Shift.
constexpr const char16_t* kRows[] = {
    u"+ěščřžýáíé",  // Czech
    u"+ľščťžýáíé",  // Slovak
    u"&é\"'(-è_çà", // French
    u"&é\"'(§è!çà", // Belgian
};

bool hasScanCode(const QKeyEvent& event)
{
    const QString platform = QGuiApplication::platformName();
    return event.nativeScanCode() != 0 &&
           (platform == QLatin1String("xcb") || platform.startsWith(QLatin1String("wayland")));
}

} // namespace

bool isDigitKey(const QKeyEvent& event, int digit)
{
    if (event.key() == Qt::Key_0 + digit)
        return true;
    const int position = digit == 0 ? 9 : digit - 1;
    if (hasScanCode(event))
        return event.nativeScanCode() == kScanCodeOfOne + static_cast<quint32>(position);
    return std::any_of(std::begin(kRows), std::end(kRows),
                       [&](const char16_t* row) { return QChar(row[position]).toUpper().unicode() == event.key(); });
}

} // namespace cf::ui
