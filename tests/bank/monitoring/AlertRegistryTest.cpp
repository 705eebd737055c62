// Persistent alerts: in the database, shared by instances, with comment and owner, on the test's own clock.
#include "services/bank/monitoring/AlertRegistry.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/contract/WireValues.h"
#include "tests/support/MigratedDatabase.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank;
using namespace cf::contract;
using namespace std::chrono_literals;

namespace {

const Readings kFull{.diskUsedPpm = 900'000};

class Registry : public ::testing::Test
{
protected:
    Registry() { m_caller = addStaff("admin", "Ada Min"); }

    Caller addStaff(const std::string& userName, const std::string& displayName)
    {
        const Caller caller{StaffId::make(), displayName, Role::Administrator, BranchId::make()};
        m_pool.transaction([&](db::Transaction& transaction) {
            transaction.query("INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1, $2, 'B', 'UTC')",
                              caller.branch.uuid().toString(), "B" + std::to_string(++m_branches));
            transaction.query("INSERT INTO bank.staff (id, user_name, display_name, role, branch_id, status)"
                              " VALUES ($1, $2, $3, 'administrator', $4, 'active')",
                              caller.staff.uuid().toString(), userName, displayName, caller.branch.uuid().toString());
        });
        return caller;
    }

    void pass(AlertRegistry& registry, const Readings& readings, int seconds)
    {
        for (int i = 0; i < seconds; ++i)
            registry.evaluate(readings, m_now += 1s);
    }

    void synchronise(AlertRegistry& registry) { registry.synchronise(m_connection, m_now); }

    Answer<Alert> update(AlertRegistry& registry, const AlertUpdate& update, const Caller& caller)
    {
        return registry.update(m_pool, caller, "0af7651916cd43dd8448eb211c80319c", update, m_now);
    }

    //! The only alert in the book.
    Alert only(const AlertRegistry& registry) const
    {
        const auto alerts = registry.alerts(m_now);
        EXPECT_EQ(alerts.size(), 1U);
        return alerts.empty() ? Alert() : alerts[0];
    }

    std::vector<AuditEvent> trail()
    {
        std::vector<AuditEvent> events;
        const auto rows = m_pool.transaction([](db::Transaction& transaction) {
            return transaction.query("SELECT unnest(leaves) FROM bank.audit_inbox ORDER BY id");
        });
        for (const std::string& leaf : rows.values<db::Bytea>())
            events.push_back(parseLeaf(leaf).value());
        return events;
    }

    test::TestDatabase m_database = test::migratedDatabase();
    db::Watchdog m_watchdog;
    db::Pool m_pool{{.database = m_database.app}, m_watchdog};
    db::Connection m_connection{m_database.app, m_watchdog};
    int m_branches = 0;
    Caller m_caller;
    Instant m_now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    AlertRegistry m_registry{"here:1"};
};

} // namespace

TEST_F(Registry, anAlertIsShownBeforeTheDatabaseKnowsIt)
{
    pass(m_registry, kFull, 20);
    const Alert alert = only(m_registry);
    EXPECT_EQ(alert.rule, "diskUsed");
    EXPECT_EQ(alert.state, AlertState::Firing);
    EXPECT_EQ(alert.instance, "here:1");
    synchronise(m_registry);
    EXPECT_EQ(only(m_registry).id, alert.id);
}

TEST_F(Registry, anAlertsLifeFromFiringToOverWithOwnerAndComment)
{
    pass(m_registry, kFull, 20);
    synchronise(m_registry);
    const Uuid id = only(m_registry).id;
    const auto acknowledged = update(m_registry, {id, true, true, "I am on it."}, m_caller);
    ASSERT_TRUE(acknowledged);
    EXPECT_EQ(acknowledged->state, AlertState::Acknowledged);
    EXPECT_EQ(only(m_registry).state, AlertState::Acknowledged) << "at once, not with the next evaluation";
    EXPECT_EQ(only(m_registry).owner->displayName, "Ada Min");
    ASSERT_EQ(only(m_registry).comments.size(), 1U);
    EXPECT_EQ(only(m_registry).comments[0].text, "I am on it.");

    // Another instance shows the same.
    AlertRegistry other("there:2");
    synchronise(other);
    EXPECT_EQ(only(other).id, id);
    EXPECT_EQ(only(other).state, AlertState::Acknowledged);
    EXPECT_EQ(only(other).comments[0].by.id, m_caller.staff);

    pass(m_registry, {}, 40);
    synchronise(m_registry);
    synchronise(other);
    EXPECT_EQ(only(other).state, AlertState::Over);
    EXPECT_EQ(only(other).owner->id, m_caller.staff);
    m_now += 24h;
    EXPECT_TRUE(m_registry.alerts(m_now).empty());
}

TEST_F(Registry, whatIsDoneToAnAlertIsAuditedAndWhatIsNotDoneIsNot)
{
    pass(m_registry, kFull, 20);
    synchronise(m_registry);
    const Uuid id = only(m_registry).id;
    ASSERT_TRUE(update(m_registry, {id, true, true, "Personal words"}, m_caller));
    ASSERT_TRUE(update(m_registry, {id, true, true, {}}, m_caller)); // nothing new
    ASSERT_TRUE(update(m_registry, {id, false, false, {}}, m_caller));
    EXPECT_EQ(only(m_registry).state, AlertState::Firing);
    EXPECT_FALSE(only(m_registry).owner);
    std::vector<std::string> actions;
    for (const AuditEvent& event : trail()) {
        actions.push_back(event.action);
        EXPECT_EQ(event.actor, m_caller.staff);
        EXPECT_EQ(event.objectId, id.toString());
        EXPECT_EQ(event.traceId, "0af7651916cd43dd8448eb211c80319c");
        EXPECT_EQ(event.detail.find("Personal"), std::string::npos);
        EXPECT_TRUE(changesOf(event.detail));
    }
    EXPECT_EQ(actions, (std::vector<std::string>{"alert.acknowledged", "alert.takenOver", "alert.commented",
                                                 "alert.reopened", "alert.released"}));
}

TEST_F(Registry, aColleagueTakesAnAlertOver)
{
    pass(m_registry, kFull, 20);
    synchronise(m_registry);
    const Caller colleague = addStaff("second", "Sec Ond");
    ASSERT_TRUE(update(m_registry, {only(m_registry).id, {}, true, {}}, m_caller));
    ASSERT_TRUE(update(m_registry, {only(m_registry).id, {}, true, {}}, colleague));
    EXPECT_EQ(only(m_registry).owner->id, colleague.staff);
    ASSERT_TRUE(update(m_registry, {only(m_registry).id, {}, false, {}}, m_caller));
    EXPECT_EQ(only(m_registry).owner->id, colleague.staff) << "only the owner can release it";
}

TEST_F(Registry, aMistakenUpdateChangesNothing)
{
    pass(m_registry, kFull, 20);
    synchronise(m_registry);
    const Uuid id = only(m_registry).id;
    EXPECT_EQ(update(m_registry, {Uuid::v7(), true, {}, {}}, m_caller).error().code, ErrorCode::NotFound);
    EXPECT_EQ(update(m_registry, {id, {}, {}, {}}, m_caller).error().code, ErrorCode::InvalidRequest);
    EXPECT_EQ(update(m_registry, {id, {}, {}, " \n"}, m_caller).error().code, ErrorCode::InvalidRequest);
    EXPECT_EQ(update(m_registry, {id, true, {}, std::string(501, 'x')}, m_caller).error().code,
              ErrorCode::InvalidRequest);
    EXPECT_EQ(only(m_registry).state, AlertState::Firing);
    EXPECT_TRUE(trail().empty());
    std::string longest;
    for (int i = 0; i < 500; ++i)
        longest += "ř";
    EXPECT_TRUE(update(m_registry, {id, {}, {}, longest}, m_caller)) << "characters, not bytes";
}

TEST_F(Registry, aRestartedInstanceGoesOnWithItsAlert)
{
    pass(m_registry, kFull, 20);
    synchronise(m_registry);
    const Alert before = only(m_registry);
    ASSERT_TRUE(update(m_registry, {before.id, true, {}, {}}, m_caller));
    AlertRegistry again("here:1");
    synchronise(again);
    pass(again, kFull, 20);
    synchronise(again);
    EXPECT_EQ(only(again).id, before.id);
    EXPECT_EQ(only(again).state, AlertState::Acknowledged);
    pass(again, {}, 40);
    synchronise(again);
    EXPECT_EQ(only(again).state, AlertState::Over);
}

TEST_F(Registry, whatCeasedWhileItsInstanceWasAwayIsOverSoonAfter)
{
    pass(m_registry, kFull, 20);
    synchronise(m_registry);
    AlertRegistry again("here:1");
    synchronise(again);
    EXPECT_EQ(only(again).state, AlertState::Firing);
    pass(again, {}, 40);
    synchronise(again);
    EXPECT_EQ(only(again).state, AlertState::Over);
}

TEST_F(Registry, anAlertThatFiresAgainIsANewOne)
{
    pass(m_registry, kFull, 20);
    pass(m_registry, {}, 40);
    pass(m_registry, kFull, 20);
    synchronise(m_registry);
    const auto alerts = m_registry.alerts(m_now);
    ASSERT_EQ(alerts.size(), 2U);
    EXPECT_EQ(alerts[0].state, AlertState::Firing);
    EXPECT_EQ(alerts[1].state, AlertState::Over);
    EXPECT_NE(alerts[0].id, alerts[1].id);
}

TEST_F(Registry, ofAnInstanceThatVanishedNoAlertFiresForEver)
{
    pass(m_registry, kFull, 20);
    synchronise(m_registry);
    const auto silentFor = [&](const char* time) {
        m_pool.transaction([&](db::Transaction& transaction) {
            transaction.query("INSERT INTO bank.instance_status (instance, at, published)"
                              " VALUES ('here:1', clock_timestamp() - $1::interval, '{}')"
                              " ON CONFLICT (instance) DO UPDATE SET at = excluded.at",
                              time);
        });
    };
    AlertRegistry other("there:2");
    silentFor("14 minutes");
    synchronise(other);
    EXPECT_EQ(only(other).state, AlertState::Firing);
    silentFor("16 minutes");
    synchronise(other);
    EXPECT_EQ(only(other).state, AlertState::Over);
}
