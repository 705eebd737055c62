// The lists are ISO 4217:2015 as amended to 2026: list one without funds codes and precious metals, and the currencies
// withdrawn in list three, with their last number of decimals.
#include "models/domain/Currency.h"

#include <algorithm>

namespace cf {
namespace {

// Sorted for binary search.
constexpr std::string_view kZeroDecimals[] = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                              "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::string_view kThreeDecimals[] = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
constexpr std::string_view kTwoDecimals[] = {
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BMD", "BND", "BOB",
    "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CNY", "COP", "CRC", "CUP", "CVE", "CZK",
    "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GTQ",
    "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IRR", "JMD", "KES", "KGS", "KHR", "KPW", "KYD",
    "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR",
    "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "PAB", "PEN", "PGK", "PHP",
    "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS",
    "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH",
    "USD", "UYU", "UZS", "VED", "VES", "WST", "XCD", "XCG", "YER", "ZAR", "ZMW", "ZWG"};

constexpr std::string_view kWithdrawnZeroDecimals[] = {"ADP", "BEC", "BEF", "BEL", "BYB", "BYR", "ESA",
                                                       "ESB", "ESP", "GRD", "ITL", "LUC", "LUF", "LUL",
                                                       "MGF", "PTE", "TPE", "TRL", "XFO", "XFU"};
constexpr std::string_view kWithdrawnTwoDecimals[] = {
    "AFA", "ALK", "ANG", "AOK", "AON", "AOR", "ARA", "ARP", "ARY", "ATS", "AYM", "AZM", "BAD", "BGJ", "BGK", "BGL",
    "BGN", "BOP", "BRB", "BRC", "BRE", "BRN", "BRR", "BUK", "CHC", "CSD", "CSJ", "CSK", "CUC", "CYP", "DDM", "DEM",
    "ECS", "ECV", "EEK", "EQE", "FIM", "FRF", "GEK", "GHC", "GHP", "GNE", "GNS", "GQE", "GWE", "GWP", "HRD", "HRK",
    "IEP", "ILP", "ILR", "ISJ", "LAJ", "LSM", "LTL", "LTT", "LVL", "LVR", "MLF", "MRO", "MTL", "MTP", "MVQ", "MXP",
    "MZE", "MZM", "NIC", "NLG", "PEH", "PEI", "PES", "PLZ", "RHD", "ROK", "ROL", "RUR", "SDD", "SDP", "SIT", "SKK",
    "SLL", "SRG", "STD", "SUR", "TJR", "TMM", "UAK", "UGS", "UGW", "UYN", "UYP", "VEB", "VEF", "VNC", "XEU", "YDD",
    "YUD", "YUM", "YUN", "ZAL", "ZMK", "ZRN", "ZRZ", "ZWC", "ZWD", "ZWL", "ZWN", "ZWR"};

template <class List>
bool contains(const List& list, std::string_view code)
{
    return std::binary_search(std::begin(list), std::end(list), code);
}

} // namespace

Currency::Currency(std::string_view code, std::int8_t decimals)
    : m_decimals(decimals)
{
    std::copy_n(code.begin(), m_code.size(), m_code.begin());
}

std::optional<Currency> Currency::parse(std::string_view code)
{
    if (contains(kTwoDecimals, code))
        return Currency(code, 2);
    if (contains(kZeroDecimals, code))
        return Currency(code, 0);
    if (contains(kThreeDecimals, code))
        return Currency(code, 3);
    return std::nullopt;
}

std::optional<Currency> Currency::parseListed(std::string_view code)
{
    if (const auto active = parse(code))
        return active;
    if (contains(kWithdrawnTwoDecimals, code))
        return Currency(code, 2);
    if (contains(kWithdrawnZeroDecimals, code))
        return Currency(code, 0);
    return std::nullopt;
}

Currency Currency::recorded(std::string_view code, int decimals)
{
    if (const auto known = parseListed(code))
        return *known;
    // Invalid codes too are cut to a code's length and made printable.
    std::string shown(code.substr(0, 3));
    shown.resize(3, '?');
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return c <= ' ' || c > '~'; }, '?');
    return Currency(shown, static_cast<std::int8_t>(std::clamp(decimals, 0, 4)));
}

CurrencyStatus Currency::status() const
{
    const std::string_view code(m_code.data(), m_code.size());
    if (parse(code) == *this)
        return CurrencyStatus::Active;
    return parseListed(code) == *this ? CurrencyStatus::Withdrawn : CurrencyStatus::Unknown;
}

} // namespace cf
