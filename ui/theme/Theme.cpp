// The values were chosen for AA contrast; tst_contrast enforces it.
#include "ui/theme/Theme.h"

#include <QGuiApplication>

#include <algorithm>
#include <cmath>

namespace cf::ui {
namespace {

double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

const Theme& Theme::light()
{
    static const Theme theme{
        .dark = false,
        .window = QColor(0xF3F5F8),
        .surface = QColor(0xFFFFFF),
        .alternate = QColor(0xF7F9FB),
        .rail = QColor(0xE8ECF2),
        .line = QColor(0xD9DFE7),
        .fieldLine = QColor(0x7F8998),
        .text = QColor(0x1A212B),
        .muted = QColor(0x566172),
        .disabled = QColor(0x98A1AE),
        .accent = QColor(0x1F5A9E),
        .accentHover = QColor(0x184A84),
        .onAccent = QColor(0xFFFFFF),
        .accentText = QColor(0x1F5A9E),
        .selection = QColor(0xDCE8F6),
        .scrim = QColor(20, 28, 40, 120),
        .neutral = {QColor(0x566172), QColor(0xE9EDF2)},
        .info = {QColor(0x1F5A9E), QColor(0xE3EDF9)},
        .success = {QColor(0x1B6B3A), QColor(0xE0F2E6)},
        .warning = {QColor(0x855400), QColor(0xFDF0D5)},
        .danger = {QColor(0xB3261E), QColor(0xFCE7E5)},
    };
    return theme;
}

const Theme& Theme::darkTheme()
{
    static const Theme theme{
        .dark = true,
        .window = QColor(0x14181D),
        .surface = QColor(0x1C2128),
        .alternate = QColor(0x212730),
        .rail = QColor(0x10141A),
        .line = QColor(0x323A45),
        .fieldLine = QColor(0x75808F),
        .text = QColor(0xE4E8ED),
        .muted = QColor(0xA6B0BD),
        .disabled = QColor(0x6B7583),
        .accent = QColor(0x2F6DB8),
        .accentHover = QColor(0x3A78C3),
        .onAccent = QColor(0xFFFFFF),
        .accentText = QColor(0x86B6F2),
        .selection = QColor(0x24405F),
        .scrim = QColor(0, 0, 0, 150),
        .neutral = {QColor(0xA6B0BD), QColor(0x2A313B)},
        .info = {QColor(0x86B6F2), QColor(0x1D3046)},
        .success = {QColor(0x7CCB97), QColor(0x1A3525)},
        .warning = {QColor(0xE9B85C), QColor(0x3A2E15)},
        .danger = {QColor(0xFF9A90), QColor(0x442321)},
    };
    return theme;
}

const Theme& Theme::forPalette(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTheme() : light();
}

const Theme& Theme::current()
{
    return forPalette(QGuiApplication::palette());
}

const ToneColours& Theme::tone(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return neutral;
    case Tone::Info:
        return info;
    case Tone::Success:
        return success;
    case Tone::Warning:
        return warning;
    case Tone::Danger:
        return danger;
    }
    return neutral;
}

QPalette Theme::palette() const
{
    QPalette result(surface, window);
    result.setColor(QPalette::Window, window);
    result.setColor(QPalette::WindowText, text);
    result.setColor(QPalette::Base, surface);
    result.setColor(QPalette::AlternateBase, alternate);
    result.setColor(QPalette::Text, text);
    result.setColor(QPalette::PlaceholderText, muted);
    result.setColor(QPalette::Button, surface);
    result.setColor(QPalette::ButtonText, text);
    result.setColor(QPalette::BrightText, onAccent);
    result.setColor(QPalette::ToolTipBase, text);
    result.setColor(QPalette::ToolTipText, surface);
    result.setColor(QPalette::Highlight, accent);
    result.setColor(QPalette::HighlightedText, onAccent);
    result.setColor(QPalette::Link, accentText);
    result.setColor(QPalette::LinkVisited, accentText);
    result.setColor(QPalette::Light, surface);
    result.setColor(QPalette::Midlight, alternate);
    result.setColor(QPalette::Mid, line);
    result.setColor(QPalette::Dark, fieldLine);
    result.setColor(QPalette::Shadow, dark ? QColor(Qt::black) : fieldLine);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        result.setColor(QPalette::Disabled, role, disabled);
    result.setColor(QPalette::Disabled, QPalette::Base, window);
    result.setColor(QPalette::Disabled, QPalette::Highlight, line);
    return result;
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)}); // by value: no dangling references
    return (high + 0.05) / (low + 0.05);
}

} // namespace cf::ui
