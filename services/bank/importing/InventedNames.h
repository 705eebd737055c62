// Names for customers whose records have none: the same number always gets the same name. Callers that store one mark
// it as invented.
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

//! A stable, evenly distributed hash of (number, salt): 64-bit FNV-1a, finished as in MurmurHash3. The same on every
//! machine.
std::uint64_t stableHash(std::int64_t number, std::string_view salt);

//! Czech, with a feminine family name for women: "Jana Nováková".
InventedName inventedCzechName(std::int64_t number, Sex sex);

} // namespace cf::bank::importing
