// The database: rows, locks of rows and keys, and transactions that commit whole or not at all. What is written here
// survives every crash.
#pragma once

#include "tests/simulate/Scenario.h"
#include "tests/simulate/World.h"

namespace cf::simulation {

using ActorAndKey = std::pair<StaffId, Uuid>;

//! What is stored under an idempotency key, and what its orderer is told.
struct KeyOutcome
{
    contract::KeyState state = contract::KeyState::Abandoned;
    std::optional<TransferId> transfer;
    std::optional<HoldId> hold;
    std::optional<ApprovalId> approval;
    std::optional<contract::ErrorCode> refusal;
    std::string orderHash; //!< Empty: a tombstone.

    bool operator==(const KeyOutcome&) const = default;
};

struct StoredTransfer
{
    contract::TransferKind kind = contract::TransferKind::Transfer;
    std::vector<contract::OrderLeg> legs;
};

struct StoredApproval
{
    bank::LedgerApproval approval;
    bank::WaitingMoney waiting;
    int number = 1; //!< Of the version.
};

struct CommittedOrder
{
    ActorAndKey key;
    bank::Order order;
    Instant now{};
    bank::Decision decision;
    KeyOutcome outcome;
    TransferId transfer;            //!< If it books.
    ApprovalId approval;            //!< If it waits or was about one that waits.
    std::vector<HoldId> newHolds{}; //!< Like decision.newHolds.
};

struct CommittedBatch
{
    bank::LedgerSnapshot before;
    bank::LedgerSnapshot after;
    std::vector<CommittedOrder> orders;
};

class SimulatedStore
{
public:
    SimulatedStore(const World& world, Sabotage sabotage);

    std::optional<std::size_t> placeOf(const Iban& iban) const;

    // Locks never wait. `owner` is a server.
    bool lockAccount(std::size_t place, std::size_t owner);
    bool lockKey(const ActorAndKey& key, std::size_t owner);
    void release(std::size_t owner);

    //! Fills in what deciding these orders needs, but for the accounts.
    void read(bank::LedgerSnapshot& snapshot, const std::vector<bank::Order>& orders) const;
    const KeyOutcome* outcomeOf(const ActorAndKey& key) const;
    //! False: somebody else counted for the same person meanwhile, and nothing was written.
    bool commit(const CommittedBatch& batch);
    //! Closes a key without an outcome; false: somebody is about to decide it.
    bool abandon(const ActorAndKey& key);
    //! Ends what has expired on accounts that nobody holds.
    std::vector<HoldId> expireHolds(Instant now);
    std::vector<ApprovalId> expireApprovals(Instant now);

    std::vector<bank::LedgerAccount> accounts;
    std::map<HoldId, bank::LedgerHold> holds;
    std::map<ApprovalId, StoredApproval> approvals;
    std::map<TransferId, StoredTransfer> transfers;
    std::uint64_t audited = 0; //!< Events: one for each order and each key that was closed or record that expired.

private:
    bool isReversed(TransferId transfer, Instant now) const;
    bool usageIsAsDecided(const CommittedBatch& batch) const;
    void writeState(const CommittedBatch& batch);
    void write(const CommittedOrder& order, const bank::LedgerSnapshot& before);
    void writeApproval(const CommittedOrder& order);
    void free(bank::LedgerHold& hold);

    const World& m_world;
    Sabotage m_sabotage;
    std::map<Iban, std::size_t> m_places;
    std::map<AccountId, std::size_t> m_accountIds;
    std::map<std::size_t, std::size_t> m_accountLocks; //!< Place to owner.
    std::map<ActorAndKey, std::size_t> m_keyLocks;
    std::map<ActorAndKey, KeyOutcome> m_keys;
    std::map<std::pair<StaffId, Currency>, bank::Usage> m_usage;
    std::map<ApprovalId, std::vector<HoldId>> m_securing;
    std::set<TransferId> m_reversed;
    std::map<TransferId, std::vector<ApprovalId>> m_reversals; //!< Asked for, whatever became of them.
    std::set<HoldId> m_expiring;                               //!< Holds with an end that have not ended.
    std::set<ApprovalId> m_open;
};

} // namespace cf::simulation
