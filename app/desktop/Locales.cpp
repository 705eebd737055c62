#include "app/desktop/Locales.h"

namespace cf::app {
namespace {

// For an unknown pair QLocale returns the language's default country.
QLocale wordsIn(QLocale::Language language, QLocale::Territory territory)
{
    const QLocale there(language, territory);
    if (there.territory() == territory)
        return there;
    // International English, not American.
    if (language == QLocale::English && territory != QLocale::AnyTerritory)
        return QLocale(QLocale::English, QLocale::World);
    return QLocale(language);
}

} // namespace

QLocale regionFor(const QString& wanted)
{
    const bool namesPlace = wanted.contains(QLatin1Char('_')) || wanted.contains(QLatin1Char('-'));
    return namesPlace ? QLocale(wanted) : QLocale::system();
}

Locales localesFor(QLocale::Language language, const QLocale& region)
{
    if (region.language() == QLocale::C)
        return {QLocale(language), QLocale(language)};
    const QLocale words = wordsIn(language, region.territory());
    const bool together = region.zeroDigit() == words.zeroDigit() && region.textDirection() == words.textDirection();
    return {words, together ? region : words};
}

} // namespace cf::app
