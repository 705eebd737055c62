// A bank's database with a trail written by the test, event by event, as the sequencer would.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/audit/AuditRepository.h"
#include "services/bank/platform/postgres/Pool.h"
#include "tests/support/MigratedDatabase.h"

#include <gtest/gtest.h>

namespace cf::test {

//! Adds sealed events at the end; their seals are not real.
void appendSealed(db::Transaction& transaction, const std::vector<AuditEvent>& events);

class TrailFixture : public ::testing::Test
{
protected:
    explicit TrailFixture(TestDatabase database = migratedDatabase());

    template <class Function>
    auto work(Function&& function)
    {
        return m_pool.transaction(std::forward<Function>(function));
    }

    void seal(const std::vector<AuditEvent>& events)
    {
        work([&](db::Transaction& transaction) { appendSealed(transaction, events); });
    }

    //! One branch in Prague with one member of staff.
    BranchId addBranch(const std::string& code);
    StaffId addStaff(const std::string& displayName, BranchId branch);
    CustomerId addCustomer(const std::string& name, BranchId branch);

    AuditEvent event(const std::string& action, std::optional<StaffId> actor = {}) const;
    contract::Answer<contract::Page<contract::AuditRow>> find(const contract::AuditQuery& query, BranchId branch,
                                                              const bank::ScanBudget& budget = {});
    contract::Answer<bank::AuditFilter> filter(const contract::AuditQuery& query, BranchId branch);

    TestDatabase m_database;
    db::Watchdog m_watchdog;
    db::Pool m_pool;
    db::Pool m_ownerPool;
    platform::EncryptionKey m_master = platform::EncryptionKey::random();
    bank::CustomerKeys m_keys{m_master};
    int m_customers = 0;
};

} // namespace cf::test
