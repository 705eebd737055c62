// The sequencer under every failure: nothing lost, nothing duplicated, no gap. The check itself is proven to fail.
#include "tests/bank/audit/SequencerProcess.h"
#include "tests/bank/audit/TrailFixture.h"
#include "tests/support/DatabaseProxy.h"

#include "services/bank/audit/TrailRows.h"

namespace cf::test {
namespace {

using namespace bank;

class Sealing : public TrailFixture
{
protected:
    std::vector<InboxRow> waiting()
    {
        return m_pool.transaction([](db::Transaction& transaction) { return readInbox(transaction, 1 << 20).rows; });
    }

    //! Ends the connection of the elected sequencer.
    void endElected()
    {
        tamper("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7204"
               " AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    }
};

TEST_F(Sealing, whatIsRecordedIsNumberedWithoutBeingAskedTo)
{
    AuditSequencerConfig usual;
    usual.database = m_database.app;
    const AuditSequencer sequencer(usual, m_key, m_watchdog);
    ASSERT_TRUE(eventually([&] { return sequencer.elected(); }));
    const auto events = recordEvents(2, 3);
    ASSERT_TRUE(eventually([&] { return sealedEvents() == 6; }));
    const auto rows = query("SELECT leaf, action, result, at, actor_id, role, branch_id, object_id, trace_id"
                            " FROM bank.audit_event ORDER BY seq");
    ASSERT_EQ(rows.size(), 6);
    for (int i = 0; i < 6; ++i) {
        const AuditEvent& event = events[static_cast<std::size_t>(i)];
        EXPECT_EQ(rows[i].get<db::Bytea>("leaf"), canonicalLeaf(event));
        EXPECT_EQ(rows[i].get<std::string>("action"), event.action);
        EXPECT_EQ(rows[i].get<std::string>("result"), "succeeded");
        EXPECT_EQ(rows[i].get<Instant>("at"), event.at);
        EXPECT_EQ(rows[i].get<Uuid>("actor_id"), event.actor->uuid());
        EXPECT_EQ(rows[i].get<std::string>("role"), "teller");
        EXPECT_EQ(rows[i].get<Uuid>("branch_id"), event.branch->uuid());
        EXPECT_EQ(rows[i].get<std::string>("object_id"), event.objectId);
        EXPECT_EQ(rows[i].get<std::string>("trace_id"), event.traceId);
    }
    EXPECT_EQ(query("SELECT seq FROM bank.audit_subject WHERE subject = $1", events[4].customer->uuid().toString())
                  .value<int>(),
              4);
    EXPECT_EQ(query("SELECT count(*) FROM bank.audit_subject").value<int>(), 18);
    EXPECT_EQ(check(), kNone);
    EXPECT_EQ(verified(), "");
}

TEST_F(Sealing, ofTwoSequencersOneSealsAndTheOtherTakesOver)
{
    const AuditSequencer one(config(), m_key, m_watchdog);
    const AuditSequencer two(config(), m_key, m_watchdog);
    for (int round = 0; round < 5; ++round) {
        recordEvents(4, 2);
        ASSERT_TRUE(eventually([&] { return inboxRows() == 0; }));
        EXPECT_TRUE(eventually([&] { return one.elected() != two.elected(); }));
        recordEvents(4, 2);
        endElected();
    }
    ASSERT_TRUE(eventually([&] { return inboxRows() == 0; }));
    EXPECT_EQ(check(), kNone);
    EXPECT_EQ(verified(), "");
    EXPECT_GE(sealState().epoch, 5) << "each takeover raises the epoch";
}

TEST_F(Sealing, whatWasRecordedIsSealedBeforeTheSequencerEnds)
{
    AuditSequencerConfig rare = config();
    rare.pause = 1h;
    {
        const AuditSequencer sequencer(rare, m_key, m_watchdog);
        ASSERT_TRUE(eventually([&] { return sequencer.elected(); }));
        recordEvents(3, 1);
    }
    EXPECT_EQ(inboxRows(), 0);
    EXPECT_EQ(check(), kNone);
}

TEST_F(Sealing, aLateTransactionOfTheOldSequencerIsFencedOff)
{
    recordEvents(3, 2);
    SealState old = sealState();
    old.epoch = m_pool.transaction([&](db::Transaction& transaction) { return raiseEpoch(transaction, m_key); });
    const auto taken = waiting(); // … and then it is frozen
    {
        const AuditSequencer sequencer(config(), m_key, m_watchdog);
        ASSERT_TRUE(eventually([&] { return sequencer.elected(); }));
        EXPECT_THROW(sealRows(taken, old), Fenced);
        ASSERT_TRUE(eventually([&] { return inboxRows() == 0; }));
    }
    EXPECT_EQ(check(), kNone);
    EXPECT_EQ(verified(), "");
}

TEST_F(Sealing, withoutItsFencesALateTransactionSealsTwiceAndTheCheckTells)
{
    recordEvents(3, 2);
    const auto taken = waiting();
    sealAll();
    ASSERT_EQ(check(), kNone);
    m_pool.transaction([&](db::Transaction& transaction) { // the epoch and inbox as they are, not as the sequencer knew
                                                           // them
        SealState now = readSeal(transaction);
        Intake unasked = InboxIntake(m_key, {}, {}, true).check(taken, Instant());
        unasked.rows = {};
        sealIntake(transaction, unasked, now.writers, now.epoch, now.tree, m_key);
    });
    EXPECT_EQ(check(), std::vector<std::string>(6, "one is there twice"));
}

TEST_F(Sealing, aRowThatSomebodyElseTookIsNotSealed)
{
    recordEvents(2, 1);
    const auto taken = waiting();
    tamper("DELETE FROM bank.audit_inbox WHERE id = " + taken[0].id);
    EXPECT_THROW(sealRows(taken, sealState()), std::runtime_error);
    EXPECT_EQ(sealedEvents(), 0);
}

TEST_F(Sealing, cutOffAtAnyMessageNothingIsLostOrTwice)
{
    int messages = 0;
    for (const auto fault : {DatabaseProxy::Fault::CutBefore, DatabaseProxy::Fault::CutAfter}) {
        bool cut = true;
        for (int message = 1; cut; ++message) {
            DatabaseProxy proxy(m_database.app);
            AuditSequencerConfig through = config(proxy.conninfo());
            recordEvents(3, 2);
            proxy.cutAt(message, fault);
            const AuditSequencer sequencer(through, m_key, m_watchdog);
            ASSERT_TRUE(eventually([&] { return inboxRows() == 0; })) << message;
            cut = proxy.hasCut();
            messages += cut;
        }
    }
    EXPECT_GT(messages, 20) << "from the greeting to the last commit";
    EXPECT_EQ(check(), kNone);
    EXPECT_EQ(verified(), "");
}

TEST_F(Sealing, killedAnywhereNothingIsLostOrTwice)
{
    for (int round = 0; round < 12; ++round) {
        recordEvents(15, 2);
        const auto before = sealedEvents();
        SequencerProcess process(m_database.app, m_folder.path() / "master.key");
        // A different number of transactions each time, so the kill lands somewhere in the next.
        ASSERT_TRUE(eventually([&] { return sealedEvents() >= before + 2 + 2 * (round % 5); }));
        process.kill();
    }
    sealAll();
    EXPECT_EQ(check(), kNone);
    EXPECT_EQ(verified(), "");
}

TEST_F(Sealing, thePrimaryGoesAndComesBack)
{
    DatabaseProxy proxy(m_database.app);
    std::atomic<int> troubles = 0;
    AuditSequencerConfig through = config(proxy.conninfo());
    through.onTrouble = [&](const std::string&) { ++troubles; };
    const AuditSequencer sequencer(through, m_key, m_watchdog);
    recordEvents(2, 2);
    ASSERT_TRUE(eventually([&] { return sealedEvents() == 4; }));
    proxy.setDown(true);
    ASSERT_TRUE(eventually([&] { return !sequencer.elected(); }));
    recordEvents(2, 2);
    EXPECT_EQ(sealedEvents(), 4);
    EXPECT_TRUE(eventually([&] { return troubles >= 1; }));
    proxy.setDown(false);
    ASSERT_TRUE(eventually([&] { return sealedEvents() == 8; }));
    EXPECT_EQ(check(), kNone);
}

TEST_F(Sealing, aBacklogIsWorkedOffFasterThanABusyBankRecords)
{
    constexpr int kRows = 100;
    constexpr int kEach = 250;
    recordEvents(kRows, kEach);
    const auto begun = std::chrono::steady_clock::now();
    sealAll();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun;
    const double rate = kRows * kEach / seconds.count();
    std::cout << "sealed " << static_cast<int>(rate) << " events a second\n";
    EXPECT_GT(rate, 1'000) << "unoptimised, on a busy machine";
    EXPECT_EQ(verified(0, 1 << 12), "");
}

TEST_F(Sealing, aLeafThatNobodyCanReadHoldsNothingUp)
{
    recordEvents(1, 1);
    m_pool.transaction([](db::Transaction& transaction) { recordLeaves(transaction, {"\xde\xad\xbe\xef"}); });
    recordEvents(1, 1);
    sealAll();
    EXPECT_EQ(sealedEvents(), 3);
    EXPECT_EQ(query("SELECT action FROM bank.audit_event WHERE seq = 1").value<std::string>(), "unreadable");
    EXPECT_EQ(verified(), "");
}

TEST_F(Sealing, aForgedStateIsNotGivenASeal)
{
    recordEvents(2, 2);
    sealAll();
    tamper("DELETE FROM bank.audit_event WHERE seq >= 2; DELETE FROM bank.audit_subject WHERE seq >= 2;"
           " UPDATE bank.audit_seal SET next_seq = 2, frontier = frontier[1:1]");
    recordEvents(1, 1);
    std::atomic<int> troubles = 0;
    AuditSequencerConfig telling = config();
    telling.onTrouble = [&](const std::string& what) { troubles += what.find("master key") != std::string::npos; };
    const AuditSequencer sequencer(telling, m_key, m_watchdog);
    ASSERT_TRUE(eventually([&] { return troubles > 0; }));
    EXPECT_EQ(inboxRows(), 1);
    EXPECT_EQ(sealedEvents(), 2);
}

TEST_F(Sealing, partitionsAreThereBeforeTheyAreNeeded)
{
    sealAll();
    query("SELECT bank.ensure_audit_partitions(25000000)");
    EXPECT_EQ(query("SELECT count(*) FROM pg_class WHERE relname ~ '^audit_(event|subject)_[0-9]+$'").value<int>(), 6);
    EXPECT_THROW(query("SELECT bank.ensure_audit_partitions(5000000000)"), db::Error) << "not by mistake";
}

TEST_F(Sealing, theNewestEventsAreInTheBlockIndexesBeforeVacuumComes)
{
    // While vacuum is at work the sequencer leaves it to that.
    for (const char* table : {"audit_event_0", "audit_subject_0"})
        tamper(std::string("ALTER TABLE bank.") + table + " SET (autovacuum_enabled = off)");
    recordEvents(200, 100);
    sealAll();
    recordEvents(1, 1); // else a sequencer that has nothing to do is ended before it has begun
    sealAll();
    EXPECT_NO_THROW(tamper(
        "DO $$ BEGIN ASSERT 0 = (SELECT sum(brin_summarize_new_values(indexrelid)) FROM pg_index JOIN pg_class"
        " ON pg_class.oid = indexrelid WHERE relname IN ('audit_event_0_at_idx', 'audit_subject_0_seq_idx')); END $$"));
}

} // namespace
} // namespace cf::test
