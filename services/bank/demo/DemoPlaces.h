// Where the demo's bank is at home: its branches with their countries and currencies, and the IBANs it gives.
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
    std::int64_t euro; //!< About as many minor units as a euro is worth.
    std::int64_t coin; //!< The smallest step of amounts paid in cash, minor units.
};

inline constexpr std::array<DemoCurrency, 5> kCurrencies = {
    {{"CZK", 2500, 100}, {"EUR", 100, 1}, {"USD", 108, 1}, {"GBP", 85, 1}, {"JPY", 160, 1}}};

struct DemoBranch
{
    std::string_view code;
    std::string_view name;
    std::string_view timeZone;
    std::string_view country; //!< ISO 3166-1 alpha-2; also whose IBANs it gives.
    std::uint8_t currency;    //!< Into kCurrencies.
    std::uint8_t weight;      //!< How many of a hundred customers it has.
    std::string_view dialling;
    std::array<std::string_view, 6> streets;
};

//! Twelve; the first is the head office.
std::span<const DemoBranch> branches();

//! The account with this number, 1 to 99,999,999; another for each number. Bank codes are such that no bank has,
//! national check digits are right where the country has them (Czechia, Slovakia, Portugal).
Iban demoIban(std::string_view country, std::int64_t number);

//! A number from 1,000 to 90,000,998 for the n-th account (from 0) that does not tell n: no two have the same.
std::int64_t scatteredNumber(std::uint64_t n);

} // namespace cf::bank::demo
