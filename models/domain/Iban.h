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
    UnknownCountry, //!< The first two letters are no country of the IBAN registry.
    Length,         //!< Not the length that its country has.
    Structure,      //!< A letter where its country has digits, or a digit where it has letters.
    Checksum,       //!< A digit is wrong or two stand in the wrong order.
};

class Iban
{
public:
    //! Empty until one is assigned.
    Iban() = default;

    //! Accepts blanks anywhere and small letters.
    static Outcome<Iban, IbanError> parse(std::string_view text);

    //! As people type and paste it: "IBAN:" in front, any blanks, hyphens, dots and colons, full-width letters and
    //! digits, marks of direction and others that cannot be seen. For every field and search where one is looked for.
    static Outcome<Iban, IbanError> fromInput(std::string_view text);

    //! What fromInput() makes of a part of an IBAN: capital letters and digits. Empty when anything else stands there.
    static std::optional<std::string> typed(std::string_view text);

    //! The same for one character: a capital letter or digit, 0 for what is passed over, empty for anything else.
    static std::optional<char> typedAs(char32_t codePoint);

    //! As it was recorded, whatever the registry says of it today.
    static Iban recorded(std::string_view electronic) { return Iban(std::string(electronic)); }

    //! How many characters the IBANs of a country have ("DE": 22); 0: none begins with these letters.
    static std::size_t lengthIn(std::string_view country);

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
