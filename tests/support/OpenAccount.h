// Accounts with money for tests, written past the ledger.
#pragma once

#include "models/domain/Iban.h"
#include "models/domain/Ids.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Connection.h"

namespace cf::test {

struct OpenedAccount
{
    AccountId id;
    Iban iban;
    CustomerId owner;
};

struct AccountToOpen
{
    BranchId branch;
    int number = 0; //!< From 1, another for each account of the bank, the vault's included.
    std::string name;
    std::int64_t balance = 0; //!< Cents, out of the vault.
};

//! The internal account that all the others are paid from, if the bank has none.
void openVault(db::Transaction& transaction, BranchId branch, int number);

//! A customer with one account in euros. Its money comes by a transfer of the kind `import`.
OpenedAccount openAccount(db::Transaction& transaction, const bank::CustomerKeys& keys, const AccountToOpen& wanted);

} // namespace cf::test
