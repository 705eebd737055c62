// The rows that a decided batch becomes: accounts, transfers, entries, the keys' outcomes, one audit row and one outbox
// row. Called by LedgerBatch.
#pragma once

#include "services/bank/ledger/Decide.h"
#include "services/bank/ledger/TransferCommand.h"
#include "services/bank/platform/postgres/PipelinedConnection.h"

namespace cf::bank {

//! An order that this transaction decided.
struct DecidedOrder
{
    const TransferCommand* command = nullptr;
    Decision decision;
    TransferId transfer;                      //!< When booked.
    Uuid auditEvent;                          //!< The id of the event about it.
    std::optional<std::string> encryptedMemo; //!< Empty: none, or no key to encrypt it under.
    std::optional<AccountId> debtor;          //!< Empty: no account of this bank.
    std::optional<AccountId> creditor;        //!< Likewise.
    std::optional<CustomerId> customer;       //!< Who owns the debtor's account.
    Date businessDate;

    bool booked() const { return !decision.refusal; }
};

struct DecidedBatch
{
    std::vector<DecidedOrder> orders;
    std::vector<LedgerAccount> accounts; //!< As they stand afterwards.
    Instant recordedAt{};

    bool books() const;
};

//! Queues everything but COMMIT: a handful of statements with arrays, however large the batch.
void queueRows(db::PipelinedConnection& pipelined, const DecidedBatch& batch);

} // namespace cf::bank
