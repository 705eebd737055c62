// How a country numbers accounts: where the bank's code stands in the domestic number (the BBAN of ISO 13616), and
// which of its digits check the others. For banks that open accounts; what others have opened, Iban checks.
#pragma once

#include "models/domain/Iban.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cf {

class AccountNumbers
{
public:
    //! Of a country by its two capital letters. Empty: its rule is not known here.
    static std::optional<AccountNumbers> in(std::string_view country);

    //! What a bank's code must be, with its branch's where the country has one in the number: "aaaabbbbbb" for four
    //! capital letters and six digits.
    std::string bankCodeForm() const;
    bool takes(std::string_view bankCode) const;

    //! From 1 to this, accounts have different numbers.
    std::int64_t most() const;
    //! The account with a serial number. The bank's code is one that it takes. Throws std::out_of_range for a serial
    //! number that is not 1 to most().
    Iban iban(std::string_view bankCode, std::int64_t serial) const;

    //! The domestic number of an account's digits, of which there are as many as the country has. Empty: no check
    //! digit fits them.
    std::optional<std::string> bban(std::string_view bankCode, std::string_view digits) const;

    struct Rule;

private:
    explicit AccountNumbers(const Rule& rule)
        : m_rule(&rule)
    {
    }

    std::size_t digits() const;

    const Rule* m_rule;
};

} // namespace cf
