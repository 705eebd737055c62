#include "models/tables/DateText.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace cf::tables {
namespace {

struct DateText
{
    Q_DECLARE_TR_FUNCTIONS(cf::tables::DateText)
};

// Global like QLocale's default: one language is shown at a time.
std::optional<QLocale>& wordsLocale()
{
    static std::optional<QLocale> locale;
    return locale;
}

// "yy" and "y" become "yyyy"; quoted parts are text.
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

void setWordsLocale(const std::optional<QLocale>& locale)
{
    wordsLocale() = locale;
}

QLocale wordsFor(const QLocale& formats)
{
    return wordsLocale().value_or(formats);
}

QString formatDate(Date date, const QLocale& locale)
{
    const QString format = shortFormat(locale);
    // A word among digits, or digits only.
    return (format.contains(QLatin1String("MMM")) ? wordsFor(locale) : locale).toString(toQDate(date), format);
}

QString formatTime(Instant instant, const QLocale& locale)
{
    return locale.toString(localTime(instant).time(), QLocale::ShortFormat);
}

QString formatDateTime(Instant instant, const QLocale& locale)
{
    return formatDateTime(localTime(instant), locale);
}

QString formatDateTime(const QDateTime& local, const QLocale& locale)
{
    //: a date and a time of day
    return DateText::tr("%1 %2").arg(formatDate(fromQDate(local.date()), locale),
                                     locale.toString(local.time(), QLocale::ShortFormat));
}

QString formatRecent(Instant instant, const QLocale& locale)
{
    return localTime(instant).date() == calendarDay() ? formatTime(instant, locale) : formatDateTime(instant, locale);
}

QString typedDayFormat(const QLocale& locale)
{
    return withWholeYear(locale.dateFormat(QLocale::ShortFormat));
}

std::optional<QDate> readDay(const QString& text, const QLocale& locale)
{
    const QString format = typedDayFormat(locale);
    // As the locale writes it, in its own digits.
    for (const QDate day : {QDate::fromString(text, Qt::ISODate), locale.toDate(text, format)})
        if (day.isValid() && day.year() > 999)
            return day;
    static const QRegularExpression kFigures(
        QStringLiteral(R"(^\s*(\d+)\s*([./-])\s*(\d{1,2})\s*\2\s*(\d+)\s*\.?\s*$)"));
    const auto match = kFigures.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    QString order;
    for (const QChar c : format)
        if (QStringLiteral("dMy").contains(c) && !order.contains(c))
            order += c;
    if (match.captured(1).size() == 4)
        order = QStringLiteral("yMd");
    const int parts[] = {1, 3, 4};
    const auto part = [&](QChar which) { return match.captured(parts[std::max<qsizetype>(order.indexOf(which), 0)]); };
    const QString year = part(QLatin1Char('y'));
    return year.size() == 4 && year.toInt() > 999
               ? QDate(year.toInt(), part(QLatin1Char('M')).toInt(), part(QLatin1Char('d')).toInt())
               : QDate();
}

QString isoDate(Date date)
{
    return QString::fromStdString(toString(date));
}

} // namespace cf::tables
