// Runs one batch of orders as one SQL transaction in two round trips: lock the free accounts and keys and read; decide;
// write and commit. Called by LedgerWriter.
#pragma once

#include "services/bank/api/Environment.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/ledger/LedgerReading.h"
#include "services/bank/ledger/LedgerRows.h"
#include "services/bank/platform/postgres/WalPosition.h"

namespace cf::bank {

struct BatchDeadlines
{
    db::PipelinedConnection::Clock::time_point reading; //!< Until the orders are decided. After it: nothing happened.
    std::chrono::milliseconds writing;                  //!< For the round trip with COMMIT. After it: outcome unknown.
};

//! A ledger commit: the accounts that changed, and whose orders took effect.
struct LedgerCommit
{
    std::set<AccountId> accounts;
    std::set<StaffId> orderers;
    db::WalPosition watermark; //!< Readers of the log up to here see it. None: could not be determined.
};

class LedgerBatch
{
public:
    //! All outlive it.
    LedgerBatch(db::PipelinedConnection& pipelined, const CustomerKeys& keys, const Environment& environment,
                std::vector<const LedgerCommand*> commands);

    //! One result per command, in order, after the commit. Empty for an order that must wait because another
    //! transaction holds one of its accounts or its key: nothing was written for it, and its key is still free. Throws
    //! db::Error: nothing was written, unless it is InDoubt; BrokenInvariant and other exceptions: nothing was written.
    //! The caller rolls back. Call once.
    std::vector<std::optional<OrderResult>> run(const BatchDeadlines& deadlines);

    //! Whether run() wrote to the outbox.
    bool books() const { return m_batch.books(); }
    //! Whether run() changed an account.
    bool changes() const { return !m_batch.changedAccounts().empty(); }

    //! What run() committed, for invalidating caches. No watermark: the connection ended after the commit.
    LedgerCommit commit() const;

private:
    using Deadline = db::PipelinedConnection::Clock::time_point;

    void claim();
    std::optional<OrderResult> repeated(const LedgerCommand& command) const;
    void decideClaimed();
    void complete(DecidedOrder& order) const;
    void encryptMemo(DecidedOrder& order, const Iban& debtor) const;
    void answerClaimed();
    void write(Deadline deadline);

    db::PipelinedConnection& m_pipelined;
    const CustomerKeys& m_keys;
    const Environment& m_environment;
    std::vector<const LedgerCommand*> m_commands;
    std::vector<std::optional<OrderResult>> m_results; //!< Indexed like the commands.
    std::vector<std::size_t> m_claimed;                //!< Indexes of the commands decided here.
    LedgerReading m_reading;
    DecidedBatch m_batch; //!< With the orders of m_claimed.
    db::WalPosition m_watermark;
};

} // namespace cf::bank
