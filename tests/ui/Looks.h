// Whether a window looks right in the theme that is on: it is of the theme's colours, and every word that can be seen
// on it stands out from what is behind it.
#pragma once

#include "ui/theme/Theme.h"

#include <QAbstractButton>
#include <QImage>
#include <QLabel>
#include <QTest>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <map>

namespace cf::test {

inline double luminanceOf(QRgb colour)
{
    const auto part = [](int value) {
        const double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(qRed(colour)) + 0.7152 * part(qGreen(colour)) + 0.0722 * part(qBlue(colour));
}

//! As WCAG 2.2 reckons it, 1 to 21.
inline double contrastOf(QRgb a, QRgb b)
{
    const double light = std::max(luminanceOf(a), luminanceOf(b));
    const double dark = std::min(luminanceOf(a), luminanceOf(b));
    return (light + 0.05) / (dark + 0.05);
}

//! Of the letters in that part of a picture against what most of it is. Smoothed edges are nearer to the ground, so
//! that the furthest colour is the letters' own.
inline double legibility(const QImage& picture, const QRect& part)
{
    std::map<QRgb, int> colours;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x)
            ++colours[picture.pixel(x, y)];
    }
    if (colours.empty())
        return 21;
    const auto ground = std::max_element(colours.begin(), colours.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
    double best = 1;
    for (const auto& [colour, count] : colours)
        best = std::max(best, contrastOf(colour, ground->first));
    return best;
}

//! Most of the picture.
inline QColor groundOf(const QImage& picture)
{
    constexpr int kStep = 3; // pixels
    std::map<QRgb, int> colours;
    for (int y = 0; y < picture.height(); y += kStep) {
        for (int x = 0; x < picture.width(); x += kStep)
            ++colours[picture.pixel(x, y)];
    }
    return std::max_element(colours.begin(), colours.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

//! Letters thin out where they are smoothed, hence less than the 4.5 that colours themselves must have (tst_contrast).
//! `sheet`: what lies over the window and is looked at alone; the rest is dimmed.
inline void verifyLooks(const QWidget& window, const QWidget* sheet = nullptr)
{
    constexpr double kLegible = 3;
    const QImage picture = const_cast<QWidget&>(window).grab().toImage().convertToFormat(QImage::Format_RGB32);
    if (!sheet) {
        const QString ground = groundOf(picture).name();
        const ui::Theme& theme = ui::Theme::current();
        QVERIFY2(ground == theme.window.name() || ground == theme.surface.name(), qPrintable(ground));
    }
    int words = 0;
    for (const auto* widget : (sheet ? sheet : &window)->findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const QString text = label ? label->text() : button ? button->text() : QString();
        const QRect seen = widget->visibleRegion().boundingRect();
        if (text.trimmed().isEmpty() || !widget->isVisible() || !widget->isEnabled() || seen.width() < 8 ||
            seen.height() < 8)
            continue;
        const QRect place = seen.translated(widget->mapTo(&window, QPoint())).intersected(picture.rect());
        ++words;
        QVERIFY2(legibility(picture, place) >= kLegible, qPrintable(text));
    }
    QVERIFY(words > 0);
}

} // namespace cf::test
