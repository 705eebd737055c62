// How the bank decides orders: a pure function from a locked state of the ledger and orders to outcomes and entries. No
// database, clock or randomness. Called by LedgerBatch inside its transaction, by previews and by the simulator.
//
// An order above its maker's limit is not refused where somebody may approve it: its money is held and it waits. What
// is approved is decided like a new order, on the state of that moment, but for its maker's limits.
#pragma once

#include "services/bank/api/Caller.h"
#include "services/bank/ledger/LedgerOrder.h"
#include "services/bank/ledger/LedgerState.h"

namespace cf::bank {

struct Order
{
    OrderContent content;
    Caller by;
    Date day{}; //!< The business day of the orderer's branch.
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

//! Money that an order sets aside; whoever writes it gives it an id.
struct NewHold
{
    std::size_t account = 0;
    std::int64_t amount = 0;

    bool operator==(const NewHold&) const = default;
};

//! How an order ends a hold of the snapshot, or a part of it.
enum class HoldEnd
{
    None, //!< A part was paid and the rest stays held.
    Captured,
    Released,
    Approved, //!< The order that it secured was booked …
    Undone,   //!< … or will not be as it was.
};

struct HoldChange
{
    std::size_t hold = 0; //!< Index into the snapshot.
    std::int64_t paid = 0;
    HoldEnd end = HoldEnd::Released;

    bool operator==(const HoldChange&) const = default;
};

//! What an order that begins to wait, or waits anew, needs.
struct ApprovalNeed
{
    std::vector<contract::ApprovalReason> reasons;
    Role approver = Role::Supervisor;
    int approvers = 1;

    bool operator==(const ApprovalNeed&) const = default;
};

//! What an order did to one that waited.
struct ApprovalEffect
{
    std::size_t approval = 0; //!< Index into the snapshot.
    contract::ApprovalAction action = contract::ApprovalAction::Approved;
    contract::ApprovalState state = contract::ApprovalState::Waiting; //!< Afterwards.

    bool operator==(const ApprovalEffect&) const = default;
};

//! A refusal, or what takes effect. Entries (the first debtor's first, summing to zero per currency) mean a transfer.
struct Decision
{
    std::optional<contract::ErrorCode> refusal;
    std::vector<DecidedEntry> entries;
    std::vector<NewHold> newHolds;
    std::vector<HoldChange> holds;
    std::optional<ApprovalNeed> need;       //!< It waits; of a change, it waits anew.
    std::optional<ApprovalEffect> approval; //!< Of an order about one that waited.

    static Decision refused(contract::ErrorCode code)
    {
        Decision decision;
        decision.refusal = code;
        return decision;
    }
    bool books() const { return !entries.empty(); }
    //! Whether this order is one that waits from now on.
    bool waits() const { return need.has_value() && !approval; }
    bool operator==(const Decision&) const = default;
};

//! The state of an order that waited, after the action.
contract::ApprovalState stateAfter(contract::ApprovalAction action);

struct Decided
{
    std::vector<Decision> decisions; //!< One per order, in order.
    LedgerSnapshot after;            //!< What was there before, as it is afterwards, at the same places.
};

//! Decides the orders in sequence, each on the state left by the previous ones. A refused order changes nothing. A
//! debtor out of the orderer's scope is refused exactly as if it did not exist.
Decided decide(LedgerSnapshot snapshot, const std::vector<Order>& orders);

//! Checks the result before it is written: every booked order's legs sum to zero, numbers, balances and holds follow
//! from the previous ones, nobody overspends (but by a reversal that may), and the accounts match. Throws
//! BrokenInvariant.
void requireSound(const LedgerSnapshot& before, const std::vector<Order>& orders, const Decided& decided);

} // namespace cf::bank
