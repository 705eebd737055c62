// Runs one batch of orders as one SQL transaction in two round trips: lock the free accounts and claim the keys;
// decide; write and commit. Called by LedgerWriter.
#pragma once

#include "services/bank/api/Environment.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/ledger/LedgerRows.h"
#include "services/bank/platform/postgres/WalPosition.h"

#include <map>
#include <set>

namespace cf::bank {

struct BatchDeadlines
{
    db::PipelinedConnection::Clock::time_point reading; //!< Until the orders are decided. After it: nothing happened.
    std::chrono::milliseconds writing;                  //!< For the round trip with COMMIT. After it: outcome unknown.
};

//! A ledger commit: the accounts with new balances and entries, and whose orders were booked.
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
                std::vector<const TransferCommand*> commands);

    //! One result per command, in order, after the commit. Empty for an order that must wait because another
    //! transaction holds one of its accounts or its key: nothing was written for it, and its key is still free. Throws
    //! db::Error: nothing was written, unless it is InDoubt; BrokenInvariant and other exceptions: nothing was written.
    //! The caller rolls back. Call once.
    std::vector<std::optional<TransferResult>> run(const BatchDeadlines& deadlines);

    //! Whether run() wrote to the outbox.
    bool books() const { return m_batch.books(); }

    //! What run() committed, for invalidating caches. No accounts: nothing was booked. No watermark: the connection
    //! ended after the commit.
    LedgerCommit commit() const;

private:
    using Deadline = db::PipelinedConnection::Clock::time_point;

    struct Owner
    {
        CustomerId customer;
        std::optional<std::string> wrappedKey; //!< Empty: none, or destroyed.
    };

    void claimAndLock(Deadline deadline);
    void keepClaimed(const db::Rows& rows);
    void keepAccounts(const db::Rows& rows);
    void keepOwners(const db::Rows& rows);
    void keepDates(const db::Rows& rows);
    void keepLimits(const db::Rows& rows);
    void readStored(Deadline deadline);
    void answerStored(std::size_t place, const db::Row& row);
    void decideClaimed();
    void complete(DecidedOrder& order) const;
    void answerClaimed();
    void write(Deadline deadline);
    TransferResult resultOf(const DecidedOrder& order) const;

    db::PipelinedConnection& m_pipelined;
    const CustomerKeys& m_keys;
    const Environment& m_environment;
    std::vector<const TransferCommand*> m_commands;
    std::vector<std::optional<TransferResult>> m_results; //!< Indexed like the commands.
    std::vector<std::size_t> m_claimed;                   //!< Indexes of the commands decided here.
    LedgerSnapshot m_snapshot;
    std::map<Iban, std::size_t> m_accountPlaces;
    std::vector<std::string> m_names; //!< Indexed like the accounts.
    std::map<Iban, Owner> m_owners;
    std::map<BranchId, Date> m_dates;
    DecidedBatch m_batch; //!< With the orders of m_claimed.
    db::WalPosition m_watermark;
};

} // namespace cf::bank
