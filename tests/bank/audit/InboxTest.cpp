// The inbox against an attacker with the rights of bank_app, or with all of the database but without the key: rows
// inserted, deleted or replayed before they are sealed.
#include "services/bank/audit/AuditRepository.h"
#include "tests/bank/audit/TrailFixture.h"

namespace cf::test {
namespace {

using namespace bank;

class Inbox : public TrailFixture
{
protected:
    std::vector<std::string> actions()
    {
        return query("SELECT action FROM bank.audit_event ORDER BY seq").values<std::string>();
    }

    //! The details of the only event of this kind.
    std::string saidBy(const char* action)
    {
        const auto rows = query("SELECT leaf FROM bank.audit_event WHERE action = $1", action);
        EXPECT_EQ(rows.size(), 1) << action;
        return rows.empty() ? std::string() : parseLeaf(rows.value<db::Bytea>())->detail;
    }

    std::vector<std::string> incidents()
    {
        TrailHealth health;
        AuditSequencerConfig telling = config();
        telling.health = &health;
        const AuditSequencer sequencer(telling, m_key, m_watchdog);
        EXPECT_TRUE(eventually([&] { return inboxRows() == 0; }));
        EXPECT_TRUE(eventually([&] { return sequencer.elected(); }));
        return health.state().faults;
    }

    //! As the bank would have written it.
    InboxRow row(const Uuid& writer, std::int64_t number) const
    {
        InboxRow made{.id = "1", .recordedAt = {}, .writer = writer, .number = number, .mac = {}, .leaves = {"leaf"}};
        made.mac = viewOf(m_key.rowSealOf(writer, number, made.leaves));
        return made;
    }

    static std::string forgedLeaf() { return db::bytea(canonicalLeaf(newEvent("staff.added"))); }
};

TEST_F(Inbox, aRowThatTheBankDidNotWriteIsKeptAsideAndTheTrailSaysSo)
{
    recordEvents(1, 1);
    query("INSERT INTO bank.audit_inbox (leaves) VALUES (ARRAY[$1::bytea])", forgedLeaf());
    query("INSERT INTO bank.audit_inbox (leaves, writer, number, mac) SELECT ARRAY[$1::bytea], writer, 1, mac"
          " FROM bank.audit_inbox WHERE writer IS NOT NULL",
          forgedLeaf());
    query("INSERT INTO bank.audit_inbox (leaves) VALUES (ARRAY[NULL]::bytea[])");
    EXPECT_EQ(m_pool.transaction(listUnsealedAuditEvents).items.size(), 3U) << "those that can be read";
    recordEvents(1, 1);
    EXPECT_EQ(incidents().size(), 1U);
    EXPECT_EQ(actions(), (std::vector<std::string>{"transfer.booked", "transfer.booked", "audit.rowsRefused"}))
        << "nothing is blocked";
    EXPECT_NE(saidBy("audit.rowsRefused").find("\"after\":\"3\""), std::string::npos);
    const auto aside = query("SELECT reason FROM bank.audit_refused ORDER BY id");
    EXPECT_EQ(aside.values<std::string>(), (std::vector<std::string>{"unsigned", "forged", "unsigned"}));
    EXPECT_EQ(verified(), "");
}

TEST_F(Inbox, aRowThatWasTakenOutLeavesAGapThatTheTrailNames)
{
    const auto events = recordEvents(5, 1);
    tamper("DELETE FROM bank.audit_inbox WHERE number BETWEEN 1 AND 3"); // four of five new colleagues, but for one
    EXPECT_EQ(incidents().size(), 1U);
    EXPECT_EQ(actions(), (std::vector<std::string>{"transfer.booked", "audit.rowsMissing", "transfer.booked"}));
    EXPECT_NE(saidBy("audit.rowsMissing").find("\"after\":\"3\""), std::string::npos) << "how many";
    recordEvents(1, 1);
    EXPECT_EQ(incidents(), kNone) << "once";
    EXPECT_EQ(verified(), "");
}

TEST_F(Inbox, theFirstRowsOfAWriterAreMissedToo)
{
    recordEvents(3, 1);
    tamper("DELETE FROM bank.audit_inbox WHERE number < 2");
    EXPECT_EQ(incidents().size(), 1U);
    EXPECT_EQ(actions(), (std::vector<std::string>{"audit.rowsMissing", "transfer.booked"}));
}

TEST_F(Inbox, theLastRowsAreMissedByTheProcessThatWroteThem)
{
    recordEvents(2, 1);
    tamper("DELETE FROM bank.audit_inbox");
    std::this_thread::sleep_for(20ms); // an age, not a wait
    EXPECT_GE(m_signer.oldestUnsealed(), 20ms) << "whatever the database says";
    recordEvents(1, 1);
    EXPECT_EQ(incidents().size(), 1U);
    m_signer.sealed(sealState().writers);
    EXPECT_EQ(m_signer.oldestUnsealed(), 0ms);
}

TEST_F(Inbox, aRowThatIsThereASecondTimeIsRefused)
{
    recordEvents(2, 1);
    tamper("CREATE TABLE kept AS TABLE bank.audit_inbox");
    sealAll();
    const std::string again = "INSERT INTO bank.audit_inbox (leaves, writer, number, mac)"
                              " SELECT leaves, writer, number, mac FROM kept";
    tamper(again);
    EXPECT_EQ(incidents().size(), 1U);
    EXPECT_EQ(query("SELECT DISTINCT reason FROM bank.audit_refused").value<std::string>(), "repeated");
    EXPECT_EQ(sealedEvents(), 3);
    EXPECT_EQ(verified(), "");
}

TEST_F(Inbox, whoMakesItForgetItsWritersToRepeatARowIsNoticed)
{
    recordEvents(2, 1);
    tamper("CREATE TABLE kept AS TABLE bank.audit_inbox");
    sealAll();
    // Within the rights of bank_app.
    query("UPDATE bank.audit_seal SET writers = NULL, writers_seal = NULL, taken_up_to = NULL");
    query("DELETE FROM bank.audit_writer");
    tamper("INSERT INTO bank.audit_inbox (leaves, writer, number, mac) SELECT leaves, writer, number, mac FROM kept");
    EXPECT_EQ(verified(), "The rows of audit_writer were changed: they are not those that the sequencer left.");
    EXPECT_EQ(incidents().size(), 1U);
    EXPECT_EQ(actions().at(2), "audit.writersChanged");
}

TEST_F(Inbox, aChainThatIsOverIsNotTakenAgainWhateverTheDatabaseSaysOfItsTime)
{
    recordEvents(1, 1);
    sealAll();
    const Uuid over = Uuid::v7(std::chrono::system_clock::now() - 2 * kChainLife - 1min);
    const std::string leaf = canonicalLeaf(newEvent());
    // Within the rights of bank_app; the HMACed row was copied when it was first here.
    query("UPDATE bank.audit_seal SET sealed_at = now() - interval '3 days'");
    query("INSERT INTO bank.audit_inbox (recorded_at, leaves, writer, number, mac)"
          " VALUES (now() - interval '3 days', ARRAY[$1::bytea], $2::uuid, 0, $3::bytea)",
          db::bytea(leaf), over.toString(), db::bytea(viewOf(m_key.rowSealOf(over, 0, {leaf}))));
    EXPECT_EQ(incidents().size(), 1U);
    EXPECT_EQ(actions(), (std::vector<std::string>{"transfer.booked", "audit.rowsRefused"}));
    EXPECT_EQ(query("SELECT reason FROM bank.audit_refused").value<std::string>(), "repeated");
    EXPECT_EQ(verified(), "");
    query("UPDATE bank.audit_seal SET taken_up_to = taken_up_to - interval '3 days'");
    EXPECT_EQ(verified(), "The rows of audit_writer were changed: they are not those that the sequencer left.");
}

TEST_F(Inbox, aTransactionThatIsRolledBackLeavesNoGap)
{
    for (int round = 0; round < 3; ++round) {
        recordEvents(1, 2);
        EXPECT_THROW(m_pool.transaction([&](db::Transaction& transaction) {
            record(transaction, {newEvent()});
            record(transaction, {newEvent()});
            throw std::runtime_error("changed its mind");
        }),
                     std::runtime_error);
        EXPECT_THROW(m_pool.transaction([&](db::Transaction& transaction) {
            record(transaction, {newEvent()});
            transaction.script("SELECT 1 / 0");
        }),
                     db::Error);
    }
    recordEvents(1, 1);
    EXPECT_EQ(incidents(), kNone);
    EXPECT_EQ(check(), kNone);
}

TEST_F(Inbox, severalConnectionsWriteAtOnceWithoutGaps)
{
    std::vector<std::thread> threads;
    const AuditSequencer sequencer(config(), m_key, m_watchdog);
    for (int thread = 0; thread < 6; ++thread)
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 30; ++i)
                try {
                    m_pool.transaction([&](db::Transaction& transaction) {
                        record(transaction, {newEvent()});
                        if ((i + thread) % 4 == 0)
                            throw std::runtime_error("changed its mind");
                    });
                } catch (const std::runtime_error&) {
                }
        });
    for (std::thread& thread : threads)
        thread.join();
    ASSERT_TRUE(eventually([&] { return inboxRows() == 0; }));
    EXPECT_EQ(query("SELECT count(*) FROM bank.audit_event WHERE action <> 'transfer.booked'").value<int>(), 0);
    EXPECT_EQ(verified(), "");
}

TEST_F(Inbox, theProgramCannotEmptyIt)
{
    recordEvents(2, 1);
    EXPECT_THROW(query("DELETE FROM bank.audit_inbox"), db::Error);
    const auto ids = query("SELECT id FROM bank.audit_inbox ORDER BY id");
    const auto taken =
        query("SELECT bank.take_from_audit_inbox(ARRAY[$1::bigint], 0, '{}', '{}')", ids.value<std::string>());
    EXPECT_EQ(taken.value<int>(), 0) << "what is not in the trail stays";
    EXPECT_EQ(inboxRows(), 2);
    // A row moved aside is not sealed, but not lost either, and the trail names the gap.
    query("SELECT bank.take_from_audit_inbox('{}', 0, ARRAY[$1::bigint], '{forged}')", ids.value<std::string>());
    EXPECT_EQ(incidents().size(), 1U);
    EXPECT_EQ(actions(), (std::vector<std::string>{"audit.rowsMissing", "transfer.booked"}));
    EXPECT_EQ(query("SELECT count(*) FROM bank.audit_refused").value<int>(), 1);
}

TEST_F(Inbox, whoMeddlesWithTheNumbersIsNoticedAndStopsNothing)
{
    recordEvents(3, 1);
    sealAll();
    recordEvents(2, 1);
    tamper("DELETE FROM bank.audit_inbox WHERE number = 3; UPDATE bank.audit_writer SET next = 4"); // hides the gap
    EXPECT_EQ(verified(), "The rows of audit_writer were changed: they are not those that the sequencer left.");
    EXPECT_EQ(incidents().size(), 1U);
    EXPECT_EQ(actions().at(3), "audit.writersChanged");
    EXPECT_EQ(sealedEvents(), 5);
    recordEvents(1, 1);
    EXPECT_EQ(incidents(), kNone);
    EXPECT_EQ(verified(), "");
}

TEST_F(Inbox, chainsThatAreOverAreForgottenAndNotTakenAgain)
{
    const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    const Uuid old = Uuid::v7(now - 2 * kChainLife - 1min);
    const Uuid young = Uuid::v7(now - kChainLife);
    InboxIntake intake(m_key, {{old, 7}, {young, 3}}, std::nullopt, true);
    EXPECT_EQ(intake.check({row(old, 7)}, now).rows.sealed.size(), 1U) << "when it was taken is unknown";
    intake.wasEmpty(now);
    EXPECT_EQ(intake.check({row(old, 7)}, now).rows.refused.size(), 1U);
    EXPECT_EQ(intake.check({row(young, 3)}, now).rows.sealed.size(), 1U);
    EXPECT_EQ(intake.nextWith({}), (NextNumbers{{young, 3}}));
    EXPECT_EQ(intake.check({}, now).takenUpTo, now) << "and the next sealing stores it";
    const InboxIntake late(m_key, {{old, 7}}, now - 72h, true);
    EXPECT_EQ(late.check({row(old, 7)}, now).rows.sealed.size(), 1U) << "nobody took it for days: it is a backlog";
}

TEST_F(Inbox, aDatabaseWhoseClockIsAheadEndsNoChainOfAServer)
{
    const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    const Uuid young = Uuid::v7(now);
    InboxIntake intake(m_key, {{young, 3}}, std::nullopt, true);
    intake.wasEmpty(now + 4 * kChainLife);
    EXPECT_EQ(intake.check({row(young, 3)}, now).rows.sealed.size(), 1U);
    EXPECT_EQ(intake.nextWith({}), (NextNumbers{{young, 3}})) << "nor is it forgotten";
}

TEST_F(Inbox, aRowWithoutATimeHoldsNothingUp)
{
    tamper("ALTER TABLE bank.audit_inbox DROP CONSTRAINT recorded_at_is_a_time");
    recordEvents(1, 1);
    for (const char* time : {"infinity", "-infinity"})
        query("INSERT INTO bank.audit_inbox (recorded_at, leaves) VALUES ($1, ARRAY['\\x00'::bytea])", time);
    recordEvents(1, 1);
    EXPECT_EQ(incidents().size(), 1U);
    EXPECT_EQ(actions(), (std::vector<std::string>{"transfer.booked", "transfer.booked", "audit.rowsRefused"}));
    EXPECT_EQ(query("SELECT FROM bank.audit_refused WHERE reason = 'unsigned'").size(), 2);
    EXPECT_EQ(verified(), "");
}

TEST_F(Inbox, theDatabaseTakesNoRowWithoutATime)
{
    for (const char* time : {"infinity", "-infinity"})
        EXPECT_THROW(
            query("INSERT INTO bank.audit_inbox (recorded_at, leaves) VALUES ($1, ARRAY['\\x00'::bytea])", time),
            db::Error)
            << time;
    EXPECT_EQ(inboxRows(), 0);
}

} // namespace
} // namespace cf::test
