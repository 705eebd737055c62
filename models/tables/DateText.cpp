// See DateText.h.
#include "models/tables/DateText.h"

#include <QCoreApplication>

#include <optional>

namespace cf::tables {
namespace {

struct DateText
{
    Q_DECLARE_TR_FUNCTIONS(cf::tables::DateText)
};

// Like QLocale's own default: one language is shown at a time.
std::optional<QLocale>& wordsLocale()
{
    static std::optional<QLocale> locale;
    return locale;
}

// "yy" and "y" become "yyyy"; what stands in quotes is text.
QString withWholeYear(const QString& format)
{
    QString result;
    bool quoted = false;
    for (qsizetype i = 0; i < format.size(); ++i) {
        quoted = quoted != (format[i] == QLatin1Char('\''));
        const bool isYear = !quoted && format[i] == QLatin1Char('y');
        if (!isYear)
            result += format[i];
        else if (i == 0 || format[i - 1] != QLatin1Char('y'))
            result += QLatin1String("yyyy");
    }
    return result;
}

QString shortFormat(const QLocale& locale)
{
    const QString format = locale.dateFormat(QLocale::ShortFormat);
    const bool yearFirst = format.startsWith(QLatin1Char('y'));
    if (format.contains(QLatin1Char('/')) && !yearFirst)
        return format.startsWith(QLatin1Char('M')) ? QStringLiteral("MMM d, yyyy") : QStringLiteral("d MMM yyyy");
    return withWholeYear(format);
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

void setWordsLocale(const QLocale& locale)
{
    wordsLocale() = locale;
}

QLocale wordsFor(const QLocale& figures)
{
    return wordsLocale().value_or(figures);
}

QString formatDate(Date date, const QLocale& locale)
{
    const QString format = shortFormat(locale);
    // A word among figures, or only figures.
    return (format.contains(QLatin1String("MMM")) ? wordsFor(locale) : locale).toString(toQDate(date), format);
}

QString formatTime(Instant instant, const QLocale& locale)
{
    return locale.toString(localTime(instant).time(), QLocale::ShortFormat);
}

QString formatMoment(Instant instant, const QLocale& locale)
{
    return formatMoment(localTime(instant), locale);
}

QString formatMoment(const QDateTime& local, const QLocale& locale)
{
    //: a date and a time of day
    return DateText::tr("%1 %2").arg(formatDate(fromQDate(local.date()), locale),
                                     locale.toString(local.time(), QLocale::ShortFormat));
}

QString formatRecent(Instant instant, const QLocale& locale)
{
    return localTime(instant).date() == calendarDay() ? formatTime(instant, locale) : formatMoment(instant, locale);
}

QString typedDayFormat(const QLocale& locale)
{
    return withWholeYear(locale.dateFormat(QLocale::ShortFormat));
}

QString isoDate(Date date)
{
    return QString::fromStdString(toString(date));
}

} // namespace cf::tables
