// QLocale::toDouble reads de_DE "12.345" as 12345 and en_US "0,001" as 1, so nothing here asks it to read.
#include "models/tables/AmountText.h"

#include <QCoreApplication>

#include <optional>

namespace cf::tables {
namespace {

struct AmountText
{
    Q_DECLARE_TR_FUNCTIONS(cf::tables::AmountText)
};

constexpr QChar kNarrowBlank(0x202F);
constexpr qsizetype kLongestText = 60;

// The text in one alphabet: ASCII digits, '.', ',' and '_' for every blank or apostrophe that groups.
std::optional<QString> normalised(const QString& text)
{
    QString result;
    for (const QChar c : text) {
        if (c.category() == QChar::Number_DecimalDigit)
            result += QLatin1Char(static_cast<char>('0' + c.digitValue()));
        else if (c == QLatin1Char('.') || c == QLatin1Char(','))
            result += c;
        else if (c == QChar(0x066B)) // Arabic decimal sign
            result += QLatin1Char('.');
        else if (c.isSpace() || c == QLatin1Char('\'') || c == QChar(0x2019) || c == QChar(0x066C))
            result += QLatin1Char('_');
        else if (c.category() != QChar::Other_Format) // marks of direction, pasted along
            return std::nullopt;
    }
    return result;
}

// "1_234_567" with groups of three behind the first of one to three; no group sign at all is fine.
std::optional<QString> ungrouped(const QString& whole, QChar sign)
{
    const QStringList groups = whole.split(sign);
    if (groups.size() > 1) {
        if (groups.first().isEmpty() || groups.first().size() > 3)
            return std::nullopt;
        for (qsizetype i = 1; i < groups.size(); ++i) {
            if (groups[i].size() != 3)
                return std::nullopt;
        }
    }
    return groups.join(QString());
}

QChar localeSign(const QString& sign)
{
    return sign == QLatin1String(".") || sign == QLatin1String(",") ? sign.front() : QLatin1Char('_');
}

struct Parts
{
    QString whole;
    QString fraction;
};

// One '.' or ',' alone: a decimal sign, unless it could as well separate thousands.
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
    if (looksGrouped && (decimals != 3 || locale.decimalPoint() != sign))
        return AmountError::Ambiguous;
    const auto joined = ungrouped(whole, QLatin1Char('_'));
    if (!joined || fraction.contains(QLatin1Char('_')))
        return AmountError::Grouping;
    return Parts{*joined, fraction};
}

Outcome<Parts, AmountError> split(const QString& text, int decimals, const QLocale& locale)
{
    const QChar localeGroup = localeSign(locale.groupSeparator());
    const auto points = text.count(QLatin1Char('.'));
    const auto commas = text.count(QLatin1Char(','));
    if (points + commas == 0) {
        const auto joined = ungrouped(text, QLatin1Char('_'));
        return joined ? Outcome<Parts, AmountError>(Parts{*joined, QString()}) : AmountError::Grouping;
    }
    if (points + commas == 1)
        return splitAtOnlySign(text, points ? QLatin1Char('.') : QLatin1Char(','), decimals, locale);
    // Several signs: the thousands must be the locale's own, and one sign of the other kind may follow them.
    const QChar decimalSign = localeGroup == QLatin1Char('.') ? QLatin1Char(',') : QLatin1Char('.');
    if (localeGroup == QLatin1Char('_') || text.contains(QLatin1Char('_')) || text.count(decimalSign) > 1)
        return AmountError::Grouping;
    const auto joined = ungrouped(text.section(decimalSign, 0, 0), localeGroup);
    const QString fraction = text.section(decimalSign, 1);
    if (!joined || fraction.contains(localeGroup))
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
    QString typed = text.trimmed();
    if (typed.isEmpty())
        return AmountError::Empty;
    if (typed.size() > kLongestText)
        return AmountError::TooLarge;
    if (typed.size() > 3 && typed.right(3).toUpper() == typed.right(3) && typed.right(3).front().isLetter() &&
        Currency::parse(typed.right(3).toStdString())) {
        if (typed.right(3).toStdString() != currency.code())
            return AmountError::OtherCurrency;
        typed = typed.chopped(3).trimmed();
    }
    static const QString kSigns = QStringLiteral("+-\u2212");
    if (kSigns.contains(typed.front()))
        return AmountError::Sign;
    const auto digits = normalised(typed);
    if (!digits)
        return AmountError::NotANumber;
    const auto parts = split(*digits, currency.decimals(), locale);
    if (!parts)
        return parts.error();
    const bool hasSign = digits->contains(QLatin1Char('.')) || digits->contains(QLatin1Char(','));
    if (parts->whole.isEmpty() || (hasSign && parts->fraction.isEmpty() && digits->back().isPunct()))
        return AmountError::NotANumber;
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

QString amountErrorText(AmountError error, Currency currency)
{
    const QString code = QString::fromStdString(currency.code());
    switch (error) {
    case AmountError::Empty:
        return AmountText::tr("Enter an amount.");
    case AmountError::NotANumber:
        return AmountText::tr("An amount is written with digits and one decimal sign.");
    case AmountError::Sign:
        return AmountText::tr("An amount is written without a sign.");
    case AmountError::Ambiguous:
        return AmountText::tr("This could mean thousands or decimals. Write it without separating thousands.");
    case AmountError::Grouping:
        return AmountText::tr(
            "The thousands are not separated in the usual places. Write it without separating thousands.");
    case AmountError::TooManyDecimals:
        return currency.decimals() == 0
                   ? AmountText::tr("%1 has no decimals.").arg(code)
                   : AmountText::tr("%1 has no more than %2 decimals.").arg(code, QString::number(currency.decimals()));
    case AmountError::TooLarge:
        return AmountText::tr("This amount is too large.");
    case AmountError::OtherCurrency:
        return AmountText::tr("This field takes %1.").arg(code);
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
    // Among Arabic or Hebrew the sign and the code would trade places with the figure: isolate it (UAX #9).
    return locale.textDirection() == Qt::RightToLeft ? QChar(0x2066) + text + QChar(0x2069) : text;
}

QString plainAmount(const Money& money, const QLocale& locale)
{
    return inLocale(money, locale, QString(), QLatin1Char('-'));
}

} // namespace cf::tables
