// Telephone numbers as people type them (ITU-T E.123 and its looser relatives). Called by SearchWords and tests.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cf::bank {

struct TelephoneNumber
{
    std::string digits;   //!< As bank.phone_search_text keeps them: without what is dialled before them (+, 00, 0).
    std::string national; //!< Without the country's calling code; empty when it was typed without one.

    bool operator==(const TelephoneNumber&) const = default;
};

//! When the text has nothing but digits, six or more, and what may stand around them: "+420 603-123-456",
//! "(0171) 123 45 67", "00420…". Digits of any script.
std::optional<TelephoneNumber> telephoneNumberIn(std::string_view text);

} // namespace cf::bank
