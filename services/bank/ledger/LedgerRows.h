// Writes a decided batch as rows: accounts, transfers, entries, key outcomes, one audit row and one outbox row. Called
// by LedgerBatch.
#pragma once

#include "services/bank/ledger/Decide.h"
#include "services/bank/ledger/TransferCommand.h"
#include "services/bank/platform/postgres/PipelinedConnection.h"

namespace cf::bank {

//! An order decided by this transaction.
struct DecidedOrder
{
    const TransferCommand* command = nullptr;
    Decision decision;
    TransferId transfer;                      //!< When booked.
    Uuid auditEvent;                          //!< The id of its event.
    std::optional<std::string> encryptedMemo; //!< Empty: none, or no key to encrypt it with.
    std::optional<AccountId> debtor;          //!< Empty: not an account of this bank.
    std::optional<AccountId> creditor;        //!< Likewise.
    std::optional<CustomerId> customer;       //!< The owner of the debtor's account.
    Date businessDate;

    bool booked() const { return !decision.refusal; }
};

struct DecidedBatch
{
    std::vector<DecidedOrder> orders;
    std::vector<LedgerAccount> accounts; //!< As they are afterwards.
    Instant recordedAt{};

    bool books() const;
};

//! Queues everything but COMMIT: a few statements with arrays, regardless of the batch size.
void queueRows(db::PipelinedConnection& pipelined, const DecidedBatch& batch);

} // namespace cf::bank
