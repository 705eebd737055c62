// A bank to try things in: the demo's branches, customers and history, the old bank's records if any, and people with
// known credentials. For `serve --demo`.
#pragma once

#include "app/bankd/OpenedBank.h"

#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::app {

//! Adds what is missing; a complete demo is left unchanged. `records` is the folder to import, or empty.
//! COUNTERFOIL_DEMO in the environment sets the demo's size: "none", "small" (300 customers), "full" (10,000, as `bankd
//! demo`); without it 2,000. Credentials go into demo/people.json, readable by this user only. Throws; with a sentence
//! if the bank is in real use.
void setUpDemo(const OpenedBank& bank, const EmbeddedFolder& folder, const std::filesystem::path& records);

} // namespace cf::app
