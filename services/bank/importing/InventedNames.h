// Names for customers whose records have none: the same number always gets the same name. Whoever stores one marks it
// as invented.
#pragma once

#include "services/bank/importing/BirthNumber.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace cf::bank::importing {

struct InventedName
{
    std::string given;
    std::string family;
};

//! A stable, evenly spread number for (number, salt): 64-bit FNV-1a, finished as in MurmurHash3. The same on every
//! machine.
std::uint64_t stableHash(std::int64_t number, std::string_view salt);

//! Czech, with a woman's form of the family name: "Jana Nováková".
InventedName inventedCzechName(std::int64_t number, Sex sex);

} // namespace cf::bank::importing
