// A bank to try things in: the demo's branches, customers and history, the old bank's records where there are any, and
// people with known factors. For `serve --demo`.
#pragma once

#include "app/bankd/OpenedBank.h"

#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::app {

//! Does what is missing; a bank that has it all is left as it is. `records` is the folder to import, or empty. The
//! environment's COUNTERFOIL_DEMO says how large the demo is: "none", "small" (300 customers), "full" (10,000, as
//! `bankd demo`); without it 2,000. What the
//! people sign in with goes into demo/people.json, readable by this user only. Throws; a sentence for a bank that is
//! somebody's.
void setUpDemo(const OpenedBank& bank, const EmbeddedFolder& folder, const std::filesystem::path& records);

} // namespace cf::app
