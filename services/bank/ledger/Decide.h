// How the bank decides orders: a pure function from locked accounts and orders to outcomes and entries. No database,
// clock or randomness. Called by LedgerBatch inside its transaction, and by tests.
#pragma once

#include "models/domain/Iban.h"
#include "models/domain/Money.h"
#include "services/bank/api/Caller.h"
#include "services/contract/Problem.h"

#include <map>
#include <optional>
#include <vector>

namespace cf::bank {

enum class AccountStatus
{
    Open,
    Frozen,
    Closed,
};

//! An account row, in minor units of its currency.
struct LedgerAccount
{
    AccountId id;
    Iban iban;
    BranchId branch;
    bool internal = false; //!< The bank's own: no person may order debits or credits.
    AccountStatus status = AccountStatus::Open;
    Currency currency;
    std::int64_t balance = 0;
    std::int64_t holds = 0;
    std::int64_t overdraftLimit = 0;
    std::int64_t lastEntryNumber = 0;

    bool operator==(const LedgerAccount&) const = default;
};

//! balance - holds + overdraft limit, saturating at the limits of int64.
std::int64_t availableOn(const LedgerAccount& account);

//! A role's largest single transfer per currency. What is not listed may not be ordered at all.
using TransferLimits = std::map<std::pair<Role, Currency>, std::int64_t>;

struct LedgerSnapshot
{
    std::vector<LedgerAccount> accounts; //!< Without duplicates, in any order.
    TransferLimits limits;
};

struct Order
{
    Iban debtor;
    Iban creditor;
    Money amount;
    Caller by;
};

//! An entry. `account` is an index into the snapshot.
struct DecidedEntry
{
    std::size_t account = 0;
    std::int64_t number = 0;
    std::int64_t amount = 0; //!< Credit positive.
    std::int64_t balanceAfter = 0;

    bool operator==(const DecidedEntry&) const = default;
};

//! Either a refusal or two or more entries, the debtor's first, summing to zero per currency.
struct Decision
{
    std::optional<contract::ErrorCode> refusal;
    std::vector<DecidedEntry> entries;

    bool operator==(const Decision&) const = default;
};

struct Decided
{
    std::vector<Decision> decisions;     //!< One per order, in order.
    std::vector<LedgerAccount> accounts; //!< As they are afterwards, in snapshot order.
};

//! Decides the orders in sequence, each on the state left by the previous ones. A refused order changes nothing. A
//! debtor out of the orderer's scope is refused exactly as if it did not exist.
Decided decide(LedgerSnapshot snapshot, const std::vector<Order>& orders);

//! Checks the result before it is written: every booked order's legs sum to zero, numbers and balances follow from the
//! previous ones, nobody overspends, and the accounts match their entries. Throws BrokenInvariant.
void requireSound(const LedgerSnapshot& before, const Decided& decided);

} // namespace cf::bank
