// International Bank Account Number (ISO 13616-1:2020), checked by length of its country and mod 97-10 (ISO 7064).
#pragma once

#include "models/domain/Outcome.h"

#include <compare>
#include <string>
#include <string_view>

namespace cf {

enum class IbanError
{
    Characters,     //!< Something other than letters, digits and blanks.
    UnknownCountry, //!< The first two letters are no country of the IBAN registry.
    Length,         //!< Not the length that its country has.
    Checksum,       //!< A digit is wrong or two stand in the wrong order.
};

class Iban
{
public:
    //! Empty until one is assigned.
    Iban() = default;

    //! Accepts blanks anywhere and small letters.
    static Outcome<Iban, IbanError> parse(std::string_view text);

    //! Puts the check digits in front of a country's domestic number (BBAN).
    static Outcome<Iban, IbanError> compose(std::string_view country, std::string_view bban);

    //! Electronic form: no blanks, upper case.
    const std::string& electronic() const { return m_electronic; }
    //! Paper form: groups of four.
    std::string paper() const;
    std::string country() const { return m_electronic.substr(0, 2); }

    auto operator<=>(const Iban&) const = default;

private:
    explicit Iban(std::string electronic)
        : m_electronic(std::move(electronic))
    {
    }

    std::string m_electronic;
};

} // namespace cf
