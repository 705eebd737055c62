// Entries as the API shows them, out of the ledger's rows. Called by EntryRepository and the statements.
#pragma once

#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Accounts.h"

namespace cf::bank {

//! A SELECT of what entryOf() reads. `entries` is a sub-select that gives whole rows of bank.entry, `order` what stands
//! behind ORDER BY; e is the entry.
std::string entriesFrom(const std::string& entries, const char* order);

//! Encrypted texts are opened with the keys that came with the row.
contract::Entry entryOf(const CustomerKeys& keys, const db::Row& row);

} // namespace cf::bank
