#include "services/bank/importing/CzechIban.h"

#include <stdexcept>
#include <string>

namespace cf::bank::importing {
namespace {

constexpr std::string_view kBankCode = "9990";
constexpr int kWeights[] = {6, 3, 7, 9, 10, 5, 8, 4, 2};

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

// Ten digits: a leading one that makes a check digit possible, eight of the number, the check digit.
std::string accountNumber(std::int64_t number)
{
    const std::string padded = std::to_string(100'000'000 + number).substr(1);
    for (char lead = '1'; lead <= '9'; ++lead) {
        std::string digits = lead + padded;
        int sum = 0;
        for (std::size_t i = 0; i < digits.size(); ++i)
            sum += (digits[i] - '0') * kWeights[i];
        const int check = (11 - sum % 11) % 11;
        if (check < 10)
            return digits + static_cast<char>('0' + check);
    }
    throw std::logic_error("no leading digit gives a check digit"); // Nine leading digits reach nine remainders.
}

} // namespace

Iban ibanOf(AccountSeries series, std::int64_t number)
{
    if (number < 1 || number > 99'999'999)
        throw std::out_of_range("an account number of more than eight digits");
    const auto iban =
        Iban::compose("CZ", std::string(kBankCode) + std::string(prefixOf(series)) + accountNumber(number));
    return iban.value();
}

} // namespace cf::bank::importing
