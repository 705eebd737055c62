// Writes a decided batch as rows: entries, accounts, transfers, holds, waiting orders, key outcomes, one audit row and
// one outbox row. Called by LedgerBatch.
#pragma once

#include "services/bank/ledger/Decide.h"
#include "services/bank/ledger/LedgerCommand.h"
#include "services/bank/platform/postgres/PipelinedConnection.h"

namespace cf::bank {

//! An order decided by this transaction.
struct DecidedOrder
{
    const LedgerCommand* command = nullptr;
    Decision decision;
    TransferId transfer;                      //!< When it books.
    ApprovalId approval;                      //!< When it waits from now on, or concerns one that waited.
    std::vector<HoldId> newHolds;             //!< Like the decision's.
    Uuid auditEvent;                          //!< The id of its event.
    std::optional<std::string> encryptedMemo; //!< Empty: none, or no key to encrypt it with.
    std::vector<AccountId> accounts;          //!< That it names, as far as they are this bank's.
    std::optional<CustomerId> customer;       //!< The owner of the first debtor's account.
    Date businessDate{};

    bool books() const { return decision.books(); }
};

struct DecidedBatch
{
    std::vector<DecidedOrder> orders;
    LedgerSnapshot before;
    LedgerSnapshot after; //!< At the same places.
    Instant recordedAt{};

    //! Whether anything is booked, and so goes to the outbox.
    bool books() const;
    //! The places of the accounts whose row changes.
    std::vector<std::size_t> changedAccounts() const;
};

//! What an approval order decides about, or null.
const WaitingMoney* waitingIn(const OrderContent& content);

//! The transfer's kind, if it books.
contract::TransferKind kindOf(const OrderContent& content);

//! How long an order waits for approval.
inline constexpr std::chrono::days kApprovalLasts{7};

//! Queues everything but COMMIT: a few statements with arrays, regardless of the batch size. Only what is rare, waiting
//! orders and holds, has statements of its own.
void queueRows(db::PipelinedConnection& pipelined, const DecidedBatch& batch);

} // namespace cf::bank
