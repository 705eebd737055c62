// Qt 6.4 cannot ask a font for its "tnum" feature, so digits are measured instead.
#include "ui/theme/Fonts.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace cf::ui {
namespace {

bool hasTabularDigits(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const qreal zero = metrics.horizontalAdvance(QLatin1Char('0'));
    for (char digit = '1'; digit <= '9'; ++digit) {
        if (std::abs(metrics.horizontalAdvance(QLatin1Char(digit)) - zero) > 0.01)
            return false;
    }
    return true;
}

QFont scaled(QFont font, double factor)
{
    // A font set in pixels has no point size.
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(std::max(1, qRound(font.pixelSize() * factor)));
    return font;
}

} // namespace

QFont withTabularDigits(const QFont& base)
{
    if (hasTabularDigits(base))
        return base;
    for (const char* family : {"Noto Sans", "DejaVu Sans", "Liberation Sans"}) {
        QFont candidate = base;
        candidate.setFamilies({QLatin1String(family)});
        if (QFontDatabase::hasFamily(QLatin1String(family)) && hasTabularDigits(candidate))
            return candidate;
    }
    QFont fixed = base;
    fixed.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    return fixed;
}

QFont fontFor(TextRole role)
{
    QFont font = QApplication::font();
    switch (role) {
    case TextRole::Title:
        font = scaled(font, 1.5);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Heading:
        font = scaled(font, 1.12);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Body:
        break;
    case TextRole::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Small:
        font = scaled(font, 0.92);
        break;
    case TextRole::Amount:
        font = withTabularDigits(font);
        break;
    }
    return font;
}

Density currentDensity()
{
    return static_cast<Density>(QCoreApplication::instance()->property(kDensityProperty).toInt());
}

int rowEm(double factor)
{
    constexpr double kCompactPart = 0.8;
    return em(currentDensity() == Density::Compact ? factor * kCompactPart : factor);
}

int em(double factor)
{
    return std::max(1, qRound(QFontMetricsF(QApplication::font()).height() * factor));
}

} // namespace cf::ui
