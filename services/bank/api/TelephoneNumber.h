// Telephone numbers as people type them (ITU-T E.123 and looser forms). Called by SearchWords and SmsSender.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cf::bank {

struct TelephoneNumber
{
    std::string digits;   //!< As stored by bank.phone_search_text: without the dialling prefix (+, 00, 0).
    std::string national; //!< Without the country's calling code; empty when typed without one.

    bool operator==(const TelephoneNumber&) const = default;
};

//! Set when the text has only digits, six or more, and their usual separators: "+420 603-123-456", "(0171) 123 45 67",
//! "00420…". Digits of any script.
std::optional<TelephoneNumber> telephoneNumberIn(std::string_view text);

//! As networks take it (E.164), "+420603123456": the first complete number of a field that may have several, parted as
//! bank.phone_search_text parts them. Numbers without a country's code are in the one given; with none they are not
//! complete.
std::optional<std::string> internationalNumberIn(std::string_view field, std::string_view callingCode);

} // namespace cf::bank
