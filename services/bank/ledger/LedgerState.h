// What the ledger decides on: the accounts, holds, waiting orders and limits that a batch has locked or read.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Iban.h"
#include "services/contract/Accounts.h"
#include "services/contract/Approvals.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace cf::bank {

//! What was ordered within the day and the hour that it names; of earlier ones nothing is known.
struct Usage
{
    Date day{};
    std::int64_t amount = 0; //!< Minor units debited that day.
    Instant hour{};          //!< Its beginning.
    std::int64_t orders = 0; //!< In that hour.

    bool operator==(const Usage&) const = default;
};

//! Most minor units, or orders; empty: no limit.
struct LimitSet
{
    std::optional<std::int64_t> perTransfer;
    std::optional<std::int64_t> perDay;
    std::optional<std::int64_t> perHour;

    bool operator==(const LimitSet&) const = default;
};

//! An account row, in minor units of its currency.
struct LedgerAccount
{
    AccountId id;
    Iban iban;
    BranchId branch;
    bool internal = false; //!< The bank's own: no person may order debits or credits.
    std::string product;
    contract::AccountStatus status = contract::AccountStatus::Open;
    std::optional<Instant> debitsBlockedUntil; //!< Empty: not blocked.
    std::optional<Instant> creditsBlockedUntil;
    Currency currency;
    std::int64_t balance = 0;
    std::int64_t holds = 0;
    std::int64_t overdraftLimit = 0;
    std::int64_t minimumBalance = 0;
    std::int64_t lastEntryNumber = 0;
    LimitSet limits; //!< Its own, each instead of its product's.
    Usage usage;

    bool operator==(const LedgerAccount&) const = default;
};

//! balance - holds + overdraft limit - minimum balance, saturating at the limits of int64.
std::int64_t availableOn(const LedgerAccount& account);

//! Money set aside.
struct LedgerHold
{
    HoldId id;
    AccountId account;
    std::int64_t left = 0; //!< 0: it has ended.
    std::optional<Instant> expiresAt;
    std::optional<ApprovalId> approval; //!< The waiting order that it secures.

    bool operator==(const LedgerHold&) const = default;
};

//! A waiting order of money, or one that has waited.
struct LedgerApproval
{
    ApprovalId id;
    contract::ApprovalState state = contract::ApprovalState::Waiting;
    std::string version; //!< Hash of all that it says, 32 raw bytes.
    StaffId maker;
    BranchId branch;
    Role approver = Role::Supervisor; //!< Who may approve it.
    int needed = 1;
    Instant expiresAt{};
    std::vector<contract::ApprovalReason> reasons; //!< Why it waits.
    std::set<StaffId> approvedBy;                  //!< In this version.

    bool operator==(const LedgerApproval&) const = default;
};

//! Who may approve how much, and how many must.
struct ApprovalBand
{
    std::optional<BranchId> branch; //!< Empty: any branch without bands of its own in this currency.
    Currency currency;
    std::int64_t upTo = 0; //!< Minor units, inclusive.
    Role role = Role::Supervisor;
    int approvers = 1;

    bool operator==(const ApprovalBand&) const = default;
};

//! Limits of those who order, and of products. What has no limit per transfer may not be ordered at all.
struct LimitRules
{
    std::map<std::pair<Role, Currency>, LimitSet> roles;
    std::map<std::pair<StaffId, Currency>, LimitSet> staff; //!< Each limit instead of the role's.
    std::map<std::pair<std::string, Currency>, LimitSet> products;
    std::vector<ApprovalBand> bands;

    bool operator==(const LimitRules&) const = default;
};

struct LedgerSnapshot
{
    Instant now{};
    std::vector<LedgerAccount> accounts; //!< Without duplicates, in any order, and so with the next two.
    std::vector<LedgerHold> holds;
    std::vector<LedgerApproval> approvals;
    std::set<TransferId> reversed; //!< Of those that the orders reverse; whatever waits to reverse one counts.
    LimitRules rules;
    std::map<std::pair<StaffId, Currency>, Usage> usage; //!< What each ordered without a second person.

    bool operator==(const LedgerSnapshot&) const = default;
};

} // namespace cf::bank
