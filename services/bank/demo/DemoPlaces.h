// Where the demo's bank operates: its branches with their countries and currencies, and the IBANs it assigns.
#pragma once

#include "models/domain/Iban.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace cf::bank::demo {

struct DemoCurrency
{
    std::string_view code;
    std::int64_t euro; //!< Minor units worth about one euro.
    std::int64_t coin; //!< The smallest step of cash amounts, minor units.
};

inline constexpr std::array<DemoCurrency, 5> kCurrencies = {
    {{"CZK", 2500, 100}, {"EUR", 100, 1}, {"USD", 108, 1}, {"GBP", 85, 1}, {"JPY", 160, 1}}};

struct DemoBranch
{
    std::string_view code;
    std::string_view name;
    std::string_view timeZone;
    std::string_view country; //!< ISO 3166-1 alpha-2; also that of its IBANs.
    std::uint8_t currency;    //!< Into kCurrencies.
    std::uint8_t weight;      //!< Percentage of the customers.
    std::string_view dialling;
    std::array<std::string_view, 6> streets;
};

//! Twelve; the first is the head office.
std::span<const DemoBranch> branches();

//! The account with this number, 1 to 99,999,999; distinct for each number. Bank codes are unassigned, national check
//! digits are valid where the country has them (Czechia, Slovakia, Portugal).
Iban demoIban(std::string_view country, std::int64_t number);

//! A number from 1,000 to 90,000,998 for the n-th account (from 0) that does not reveal n: all are distinct.
std::int64_t scatteredNumber(std::uint64_t n);

} // namespace cf::bank::demo
