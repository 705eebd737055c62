// The watch over a running trail: it detects each kind of edit by SQL, and a repaired trail passes again.
#include "tests/bank/audit/TrailFixture.h"

#include "services/bank/audit/TrailWatch.h"

namespace cf::test {
namespace {

using namespace bank;

class Watch : public TrailFixture
{
protected:
    void sealTen()
    {
        recordEvents(5, 2);
        sealAll();
    }

    TrailWatchConfig quick()
    {
        TrailWatchConfig config;
        config.database = m_database.app;
        config.sealCheck = 5ms;
        config.eventsPerSecond = 800; // four per step
        config.rest = 5ms;
        return config;
    }

    bool passesAgain()
    {
        const auto last = m_health.state().wholeAt;
        return eventually([&] { return m_health.state().wholeAt > last; });
    }

    //! Whether a current fault begins like this …
    bool says(const std::string& beginning)
    {
        const auto faults = m_health.state().faults;
        return std::any_of(faults.begin(), faults.end(),
                           [&](const std::string& fault) { return fault.starts_with(beginning); });
    }

    //! … now or eventually.
    bool finds(const std::string& beginning)
    {
        return eventually([&] { return says(beginning); });
    }

    //! Expects the running watch to report this eventually, once the superuser has done this.
    void expectFound(const std::string& sql, const std::string& beginning)
    {
        EXPECT_TRUE(passesAgain());
        EXPECT_EQ(m_health.state().faults, kNone);
        tamper("CREATE TABLE events AS TABLE bank.audit_event; CREATE TABLE subjects AS TABLE bank.audit_subject;"
               " CREATE TABLE seals AS TABLE bank.audit_seal; CREATE TABLE spans AS TABLE bank.audit_span");
        tamper(sql);
        EXPECT_TRUE(finds(beginning)) << sql << '\n'
                                      << (m_health.state().faults.empty() ? "nothing was found"
                                                                          : m_health.state().faults.front());
        // Not TRUNCATE, which needs an exclusive lock while the watch reads the tables.
        tamper("DELETE FROM bank.audit_event; DELETE FROM bank.audit_subject; DELETE FROM bank.audit_seal;"
               " INSERT INTO bank.audit_event TABLE events; INSERT INTO bank.audit_subject TABLE subjects;"
               " INSERT INTO bank.audit_seal TABLE seals; DELETE FROM bank.audit_span;"
               " INSERT INTO bank.audit_span TABLE spans; DROP TABLE events, subjects, seals, spans");
        EXPECT_TRUE(eventually([&] { return m_health.state().faults.empty(); })) << "once repaired, it passes again";
    }

    TrailHealth m_health;
    TrailCheckpoint m_checkpoint{m_folder.path() / "mark", m_key};
};

TEST(Incidents, areToldToTheLogOnce)
{
    std::vector<std::string> log;
    TrailHealth health([&](const std::string& fault) { log.push_back(fault); });
    for (int i = 0; i < 3; ++i)
        health.reportIncident("rows were taken away");
    health.reportIncident("rows were forged");
    EXPECT_EQ(log, (std::vector<std::string>{"rows were taken away", "rows were forged"}));
    EXPECT_EQ(health.state().faults.size(), 2U);
}

TEST_F(Watch, findsEachKindOfEditByItself)
{
    sealTen();
    const TrailWatch watch(quick(), m_key, m_checkpoint, m_signer, m_health, m_watchdog);
    const std::string row = "Row 3 of audit_event ";
    expectFound("UPDATE bank.audit_event SET leaf = leaf || '\\x00' WHERE seq = 3",
                row + "was changed: its leaf is not the one that was sealed.");
    expectFound("UPDATE bank.audit_event SET action = 'signOut' WHERE seq = 3", row + "was changed: its column action");
    expectFound("DELETE FROM bank.audit_event WHERE seq = 3", row + "was removed.");
    expectFound("INSERT INTO bank.audit_event (seq, leaf, leaf_hash, seal, action, result, at)"
                " SELECT 12, leaf, leaf_hash, seal, action, result, at FROM bank.audit_event WHERE seq = 3",
                "Row 12 of audit_event or audit_subject was inserted: the bank has sealed 10.");
    expectFound("DELETE FROM bank.audit_subject WHERE seq = 3", row + "has lost its row");
    expectFound("UPDATE bank.audit_span SET last_at = last_at - interval '1 day', first_at = first_at"
                " - interval '1 day'",
                "The row of audit_span for the events from number 0 on was changed");
    expectFound("UPDATE bank.audit_seal SET next_seq = 8, frontier = frontier[1:1]", unsealedSentence());
    expectFound("DELETE FROM bank.audit_event; DELETE FROM bank.audit_subject; UPDATE bank.audit_seal"
                " SET next_seq = 0, frontier = '{}'",
                unsealedSentence());
}

TEST_F(Watch, findsAnOlderSealPutBack)
{
    sealTen();
    tamper("CREATE TABLE older AS TABLE bank.audit_seal; CREATE TABLE older_writer AS TABLE bank.audit_writer");
    sealTen();
    const TrailWatch watch(quick(), m_key, m_checkpoint, m_signer, m_health, m_watchdog);
    expectFound("DELETE FROM bank.audit_event WHERE seq >= 10; DELETE FROM bank.audit_subject WHERE seq >= 10;"
                " DELETE FROM bank.audit_seal; INSERT INTO bank.audit_seal TABLE older",
                "The trail was shortened");
}

TEST_F(Watch, findsEventsThatOnlyTheDatabaseCallsRemovedByPolicy)
{
    sealTen();
    tamper("CREATE OR REPLACE FUNCTION bank.audit_partition_level() RETURNS integer LANGUAGE sql IMMUTABLE RETURN 3");
    const TrailWatch watch(quick(), m_key, m_checkpoint, m_signer, m_health, m_watchdog);
    EXPECT_TRUE(passesAgain());
    MerkleTree gone;
    for (const auto& row : query("SELECT leaf_hash FROM bank.audit_event WHERE seq < 8 ORDER BY seq"))
        gone.append(platform::digestFrom(row.get<db::Bytea>("leaf_hash")));
    tamper("DELETE FROM bank.audit_event WHERE seq < 8; DELETE FROM bank.audit_subject WHERE seq < 8;"
           " INSERT INTO bank.audit_archive (first_seq, level, root, newest) VALUES (0, 3, '" +
           db::bytea(platform::viewOf(gone.root())) + "', now() - interval '8 years')");
    EXPECT_TRUE(finds("The row of audit_archive for the events from number 0 on is not the bank's"));
}

TEST_F(Watch, aTrailThatGrowsIsWholeAllTheWhile)
{
    const TrailWatch watch(quick(), m_key, m_checkpoint, m_signer, m_health, m_watchdog);
    AuditSequencerConfig guarded = config();
    guarded.checkpoint = &m_checkpoint;
    guarded.health = &m_health;
    const AuditSequencer sequencer(guarded, m_key, m_watchdog);
    for (int round = 0; round < 10; ++round) {
        recordEvents(3, 2);
        EXPECT_TRUE(passesAgain());
        EXPECT_EQ(m_health.state().faults, kNone);
    }
    ASSERT_TRUE(eventually([&] { return sealedEvents() == 60; }))
        << sealedEvents() << " sealed, " << inboxRows() << " rows waiting";
    ASSERT_TRUE(eventually([&] { return m_health.state().verified == 60; }));
    EXPECT_TRUE(eventually([&] { return m_signer.oldestUnsealed() == 0ms; }));
}

TEST_F(Watch, aDatabaseThatIsAwayIsNoFault)
{
    sealTen();
    TrailWatchConfig away = quick();
    away.database = "host=127.0.0.1 port=1 dbname=nowhere";
    away.timeout = 1ms;
    std::atomic<int> readAudit = 0;
    away.primaryDown = [&] {
        ++readAudit;
        return true;
    };
    const TrailWatch watch(away, m_key, m_checkpoint, m_signer, m_health, m_watchdog);
    ASSERT_TRUE(eventually([&] { return readAudit > 10; }));
    EXPECT_EQ(m_health.state().faults, kNone);
}

TEST_F(Watch, aDatabaseThatIsAwayNowAndThenForgivesNothing)
{
    sealTen();
    TrailWatchConfig watchful = quick();
    watchful.timeout = 300ms;
    watchful.primaryDown = [readAudit = 0]() mutable { return ++readAudit % 5 == 0; };
    const TrailWatch watch(watchful, m_key, m_checkpoint, m_signer, m_health, m_watchdog);
    EXPECT_TRUE(passesAgain());
    tamper("REVOKE SELECT ON bank.audit_span FROM bank_app");
    EXPECT_TRUE(finds("The trail cannot be watched, though the database answers: "));
}

TEST_F(Watch, whoeverKeepsItFromReadingIsFoundOut)
{
    sealTen();
    TrailWatchConfig watchful = quick();
    watchful.timeout = 100ms;
    const TrailWatch watch(watchful, m_key, m_checkpoint, m_signer, m_health, m_watchdog);
    EXPECT_TRUE(passesAgain());
    tamper("REVOKE SELECT ON bank.audit_span FROM bank_app");
    tamper("UPDATE bank.audit_event SET action = 'signOut' WHERE seq = 3");
    EXPECT_TRUE(finds("The trail cannot be watched, though the database answers: "));
    tamper("GRANT SELECT ON bank.audit_span TO bank_app");
    EXPECT_TRUE(finds("Row 3 of audit_event was changed: its column action"));
    tamper("UPDATE bank.audit_event SET action = 'transfer.booked' WHERE seq = 3");
    EXPECT_TRUE(eventually([&] { return m_health.state().faults.empty(); }));
}

TEST_F(Watch, whoeverStopsItOnItsWayAgainAndAgainIsFoundOut)
{
    sealTen();
    TrailWatchConfig watchful = quick();
    watchful.database = m_database.app + " application_name=watched";
    watchful.sealCheck = 50ms;     // time to connect
    watchful.eventsPerSecond = 20; // one per step
    watchful.timeout = 500ms;
    const TrailWatch watch(watchful, m_key, m_checkpoint, m_signer, m_health, m_watchdog);
    EXPECT_TRUE(passesAgain());
    EXPECT_TRUE(eventually([&] {
        tamper("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'watched'");
        return says("The watch over the trail does not finish");
    }));
    EXPECT_TRUE(eventually([&] { return m_health.state().faults.empty(); })) << "undisturbed, it finishes";
}

TEST_F(Watch, anEventWithoutATimeIsNamedAsWhatItIs)
{
    sealTen();
    tamper("ALTER TABLE bank.audit_event DROP CONSTRAINT at_is_a_time");
    const TrailWatch watch(quick(), m_key, m_checkpoint, m_signer, m_health, m_watchdog);
    expectFound("INSERT INTO bank.audit_event (seq, leaf, leaf_hash, seal, action, result, at)"
                " SELECT 12, leaf, leaf_hash, seal, action, result, '-infinity' FROM bank.audit_event WHERE seq = 3",
                "Row 12 of audit_event or audit_subject was inserted: the bank has sealed 10.");
    expectFound("UPDATE bank.audit_event SET at = 'infinity' WHERE seq = 3",
                "Row 3 of audit_event was changed: its column at says \"9999-12-31");
}

TEST_F(Watch, theDatabaseTakesNoEventWithoutATime)
{
    sealTen();
    EXPECT_THROW(query("INSERT INTO bank.audit_event (seq, leaf, leaf_hash, seal, action, result, at)"
                       " SELECT 12, leaf, leaf_hash, seal, action, result, 'infinity' FROM bank.audit_event"
                       " WHERE seq = 3"),
                 db::Error);
}

} // namespace
} // namespace cf::test
