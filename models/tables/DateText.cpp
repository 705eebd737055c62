// See DateText.h.
#include "models/tables/DateText.h"

namespace cf::tables {
namespace {

QString shortFormat(const QLocale& locale)
{
    QString format = locale.dateFormat(QLocale::ShortFormat);
    const bool yearFirst = format.startsWith(QLatin1Char('y'));
    if (format.contains(QLatin1Char('/')) && !yearFirst)
        return format.startsWith(QLatin1Char('M')) ? QStringLiteral("MMM d, yyyy") : QStringLiteral("d MMM yyyy");
    if (!format.contains(QLatin1String("yyyy")))
        format.replace(QLatin1String("yy"), QLatin1String("yyyy"));
    return format;
}

} // namespace

QDate toQDate(Date date)
{
    return QDate(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                 static_cast<int>(static_cast<unsigned>(date.day())));
}

Date fromQDate(const QDate& day)
{
    return std::chrono::year(day.year()) / day.month() / day.day();
}

QDateTime localTime(Instant instant)
{
    const auto since1970 = std::chrono::floor<std::chrono::milliseconds>(instant.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(since1970.count());
}

QString formatDate(Date date, const QLocale& locale)
{
    return locale.toString(toQDate(date), shortFormat(locale));
}

QString isoDate(Date date)
{
    return QString::fromStdString(toString(date));
}

} // namespace cf::tables
