// Formats measurements in a locale: times, shares, sizes, counts. Used by tiles, charts and tables of the monitoring
// panel.
#pragma once

#include <QLocale>
#include <QString>

#include <cstdint>

namespace cf::tables {

//! "0.85 ms", "120 ms", "1.4 s", "3 min 20 s".
QString durationText(std::int64_t microseconds, const QLocale& locale);
//! Parts per million as a percentage with the significant decimals: "0.02 %", "3.4 %", "98 %".
QString shareText(std::int64_t partsPerMillion, const QLocale& locale);
//! "512 bytes", "1.5 MB".
QString sizeText(std::int64_t bytes, const QLocale& locale);
//! "12,345"; small fractions keep one decimal: "0.4".
QString countText(double count, const QLocale& locale);

} // namespace cf::tables
