// Rows of the ledger's tables for writing, by the ledger itself, imports and the demo. The members have the names of
// the columns they stand for (platform/postgres/TableRows.h).
#pragma once

#include "services/bank/records/Fields.h"
#include "services/contract/Approvals.h"

namespace cf::bank {

//! For bank.transfer.
struct BookedTransferRow
{
    TransferId id;
    contract::TransferKind kind = contract::TransferKind::Transfer;
    BranchId branchId;
    std::optional<StaffId> madeBy; //!< Empty: an import.
    AccountId debtorAccount;       //!< Of several the first, as the next.
    AccountId creditorAccount;
    std::optional<std::int64_t> amount; //!< What was debited in all. Empty, as the next: in several currencies.
    std::optional<Currency> currency;
    std::optional<db::Bytea> memo;         //!< Encrypted, like the next.
    std::optional<db::Bytea> counterparty; //!< For an import: the party at the other bank.
    std::string purpose;
    Date bookingDate;
    Date valueDate;
    Instant recordedAt;
    std::vector<Uuid> legAccounts; //!< Where its entries are: account and number, at the same index.
    std::vector<std::int64_t> legNumbers;
    std::optional<std::vector<std::int64_t>> legAmounts; //!< Empty: `amount` from the debtor to the creditor.
    std::optional<StaffId> approvedBy;                   //!< Under whose key it was booked, if not the orderer's.
    std::optional<ApprovalId> approvalId;
    std::optional<HoldId> holdId; //!< Of a capture.
    std::optional<TransferId> reverses;
};
BOOST_DESCRIBE_STRUCT(BookedTransferRow, (),
                      (id, kind, branchId, madeBy, debtorAccount, creditorAccount, amount, currency, memo, counterparty,
                       purpose, bookingDate, valueDate, recordedAt, legAccounts, legNumbers, legAmounts, approvedBy,
                       approvalId, holdId, reverses))

//! For bank.entry.
struct BookedEntryRow
{
    AccountId accountId;
    std::int64_t number = 0;
    TransferId transferId;
    std::int64_t amount = 0; //!< Credit positive.
    Currency currency;
    std::int64_t balanceAfter = 0;
    Date bookingDate;
    Date valueDate;
    Instant recordedAt;
};
BOOST_DESCRIBE_STRUCT(BookedEntryRow, (),
                      (accountId, number, transferId, amount, currency, balanceAfter, bookingDate, valueDate,
                       recordedAt))

//! The columns of bank.account that an entry changes.
struct BookedAccountRow
{
    AccountId id;
    std::int64_t balance = 0;
    std::int64_t lastEntryNumber = 0;
};
BOOST_DESCRIBE_STRUCT(BookedAccountRow, (), (id, balance, lastEntryNumber))

//! For bank.hold.
struct PlacedHoldRow
{
    HoldId id;
    AccountId accountId;
    std::int64_t amount = 0;
    std::string reason;
    StaffId placedBy;
    Instant placedAt;
    std::optional<Instant> expiresAt;
    std::optional<ApprovalId> approvalId; //!< The waiting order that it secures.
};
BOOST_DESCRIBE_STRUCT(PlacedHoldRow, (), (id, accountId, amount, reason, placedBy, placedAt, expiresAt, approvalId))

//! For bank.approval_step.
struct ApprovalStepRow
{
    ApprovalId requestId;
    contract::ApprovalAction action = contract::ApprovalAction::Requested;
    StaffId by;
    Instant at;
    std::string comment;
};
BOOST_DESCRIBE_STRUCT(ApprovalStepRow, (), (requestId, action, by, at, comment))

} // namespace cf::bank
