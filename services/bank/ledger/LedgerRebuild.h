// Makes everything that follows from other rows anew, beside what is stored, and compares: balances from entries, what
// is held from holds, owners from holders, blocks, what limits count. Used by `bankd rebuild --check`.
//
// verifyLedger() proves that nobody changed what was booked; this proves that what is kept for speed follows from it.
#pragma once

#include "services/bank/platform/postgres/CopyOut.h"

#include <functional>
#include <string>
#include <vector>

namespace cf::bank {

struct Projection
{
    const char* name;
    std::int64_t rows = 0;          //!< Compared.
    std::int64_t differences = 0;   //!< All of them …
    std::vector<std::string> first; //!< … of which these sentences name the first ten.
};

//! In one snapshot, which takes nothing from anybody. `progress` gets each projection's name before it is made. Throws
//! db::Error.
std::vector<Projection> compareProjections(const std::string& conninfo, db::Watchdog& watchdog,
                                           const std::function<void(const char*)>& progress);

} // namespace cf::bank
