#include "models/tables/EntrySearchText.h"

#include "models/tables/AmountText.h"
#include "models/tables/BranchClock.h"
#include "models/tables/DateText.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace cf::tables {
namespace {

struct EntrySearchText
{
    Q_DECLARE_TR_FUNCTIONS(cf::tables::EntrySearchText)
};

using Mistake = QString; //!< Null: none.

constexpr int kMostDays = 3'660;

class EntrySearchReader
{
public:
    EntrySearchReader(AccountId account, Currency currency, const QLocale& locale)
        : m_currency(currency)
        , m_locale(locale)
    {
        m_search.accountId = account;
    }

    Mistake take(const QString& term)
    {
        const qsizetype colon = term.indexOf(QLatin1Char(':'));
        const QString key = term.left(std::max<qsizetype>(colon, 0)).toLower();
        const QString value = term.mid(colon + 1);
        if (key == QLatin1String("amount"))
            return takeAmount(value);
        if (key == QLatin1String("from") || key == QLatin1String("to"))
            return takeEnd(key == QLatin1String("from"), value);
        if (!takeDays(term) && !takeFigure(term))
            m_words += term;
        return {};
    }

    Outcome<contract::EntrySearch, QString> result()
    {
        const QString text = m_words.join(QLatin1Char(' '));
        if (!text.isEmpty())
            m_search.text = contract::SearchText(text.toStdString());
        if (m_search.from && m_search.to && *m_search.from > *m_search.to)
            return EntrySearchText::tr("The first day is after the last one.");
        if (m_search.leastMinorUnits && m_search.mostMinorUnits && *m_search.leastMinorUnits > *m_search.mostMinorUnits)
            std::swap(m_search.leastMinorUnits, m_search.mostMinorUnits);
        return m_search;
    }

private:
    std::optional<std::int64_t> minorUnits(const QString& text) const
    {
        const auto money = parseAmount(text, m_currency, m_locale);
        return money ? std::optional(money->minorUnits()) : std::nullopt;
    }

    Mistake takeAmount(const QString& value)
    {
        const qsizetype dots = value.indexOf(QLatin1String(".."));
        const bool isAbove = value.startsWith(QLatin1Char('>'));
        const bool isBelow = value.startsWith(QLatin1Char('<'));
        const QString first = dots >= 0 ? value.left(dots) : value.mid(isAbove || isBelow ? 1 : 0);
        const QString second = dots >= 0 ? value.mid(dots + 2) : first;
        const auto least = minorUnits(first);
        const auto most = minorUnits(second);
        if (!least || !most)
            return EntrySearchText::tr("“%1” is not an amount: write amount:500, amount:100..500, amount:>100 or "
                                       "amount:<500.")
                .arg(value);
        if (!isBelow)
            m_search.leastMinorUnits = least;
        if (!isAbove)
            m_search.mostMinorUnits = most;
        return {};
    }

    Mistake takeEnd(bool isFirst, const QString& value)
    {
        const auto day = readDay(value, m_locale);
        if (!day || !day->isValid())
            return EntrySearchText::tr("“%1” is not a day: write it like 2026-11-01.").arg(value);
        (isFirst ? m_search.from : m_search.to) = fromQDate(*day);
        return {};
    }

    bool takeDays(const QString& term)
    {
        static const QRegularExpression lastDays(QStringLiteral("^(\\d{1,4})d$"));
        const QString word = term.toLower();
        if (word == QLatin1String("today"))
            return setDays(today(), today());
        if (word == QLatin1String("yesterday"))
            return setDays(today().addDays(-1), today().addDays(-1));
        if (const auto match = lastDays.match(word); match.hasMatch()) {
            const int days = match.captured(1).toInt();
            return days >= 1 && days <= kMostDays && setDays(today().addDays(1 - days), today());
        }
        const auto day = readDay(term, m_locale);
        return day && day->isValid() && setDays(*day, *day);
    }

    bool setDays(const QDate& first, const QDate& last)
    {
        m_search.from = fromQDate(first);
        m_search.to = fromQDate(last);
        return true;
    }

    //! Without decimals it may as well be part of an invoice's number.
    bool takeFigure(const QString& term)
    {
        static const QRegularExpression withDecimals(QStringLiteral("^\\d[\\d.,'\u2019]*[.,]\\d{2}$"));
        // Credits and debits alike.
        const bool isSigned = !term.isEmpty() && QStringView(u"+-\u2212").contains(term.front());
        const QString figure = term.mid(isSigned ? 1 : 0);
        const auto amount = withDecimals.match(figure).hasMatch() ? minorUnits(figure) : std::nullopt;
        if (!amount)
            return false;
        m_search.leastMinorUnits = amount;
        m_search.mostMinorUnits = amount;
        return true;
    }

    Currency m_currency;
    const QLocale& m_locale;
    contract::EntrySearch m_search;
    QStringList m_words;
};

//! Between words one blank; between the thousands of an amount with decimals none.
QString tidied(const QString& text)
{
    static const QRegularExpression grouped(QStringLiteral("(?<!\\S)(\\S*?\\d{1,3}(?: \\d{3})+[.,]\\d{2})(?!\\S)"));
    QString line = text.simplified();
    for (auto match = grouped.match(line); match.hasMatch(); match = grouped.match(line)) {
        QString joined = match.captured(1);
        line.replace(match.capturedStart(1), match.capturedLength(1), joined.remove(QLatin1Char(' ')));
    }
    return line;
}

} // namespace

Outcome<contract::EntrySearch, QString> readEntrySearch(const QString& text, AccountId account, Currency currency,
                                                        const QLocale& locale)
{
    EntrySearchReader reader(account, currency, locale);
    for (const QString& term : tidied(text).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (const Mistake mistake = reader.take(term); !mistake.isNull())
            return mistake;
    }
    return reader.result();
}

} // namespace cf::tables
