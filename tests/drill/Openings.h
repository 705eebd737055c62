// How a drill's bank is furnished, whatever it is made of.
#pragma once

#include "services/bank/platform/postgres/Pool.h"
#include "tests/drill/Drilled.h"

#include <filesystem>

namespace cf::drill {

//! As imports, so that the ledger verifies: an account that a test opens leaves nothing in the trail. What was recorded
//! before is left out. The pool's inbox rows are signed.
void recordOpenings(db::Pool& pool);

//! Far from what is drawn, so that whether an order waits is known before it is sent (DrillWishes.h).
void setLimits(const Drilled& bank);

//! Has `bankd staff add` make somebody, and returns the one-time code. Throws std::runtime_error.
std::string enrolmentCodeOf(const std::string& userName, Role role, const std::string& branch,
                            const std::filesystem::path& config);

} // namespace cf::drill
