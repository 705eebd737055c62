// QLocale::toDouble parses de_DE "12.345" as 12345 and en_US "0,001" as 1, so it is not used here.
#include "models/tables/AmountText.h"

#include "models/tables/AmountParts.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace cf::tables {
namespace {

struct AmountText
{
    Q_DECLARE_TR_FUNCTIONS(cf::tables::AmountText)
};

constexpr QChar kNarrowBlank(0x202F);
constexpr qsizetype kLongestText = 60;

QChar localeSign(const QString& sign)
{
    return sign == QLatin1String(".") || sign == QLatin1String(",") ? sign.front() : QLatin1Char('_');
}

// In AmountParts' alphabet.
QChar decimalSign(const QLocale& locale)
{
    return locale.decimalPoint() == QLatin1String(",") ? QLatin1Char(',') : QLatin1Char('.');
}

// Size of the digit groups above the last three: 2 in India, else 3.
qsizetype sizeOfHigherGroups(const QLocale& locale)
{
    const QString sample = locale.toString(qlonglong{11'111'111});
    const QStringList groups = sample.split(locale.groupSeparator());
    return groups.size() > 2 && groups[groups.size() - 2].size() == 2 ? 2 : 3;
}

bool isGrouped(const QStringList& groups, qsizetype higher)
{
    if (groups.first().isEmpty() || groups.first().size() > higher || groups.last().size() != 3)
        return false;
    return std::all_of(groups.begin() + 1, groups.end() - 1,
                       [&](const QString& group) { return group.size() == higher; });
}

// "1_234_567" in groups of three after a first group of one to three, or grouped as in the locale; no grouping at all
// is fine.
std::optional<QString> ungrouped(const QString& whole, QChar sign, const QLocale& locale)
{
    const QStringList groups = whole.split(sign);
    const bool fits = groups.size() == 1 || isGrouped(groups, 3) ||
                      (localeSign(locale.groupSeparator()) == sign && isGrouped(groups, sizeOfHigherGroups(locale)));
    return fits ? std::optional(groups.join(QString())) : std::nullopt;
}

struct Parts
{
    QString whole;
    QString fraction;
};

// A single '.' or ',': a decimal sign, unless it could also separate thousands.
Outcome<Parts, AmountError> splitAtOnlySign(const QString& text, QChar sign, int decimals, const QLocale& locale)
{
    const QChar localeGroup = localeSign(locale.groupSeparator());
    const qsizetype at = text.indexOf(sign);
    const QString whole = text.left(at);
    const QString fraction = text.mid(at + 1);
    const bool looksGrouped = fraction.size() == 3 && !whole.contains(QLatin1Char('_')) && whole.size() >= 1 &&
                              whole.size() <= 3 && whole.front() != QLatin1Char('0');
    if (looksGrouped && decimals == 0 && sign == localeGroup)
        return Parts{whole + fraction, QString()};
    if (looksGrouped && (decimals != 3 || decimalSign(locale) != sign))
        return AmountError::Ambiguous;
    const auto joined = ungrouped(whole, QLatin1Char('_'), locale);
    if (!joined || fraction.contains(QLatin1Char('_')))
        return AmountError::Grouping;
    return Parts{*joined, fraction};
}

Outcome<Parts, AmountError> split(const QString& text, int decimals, const QLocale& locale)
{
    const auto points = text.count(QLatin1Char('.'));
    const auto commas = text.count(QLatin1Char(','));
    if (points + commas == 1)
        return splitAtOnlySign(text, points ? QLatin1Char('.') : QLatin1Char(','), decimals, locale);
    // Of several signs one kind separates thousands; one of the other kind may follow.
    const bool pointIsLast = text.lastIndexOf(QLatin1Char('.')) > text.lastIndexOf(QLatin1Char(','));
    const QChar last = pointIsLast ? QLatin1Char('.') : QLatin1Char(',');
    const bool hasDecimals = points > 0 && commas > 0;
    const QChar other = pointIsLast ? QLatin1Char(',') : QLatin1Char('.');
    const QChar group = points + commas == 0 ? QLatin1Char('_') : hasDecimals ? other : last;
    if (hasDecimals && text.count(last) > 1)
        return AmountError::Grouping;
    const QString fraction = hasDecimals ? text.section(last, 1) : QString();
    const auto joined = ungrouped(hasDecimals ? text.section(last, 0, 0) : text, group, locale);
    // Any remaining non-digit is another kind of group sign.
    const auto isDigits = [](const QString& part) {
        return std::all_of(part.begin(), part.end(), [](QChar c) { return c.isDigit(); });
    };
    if (!joined || !isDigits(*joined) || !isDigits(fraction))
        return AmountError::Grouping;
    return Parts{*joined, fraction};
}

QString inLocale(const Money& money, const QLocale& locale, const QString& groupSign, QChar minus)
{
    const QString plain = QString::fromStdString(money.decimal());
    const bool negative = plain.startsWith(QLatin1Char('-'));
    QString whole = plain.section(QLatin1Char('.'), 0, 0).mid(negative ? 1 : 0);
    const QString fraction = plain.section(QLatin1Char('.'), 1);
    for (qsizetype at = whole.size() - 3; at > 0; at -= 3)
        whole.insert(at, groupSign);
    QString result = fraction.isEmpty() ? whole : whole + locale.decimalPoint() + fraction;
    const char32_t zero = locale.zeroDigit().toUcs4().value(0, U'0');
    if (zero != U'0') {
        for (int digit = 0; digit <= 9; ++digit) {
            const char32_t own = zero + static_cast<char32_t>(digit);
            result.replace(QLatin1Char(static_cast<char>('0' + digit)), QString::fromUcs4(&own, 1));
        }
    }
    return negative ? minus + result : result;
}

} // namespace

Outcome<Money, AmountError> parseAmount(const QString& text, Currency currency, const QLocale& locale)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return AmountError::Empty;
    if (typed.size() > kLongestText)
        return AmountError::TooLarge;
    const AmountParts apart = splitAmount(typed);
    if (!apart.isWhole || apart.digits.isEmpty())
        return AmountError::NotANumber;
    for (const QString& written : apart.currencies) {
        if (!namesCurrency(written, currency))
            return AmountError::OtherCurrency;
    }
    if (apart.sign == AmountSign::Minus)
        return AmountError::Sign;
    const auto parts = split(apart.digits, currency.decimals(), locale);
    if (!parts)
        return parts.error();
    qsizetype zeros = 0;
    while (zeros + 1 < parts->whole.size() && parts->whole[zeros] == QLatin1Char('0'))
        ++zeros;
    const QString plain = parts->fraction.isEmpty() ? parts->whole.mid(zeros)
                                                    : parts->whole.mid(zeros) + QLatin1Char('.') + parts->fraction;
    const auto money = Money::parse(plain.toStdString(), currency);
    if (money)
        return *money;
    switch (money.error()) {
    case MoneyError::NotANumber:
        return AmountError::NotANumber;
    case MoneyError::TooManyDecimals:
        return AmountError::TooManyDecimals;
    case MoneyError::TooLarge:
        return AmountError::TooLarge;
    }
    return AmountError::NotANumber;
}

QString amountErrorText(AmountError error, Currency currency, const QString& text)
{
    const QString code = QString::fromStdString(currency.code());
    switch (error) {
    case AmountError::Empty:
        return AmountText::tr("Enter an amount.");
    case AmountError::NotANumber:
        return AmountText::tr("An amount has digits and one decimal separator.");
    case AmountError::Sign:
        return AmountText::tr("An amount has no minus sign.");
    case AmountError::Ambiguous:
        return AmountText::tr("This could mean thousands or decimals. Write it without thousands separators.");
    case AmountError::Grouping:
        return AmountText::tr(
            "The thousands are not separated in the usual places. Write it without thousands separators.");
    case AmountError::TooManyDecimals:
        return currency.decimals() == 0
                   ? AmountText::tr("%1 has no decimals.").arg(code)
                   : AmountText::tr("%1 has no more than %2 decimals.").arg(code, QString::number(currency.decimals()));
    case AmountError::TooLarge:
        return AmountText::tr("This amount is too large.");
    case AmountError::OtherCurrency:
        for (const QString& written : splitAmount(text).currencies) {
            if (!namesCurrency(written, currency))
                return AmountText::tr("This field accepts %1, not %2.", "%1 and %2: currencies")
                    .arg(code, currencyWritten(written));
        }
        return AmountText::tr("This field accepts %1.").arg(code);
    }
    return {};
}

QString formatAmount(const Money& money, const QLocale& locale)
{
    return inLocale(money, locale, QString(kNarrowBlank), QChar(0x2212));
}

QString formatMoney(const Money& money, const QLocale& locale)
{
    const QString text =
        formatAmount(money, locale) + QChar(QChar::Nbsp) + QString::fromStdString(money.currency().code());
    // In Arabic or Hebrew text the sign and the code would swap sides with the digits: isolate them (UAX #9).
    return locale.textDirection() == Qt::RightToLeft ? QChar(0x2066) + text + QChar(0x2069) : text;
}

QString plainAmount(const Money& money, const QLocale& locale)
{
    return inLocale(money, locale, QString(), QLatin1Char('-'));
}

} // namespace cf::tables
