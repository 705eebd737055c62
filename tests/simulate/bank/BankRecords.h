// The records of a real bank, read from its database into a simulated store: what the generator looks at when it draws
// the next order, and what the model is compared with.
#pragma once

#include "tests/simulate/SimulatedStore.h"
#include "tests/support/ServedBank.h"

namespace cf::simulation {

//! What the bank keeps under a key.
struct KeptKey
{
    KeyOutcome outcome; //!< Without the hash.
    Instant recordedAt; //!< When the ledger decided.
};

class BankRecords
{
public:
    //! What is named by reference outlives it. The orders of `without` are left out.
    BankRecords(test::ServedBank& bank, const World& world, StaffId without)
        : m_bank(bank)
        , m_world(world)
        , m_without(without)
    {
    }

    //! All accounts, and what an order with this outcome has made or changed.
    void refresh(SimulatedStore& store, const KeyOutcome& outcome);
    void readAll(SimulatedStore& store);

    std::optional<KeptKey> key(const ActorAndKey& key) const;
    std::map<ActorAndKey, KeptKey> keys() const;
    //! What If-Match says of a version that was read. Throws std::out_of_range.
    const std::string& etagOf(ApprovalId approval, int version) const { return m_etags.at({approval, version}); }

private:
    //! Ids, as an array in SQL; none: all.
    using Ids = std::optional<std::string>;

    void readAccounts(SimulatedStore& store) const;
    void readTransfers(SimulatedStore& store, const Ids& ids) const;
    void readHolds(SimulatedStore& store, const Ids& ids, const Ids& approvals) const;
    void readApprovals(SimulatedStore& store, const Ids& ids);

    test::ServedBank& m_bank;
    const World& m_world;
    StaffId m_without;
    std::map<std::pair<ApprovalId, int>, std::string> m_etags;
};

} // namespace cf::simulation
