// Somebody tampers by SQL with the trail of a running bank: the alert, the panel and the log report it by themselves.
#include "services/contract/Operations.h"
#include "tests/support/Eventually.h"
#include "tests/support/ServedBank.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;
using namespace std::chrono_literals;

namespace {

class TrailAlert : public ::testing::Test
{
protected:
    TrailAlert() { m_bank.signIn(m_client, Role::Administrator, m_bank.mainBranch()); }

    SystemStatus status()
    {
        const auto reply = m_client.call<GetSystemStatus>({});
        EXPECT_TRUE(reply.ok()) << reply.status << reply.body;
        return reply.ok() ? reply.value() : SystemStatus();
    }

    bool shows(const std::function<bool(const SystemStatus&)>& condition)
    {
        return eventually([&] { return condition(status()); }, 90s);
    }

    static bool fires(const SystemStatus& status, const std::string& rule)
    {
        return std::any_of(status.alerts.begin(), status.alerts.end(),
                           [&](const Alert& alert) { return alert.rule == rule && alert.state == AlertState::Firing; });
    }

    std::string log() const { return contentOf(m_bank.settings().log.file); }

    void tamper(const std::string& sql)
    {
        db::Connection(m_database.superuser, m_watchdog).transaction(30s, [&](db::Transaction& transaction) {
            transaction.script(sql);
        });
    }

    const TestDatabase m_database = migratedDatabase();
    ServedBank m_bank{m_database};
    ApiClient m_client = m_bank.client();
    db::Watchdog m_watchdog;
};

} // namespace

TEST_F(TrailAlert, aTrailThatIsWholeIsShownAsProved)
{
    EXPECT_TRUE(shows([](const SystemStatus& status) { return status.instances[0].auditTrail.wholeAt.has_value(); }));
    const auto trail = status().instances[0].auditTrail;
    EXPECT_EQ(trail.faults, std::vector<std::string>());
    EXPECT_EQ(trail.sequencerTroubledSeconds, 0);
    EXPECT_LT(trail.unsealedSeconds, 5);
}

TEST_F(TrailAlert, anEditOfTheTrailIsAnAlert)
{
    ASSERT_TRUE(shows([](const SystemStatus& status) { return status.instances[0].auditTrail.wholeAt.has_value(); }));
    tamper("UPDATE bank.audit_seal SET next_seq = 1, frontier = ARRAY[sha256('x')]");
    EXPECT_TRUE(shows([](const SystemStatus& status) { return fires(status, "auditTrail"); }));
    EXPECT_FALSE(status().instances[0].auditTrail.faults.empty());
    EXPECT_NE(log().find("audit_seal was changed by somebody else"), std::string::npos);
}

TEST_F(TrailAlert, eventsThatWaitAreAnAlertAndADegradation)
{
    ASSERT_TRUE(shows([](const SystemStatus& status) { return status.instances[0].auditTrail.wholeAt.has_value(); }));
    db::Connection holder(m_database.superuser, m_watchdog);
    holder.transaction(200s, [&](db::Transaction& transaction) {
        transaction.query("SELECT FROM bank.audit_seal FOR UPDATE"); // nobody seals
        tamper("INSERT INTO bank.audit_inbox (recorded_at, leaves) VALUES (now() - interval '75 s', '{x}')");
        for (const char* rule : {"auditUnsealed", "auditSequencer"})
            EXPECT_TRUE(shows([&](const SystemStatus& status) {
                transaction.query("SELECT 1"); // an idle session loses the lock
                return fires(status, rule);
            })) << rule;
        EXPECT_GE(status().instances[0].auditTrail.unsealedSeconds, 75);
        const auto bank = m_client.call<GetBankStatus>({});
        ASSERT_TRUE(bank.ok());
        const auto& degraded = bank.value().degraded;
        EXPECT_EQ(std::count(degraded.begin(), degraded.end(), Degradation::AuditBehind), 1);
    });
    EXPECT_TRUE(shows([](const SystemStatus& status) { return fires(status, "auditTrail"); }))
        << "once it seals again: the bank did not write that row";
}

TEST_F(TrailAlert, whatCannotBeReadHoldsUpNoAlert)
{
    ASSERT_TRUE(shows([](const SystemStatus& status) { return status.instances[0].auditTrail.wholeAt.has_value(); }));
    tamper("REVOKE SELECT ON bank.outbox FROM bank_app"); // the backlog
    tamper("UPDATE bank.audit_seal SET next_seq = 1, frontier = ARRAY[sha256('x')]");
    EXPECT_TRUE(shows([](const SystemStatus& status) { return fires(status, "auditTrail"); }));
    EXPECT_TRUE(shows([&](const SystemStatus&) {
        return m_bank.query("SELECT FROM bank.alert WHERE rule = 'auditTrail'").size() == 1;
    })) << "it is stored, for the other servers";
}

TEST_F(TrailAlert, aRowOfTheInboxWithoutATimeIsAnAlert)
{
    ASSERT_TRUE(shows([](const SystemStatus& status) { return status.instances[0].auditTrail.wholeAt.has_value(); }));
    tamper("ALTER TABLE bank.audit_inbox DROP CONSTRAINT recorded_at_is_a_time");
    db::Connection holder(m_database.superuser, m_watchdog);
    holder.transaction(200s, [&](db::Transaction& transaction) {
        transaction.query("SELECT FROM bank.audit_seal FOR UPDATE"); // nobody seals
        tamper("INSERT INTO bank.audit_inbox (recorded_at, leaves) VALUES ('infinity', '{x}')");
        tamper("INSERT INTO bank.audit_inbox (recorded_at, leaves) VALUES (now() - interval '75 s', '{x}')");
        EXPECT_TRUE(shows([&](const SystemStatus& status) {
            transaction.query("SELECT 1"); // an idle session loses the lock
            return status.instances[0].auditTrail.unsealedSeconds >= 75;
        })) << "the age of the row behind it";
    });
    EXPECT_TRUE(shows([](const SystemStatus& status) { return fires(status, "auditTrail"); })) << "once it seals again";
    EXPECT_EQ(m_bank.query("SELECT FROM bank.audit_refused").size(), 2);
}
