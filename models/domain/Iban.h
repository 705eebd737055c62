// International Bank Account Number (ISO 13616-1:2020), checked by its country's structure and mod 97-10 (ISO 7064).
#pragma once

#include "models/domain/Outcome.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace cf {

enum class IbanError
{
    Characters,     //!< Something other than letters, digits and blanks.
    UnknownCountry, //!< The first two letters are not a country in the IBAN registry.
    Length,         //!< Not its country's length.
    Structure,      //!< A letter where its country has digits, or vice versa.
    Checksum,       //!< A digit is wrong or two are swapped.
};

class Iban
{
public:
    //! Empty until one is assigned.
    Iban() = default;

    //! Accepts blanks anywhere and lower case.
    static Outcome<Iban, IbanError> parse(std::string_view text);

    //! As typed or pasted: with "IBAN:" in front, any blanks, hyphens, dots and colons, full-width letters and digits,
    //! direction marks and other invisible characters. For every field and search that accepts an IBAN.
    static Outcome<Iban, IbanError> fromInput(std::string_view text);

    //! Normalizes part of an IBAN like fromInput(): capital letters and digits. Empty if it contains anything else.
    static std::optional<std::string> normalized(std::string_view text);

    //! The same for one character: a capital letter or digit, 0 if ignored, empty for anything else.
    static std::optional<char> normalized(char32_t codePoint);

    //! As recorded, without checking against today's registry.
    static Iban recorded(std::string_view electronic) { return Iban(std::string(electronic)); }

    //! Length of a country's IBANs ("DE": 22); 0 if none begins with these letters.
    static std::size_t lengthIn(std::string_view country);

    //! Prepends the check digits to a country's domestic number (BBAN).
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
