// What the ledger may be asked to do. Plain values, decided by Decide and carried by LedgerCommand. Accounts are named
// by IBAN; what an order reads beforehand (a hold's account, a transfer's legs) never changes.
#pragma once

#include "models/domain/Date.h"
#include "services/contract/Approvals.h"

#include <variant>
#include <vector>

namespace cf::bank {

//! A transfer, or a posting of several legs.
struct BookingOrder
{
    contract::TransferKind kind = contract::TransferKind::Transfer;
    std::vector<contract::OrderLeg> legs;
    std::optional<std::string> memo;
};

//! The reversal of a booked transfer: its legs with the signs turned. Always waits for approval.
struct Reversal
{
    TransferId of;
    contract::TransferKind kind = contract::TransferKind::Transfer; //!< Of the transfer that it reverses.
    std::vector<contract::OrderLeg> legs;
    contract::ReversalReason reason = contract::ReversalReason::BankError;
    std::string comment;
    std::optional<std::string> overrideReason; //!< Then it may overdraw.
};

struct HoldPlacement
{
    Iban account;
    Money amount;
    std::string reason;
    std::optional<Instant> expiresAt;
};

struct HoldRelease
{
    HoldId hold;
    Iban account;
};

struct HoldCapture
{
    HoldId hold;
    Iban debtor;
    Iban creditor;
    Money amount;
    bool releaseRest = true;
    std::optional<std::string> memo;
};

//! What waits for approval, if it is money.
using WaitingMoney = std::variant<BookingOrder, Reversal>;

//! Approved, rejected, sent back or withdrawn. `waiting` is what stands in the version that was decided about.
struct ApprovalOrder
{
    ApprovalId approval;
    contract::ApprovalAction action = contract::ApprovalAction::Approved;
    std::string version; //!< Of what was decided about (versionOf in ApprovalRecord.h), 32 raw bytes.
    std::string comment;
    WaitingMoney waiting;
    std::string makerName;
};

//! Its maker changes what waits.
struct ApprovalChangeOrder
{
    ApprovalId approval;
    std::string version;
    BookingOrder before;
    BookingOrder now;
};

using OrderContent =
    std::variant<BookingOrder, Reversal, HoldPlacement, HoldRelease, HoldCapture, ApprovalOrder, ApprovalChangeOrder>;

//! The two legs of the common order, the debtor's first.
BookingOrder bookingOf(const contract::TransferOrder& order);

const std::vector<contract::OrderLeg>& legsOf(const WaitingMoney& waiting);

//! Every account that deciding the order reads or changes.
std::vector<Iban> accountsOf(const OrderContent& content);

//! The text that is encrypted for the first debtor's owner; empty: none.
std::optional<std::string> memoOf(const OrderContent& content);

//! SHA-256, 32 raw bytes, of the parsed order: spaces in an IBAN or "5.0" for "5.00" do not matter.
std::string orderHash(const OrderContent& content);

} // namespace cf::bank
