// The list is ISO 4217:2015 as amended to 2025 (list one, without funds codes and precious metals).
#include "models/domain/Currency.h"

#include <algorithm>

namespace cf {
namespace {

// Sorted, so that a code is found by bisection.
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

} // namespace cf
