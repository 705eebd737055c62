// Builds the API's entries from the ledger's rows. Called by EntryRepository and the statements.
#pragma once

#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Accounts.h"

namespace cf::bank {

//! A SELECT of the columns that entryOf() reads. `entries` is a sub-select of whole rows of bank.entry, `order` the
//! ORDER BY list; e is the entry.
std::string entriesFrom(const std::string& entries, const char* order);

//! Texts are decrypted with the keys that came with the row.
contract::Entry entryOf(const CustomerKeys& keys, const db::Row& row);

} // namespace cf::bank
