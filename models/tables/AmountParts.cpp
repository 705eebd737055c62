#include "models/tables/AmountParts.h"

#include <QList>

#include <algorithm>

namespace cf::tables {
namespace {

struct Sign
{
    const char16_t* text; //!< Lower case.
    const char* codes;    //!< All currencies written with it.
};

// From CLDR's narrow and wide symbols and local usage on paper.
constexpr Sign kSigns[] = {
    {u"€", "EUR"},
    {u"euro", "EUR"},
    {u"£", "GBP EGP FKP GIP LBP SDG SHP SSP SYP"},
    {u"$", "USD ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NIO NZD SBD SGD SRD "
           "TTD TWD UYU XCD"},
    {u"us$", "USD"},
    {u"a$", "AUD"},
    {u"au$", "AUD"},
    {u"c$", "CAD"},
    {u"ca$", "CAD"},
    {u"hk$", "HKD"},
    {u"nz$", "NZD"},
    {u"s$", "SGD"},
    {u"nt$", "TWD"},
    {u"mx$", "MXN"},
    {u"r$", "BRL"},
    {u"¥", "JPY CNY"},
    {u"￥", "JPY CNY"},
    {u"円", "JPY"},
    {u"元", "CNY TWD HKD"},
    {u"cn¥", "CNY"},
    {u"jp¥", "JPY"},
    {u"kč", "CZK"},
    {u"kčs", "CZK"},
    {u"zł", "PLN"},
    {u"ft", "HUF"},
    {u"kr", "SEK NOK DKK ISK"},
    {u"kr.", "DKK SEK NOK ISK"},
    {u"fr", "CHF"},
    {u"fr.", "CHF"},
    {u"sfr", "CHF"},
    {u"sfr.", "CHF"},
    {u"lei", "RON MDL"},
    {u"lv", "BGN"},
    {u"лв", "BGN"},
    {u"лв.", "BGN"},
    {u"дин.", "RSD"},
    {u"din.", "RSD"},
    {u"km", "BAM"},
    {u"₽", "RUB"},
    {u"руб.", "RUB"},
    {u"₴", "UAH"},
    {u"грн", "UAH"},
    {u"грн.", "UAH"},
    {u"₺", "TRY"},
    {u"₹", "INR"},
    {u"rs", "INR PKR LKR NPR MUR"},
    {u"rs.", "INR PKR LKR NPR MUR"},
    {u"₪", "ILS"},
    {u"₩", "KRW KPW"},
    {u"₫", "VND"},
    {u"₱", "PHP"},
    {u"฿", "THB"},
    {u"₦", "NGN"},
    {u"₵", "GHS"},
    {u"₸", "KZT"},
    {u"₾", "GEL"},
    {u"₼", "AZN"},
    {u"֏", "AMD"},
    {u"₮", "MNT"},
    {u"₡", "CRC"},
    {u"₲", "PYG"},
    {u"r", "ZAR"},
};

const Sign* signOf(const QString& written)
{
    const QString small = written.toLower();
    const auto found =
        std::find_if(std::begin(kSigns), std::end(kSigns), [&](const Sign& sign) { return small == sign.text; });
    return found == std::end(kSigns) ? nullptr : found;
}

std::optional<Currency> codeOf(const QString& written)
{
    return written.size() == 3 ? Currency::parse(written.toUpper().toStdString()) : std::nullopt;
}

bool isPlus(char32_t c)
{
    return c == U'+' || c == 0xFE62 || c == 0xFF0B || c == 0x2795;
}

bool isMinus(char32_t c)
{
    return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 || c == 0xFF0D ||
           c == 0x2796;
}

bool isApostrophe(char32_t c)
{
    return c == U'\'' || c == U'`' || c == 0x00B4 || c == 0x02B9 || c == 0x02BC || c == 0x2018 || c == 0x2019 ||
           c == 0x2032 || c == 0x066C || c == 0xFF07;
}

// Tabs and line breaks separate amounts, like cells of a spreadsheet, never thousands.
bool isBlank(char32_t c)
{
    return QChar::isSpace(c) && QChar::category(c) == QChar::Separator_Space;
}

// Normalizes a digit of one script or a separator; null for anything else.
QChar plainDigit(char32_t c)
{
    if (QChar::category(c) == QChar::Number_DecimalDigit)
        return QLatin1Char(static_cast<char>('0' + QChar::digitValue(c)));
    if (c == U'.' || c == 0x066B || c == 0xFF0E)
        return QLatin1Char('.');
    if (c == U',' || c == 0xFF0C || c == 0x060C)
        return QLatin1Char(',');
    return isBlank(c) || isApostrophe(c) ? QLatin1Char('_') : QChar();
}

bool isDigit(char32_t c)
{
    return QChar::category(c) == QChar::Number_DecimalDigit;
}

// What precedes or follows the digits: a sign at either end of a currency, blanks between.
void takeEdge(const QList<uint>& edge, AmountParts& parts)
{
    QString written;
    for (const char32_t c : edge) {
        const bool isSign = isPlus(c) || isMinus(c);
        if (isSign && parts.sign != AmountSign::None)
            parts.isWhole = false;
        if (isSign)
            parts.sign = isPlus(c) ? AmountSign::Plus : AmountSign::Minus;
        else if (isBlank(c) && !written.isEmpty() && !written.endsWith(QLatin1Char(' ')))
            written += QLatin1Char(' ');
        else if (!isBlank(c))
            written += QStringView(QChar::fromUcs4(c));
    }
    for (const QString& each : written.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (currencyWritten(each).isEmpty())
            parts.isWhole = false;
        else
            parts.currencies += each;
    }
}

} // namespace

AmountParts splitAmount(const QString& text)
{
    QList<uint> all = text.toUcs4();
    // Text from right-to-left scripts is pasted with direction marks.
    all.removeIf([](uint c) { return QChar::category(c) == QChar::Other_Format; });
    const auto first = std::find_if(all.begin(), all.end(), isDigit);
    const auto last = std::find_if(all.rbegin(), all.rend(), isDigit).base();
    AmountParts parts;
    if (first == all.end()) {
        takeEdge(all, parts);
        return parts;
    }
    takeEdge(QList<uint>(all.begin(), first), parts);
    takeEdge(QList<uint>(last, all.end()), parts);
    for (auto each = first; each != last; ++each) {
        const QChar plain = plainDigit(*each);
        if (plain.isNull())
            parts.isWhole = false;
        else
            parts.digits += plain;
    }
    return parts;
}

bool namesCurrency(const QString& written, Currency currency)
{
    if (const auto code = codeOf(written))
        return *code == currency;
    const Sign* sign = signOf(written);
    return sign &&
           QString::fromLatin1(sign->codes).split(QLatin1Char(' ')).contains(QString::fromStdString(currency.code()));
}

QString currencyWritten(const QString& written)
{
    if (codeOf(written))
        return written.toUpper();
    const Sign* sign = signOf(written);
    if (!sign)
        return {};
    const QString codes = QString::fromLatin1(sign->codes);
    return codes.size() == 3 ? codes : written;
}

} // namespace cf::tables
