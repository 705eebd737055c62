#include "models/tables/MetricText.h"

#include "models/tables/DateText.h"

#include <QCoreApplication>

namespace cf::tables {
namespace {

struct MetricText
{
    Q_DECLARE_TR_FUNCTIONS(MetricText)
};

// Three significant digits are enough.
QString threeDigits(double value, const QLocale& locale)
{
    const int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return locale.toString(value, 'f', decimals);
}

} // namespace

QString durationText(std::int64_t microseconds, const QLocale& locale)
{
    const double milliseconds = static_cast<double>(microseconds) / 1e3;
    if (microseconds == 0)
        return MetricText::tr("%1 ms", "milliseconds").arg(locale.toString(0));
    if (milliseconds < 1000)
        return MetricText::tr("%1 ms", "milliseconds").arg(threeDigits(milliseconds, locale));
    if (milliseconds < 120'000)
        return MetricText::tr("%1 s", "seconds").arg(threeDigits(milliseconds / 1e3, locale));
    const auto seconds = static_cast<std::int64_t>(milliseconds / 1e3);
    if (seconds < 7200)
        return MetricText::tr("%1 min %2 s", "minutes and seconds").arg(seconds / 60).arg(seconds % 60);
    return MetricText::tr("%1 h %2 min", "hours and minutes").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString shareText(std::int64_t partsPerMillion, const QLocale& locale)
{
    const double percent = static_cast<double>(partsPerMillion) / 1e4;
    const int decimals = percent == 0 || percent >= 99.95 ? 0 : percent < 1 ? 2 : 1;
    return MetricText::tr("%1 %", "percent").arg(locale.toString(percent, 'f', decimals));
}

QString sizeText(std::int64_t bytes, const QLocale& locale)
{
    // The unit is a word; no size here is large enough for group signs.
    const QLocale words = wordsFor(locale);
    return words.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat)
        .replace(words.decimalPoint(), locale.decimalPoint());
}

QString countText(double count, const QLocale& locale)
{
    const bool whole = count >= 10 || count == static_cast<double>(static_cast<std::int64_t>(count));
    return locale.toString(count, 'f', whole ? 0 : 1);
}

} // namespace cf::tables
