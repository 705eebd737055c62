#include "services/bank/importing/CzechIban.h"

#include "models/domain/AccountNumbers.h"

#include <stdexcept>
#include <string>

namespace cf::bank::importing {
namespace {

constexpr std::string_view kBankCode = "9990";

// Each is valid modulo 11 with the weights 10, 5, 8, 4, 2, 1.
std::string_view prefixOf(AccountSeries series)
{
    switch (series) {
    case AccountSeries::Berka:
        return "000000";
    case AccountSeries::Demo:
        return "000019";
    case AccountSeries::Internal:
        return "000027";
    }
    throw std::logic_error("an account series without a prefix");
}

} // namespace

Iban ibanOf(AccountSeries series, std::int64_t number)
{
    constexpr std::size_t kBeforeNumber = 14; // country, check digits, bank code and a prefix of zeros
    const Iban plain = AccountNumbers::in("CZ")->iban(kBankCode, number);
    const std::string tenDigits = plain.electronic().substr(kBeforeNumber);
    return Iban::compose("CZ", std::string(kBankCode) + std::string(prefixOf(series)) + tenDigits).value();
}

} // namespace cf::bank::importing
