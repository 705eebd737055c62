// The first round trip of a batch: locks the accounts that nobody else holds and the keys that nobody else decides, and
// reads all that deciding needs. Used by LedgerBatch.
//
// Nothing waits for a lock: an account that another transaction holds is skipped, and orders on it are left for later.
#pragma once

#include "services/bank/ledger/LedgerCommand.h"
#include "services/bank/ledger/LedgerState.h"
#include "services/bank/platform/postgres/PipelinedConnection.h"

#include <functional>
#include <map>
#include <set>

namespace cf::bank {

class LedgerReading
{
public:
    using Commands = std::vector<const LedgerCommand*>;
    using ActorAndKey = std::pair<StaffId, Uuid>;

    struct Stored
    {
        StoredOutcome outcome;
        std::string orderHash; //!< Empty: a tombstone that no order came before.
    };

    //! What the bank knows of an account beyond what decides.
    struct Party
    {
        std::string name;
        std::optional<CustomerId> owner;
    };

    //! Begins a transaction, locks and reads. Throws db::Error.
    void read(db::PipelinedConnection& pipelined, const Commands& commands,
              db::PipelinedConnection::Clock::time_point deadline);

    //! The same without locks and keys, to show what would be decided: for this order alone.
    void look(db::PipelinedConnection& pipelined, const LedgerCommand& command,
              db::PipelinedConnection::Clock::time_point deadline);

    //! Whether nobody else holds an account of the order or is about to decide its key.
    bool isFree(const LedgerCommand& command) const;
    //! Null: nothing is stored under its key.
    const Stored* storedOf(const LedgerCommand& command) const;
    //! Where an account is in the snapshot; empty: it was not locked.
    std::optional<std::size_t> placeOf(const Iban& iban) const;
    //! The business day of a branch.
    Date dayOf(BranchId branch) const { return m_days.at(branch); }

    LedgerSnapshot snapshot;
    std::vector<Party> parties;                    //!< Indexed like the snapshot's accounts.
    std::map<CustomerId, std::string> wrappedKeys; //!< Of owners for whom a text is to be encrypted.
    Instant recordedAt{};                          //!< Not before any entry of the locked accounts.

private:
    using Take = std::function<void(const db::Rows&)>;

    void queue(db::PipelinedConnection& pipelined, const db::Statement& statement,
               std::vector<db::PipelineParameter> parameters, Take take);
    void queueAccounts(db::PipelinedConnection& pipelined, const db::Statement& statement, const Commands& commands);
    void queueKeys(db::PipelinedConnection& pipelined, const Commands& commands);
    void queueRules(db::PipelinedConnection& pipelined, const Commands& commands);
    void queueRecords(db::PipelinedConnection& pipelined, const Commands& commands);
    void queueCustomerKeys(db::PipelinedConnection& pipelined, const Commands& commands);
    void execute(db::PipelinedConnection& pipelined, db::PipelinedConnection::Clock::time_point deadline);
    void findBusy(db::PipelinedConnection& pipelined, db::PipelinedConnection::Clock::time_point deadline);

    void keepAccounts(const db::Rows& rows);
    void keepStored(const db::Rows& rows);
    void keepDays(const db::Rows& rows);
    void keepLimits(const db::Rows& rows);
    void keepBands(const db::Rows& rows);
    void keepUsage(const db::Rows& rows);
    void keepHolds(const db::Rows& rows);
    void keepApprovals(const db::Rows& rows);

    std::vector<Take> m_takes; //!< One for each queued statement.
    std::map<Iban, std::size_t> m_places;
    std::set<Iban> m_wanted;
    std::set<Iban> m_busy;
    std::set<ActorAndKey> m_busyKeys;
    std::map<ActorAndKey, Stored> m_stored;
    std::map<BranchId, Date> m_days;
};

LedgerReading::ActorAndKey actorAndKey(const LedgerCommand& command);

} // namespace cf::bank
