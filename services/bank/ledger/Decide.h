// What the bank does with orders: a pure function from locked accounts and orders to outcomes and entries. No database,
// no clock, no chance. Called by LedgerBatch inside its transaction, and by tests.
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

//! An account as its row stands, in minor units of its currency.
struct LedgerAccount
{
    AccountId id;
    Iban iban;
    BranchId branch;
    bool internal = false; //!< The bank's own: no order of a person moves its money.
    AccountStatus status = AccountStatus::Open;
    Currency currency;
    std::int64_t balance = 0;
    std::int64_t holds = 0;
    std::int64_t overdraftLimit = 0;
    std::int64_t lastEntryNumber = 0;

    bool operator==(const LedgerAccount&) const = default;
};

//! balance - holds + overdraft limit; at the ends of the range of int64 it stays there.
std::int64_t availableOn(const LedgerAccount& account);

//! The largest single transfer of a role in a currency. What is not listed may not be ordered at all.
using TransferLimits = std::map<std::pair<Role, Currency>, std::int64_t>;

struct LedgerSnapshot
{
    std::vector<LedgerAccount> accounts; //!< Each once, in any order.
    TransferLimits limits;
};

struct Order
{
    Iban debtor;
    Iban creditor;
    Money amount;
    Caller by;
};

//! One line of an account. `account` is its place in the snapshot.
struct DecidedEntry
{
    std::size_t account = 0;
    std::int64_t number = 0;
    std::int64_t amount = 0; //!< Credit positive.
    std::int64_t balanceAfter = 0;

    bool operator==(const DecidedEntry&) const = default;
};

//! Either a refusal or two or more entries, the debtor's first, that sum to zero in each currency.
struct Decision
{
    std::optional<contract::ErrorCode> refusal;
    std::vector<DecidedEntry> entries;

    bool operator==(const Decision&) const = default;
};

struct Decided
{
    std::vector<Decision> decisions;     //!< One for each order, in their order.
    std::vector<LedgerAccount> accounts; //!< As they stand afterwards, in the places of the snapshot.
};

//! Takes the orders one after another, each on what the ones before it left. A refused order changes nothing.
//! A debtor out of the orderer's reach is refused exactly as if it did not exist.
Decided decide(LedgerSnapshot snapshot, const std::vector<Order>& orders);

//! The other side of the boundary, before anything is written: every booked order's legs sum to zero, numbers and
//! balances follow from those before, nobody pays what they do not have, and the accounts end as the entries say.
//! Throws BrokenInvariant.
void requireSound(const LedgerSnapshot& before, const Decided& decided);

} // namespace cf::bank
