// Reads accounts and their entries.
#pragma once

#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Customers.h"

namespace cf::bank {

//! An account and the branch that keeps it.
struct AccountRecord
{
    contract::Account account;
    BranchId branch;
    std::int64_t rowVersion = 0; //!< Grows with every change of the account's row.
};
BOOST_DESCRIBE_STRUCT(AccountRecord, (), (account, branch, rowVersion))

//! Whose key encrypts the account's texts: of several owners the first by id, as bank.owner_of().
std::optional<CustomerId> ownerOf(const contract::Account& account);

//! Customer accounts whose IBAN contains the text (if it has a digit) or whose holders' names its words.
contract::Page<contract::AccountSummary> findAccounts(db::Transaction& transaction, std::string_view text,
                                                      std::optional<BranchId> branch, std::optional<AccountId> after,
                                                      int limit);

//! Finds any account, including the bank's own.
std::optional<AccountId> findAccountId(db::Transaction& transaction, const Iban& iban);

//! Customer accounts only: the bank's own cannot be opened by anyone.
std::optional<AccountRecord> findAccount(db::Transaction& transaction, AccountId id);

//! An account that a customer holds, and the branch that keeps it.
struct HeldAccount
{
    BranchId branch;
    contract::CustomerAccount account;
};
BOOST_DESCRIBE_STRUCT(HeldAccount, (), (branch, account))

//! All of them, regardless of who may see them.
std::vector<HeldAccount> accountsOf(db::Transaction& transaction, CustomerId customer);

//! Entries newest first; position 0 is the newest. Texts are decrypted with the owners' keys.
contract::Page<contract::Entry> listEntries(db::Transaction& transaction, CustomerKeys& keys, AccountId account,
                                            std::int64_t position, int limit);

//! What may be revealed of an account before paying into it, and its owner.
struct KnownPayee
{
    AccountId id;
    std::optional<CustomerId> owner;
    contract::Payee payee;
};
std::optional<KnownPayee> findPayee(db::Transaction& transaction, const Iban& iban);

} // namespace cf::bank
