// Verification is silent about a trail as sealed, and names the first row that SQL has altered.
#include "tests/bank/audit/TrailFixture.h"

#include "services/bank/audit/AuditRetention.h"
#include "services/bank/audit/TrailArchive.h"
#include "services/bank/audit/TrailRows.h"

namespace cf::test {
namespace {

using namespace bank;

class Verifying : public TrailFixture
{
protected:
    void sealTen()
    {
        m_events = recordEvents(5, 2);
        sealAll();
        ASSERT_EQ(verified(), "");
    }

    //! The fault reported after the superuser does this; then it is undone.
    std::string after(const std::string& sql)
    {
        tamper("CREATE TABLE events AS TABLE bank.audit_event; CREATE TABLE subjects AS TABLE bank.audit_subject;"
               " CREATE TABLE seal AS TABLE bank.audit_seal");
        tamper(sql);
        const std::string said = verified();
        tamper("TRUNCATE bank.audit_event, bank.audit_subject, bank.audit_seal;"
               " INSERT INTO bank.audit_event TABLE events; INSERT INTO bank.audit_subject TABLE subjects;"
               " INSERT INTO bank.audit_seal TABLE seal; DROP TABLE events, subjects, seal");
        EXPECT_EQ(verified(), "");
        return said;
    }

    static std::string row(int seq) { return "Row " + std::to_string(seq) + " of audit_event "; }

    //! The columns of a forged row 3, as written by a sequencer without the key.
    std::string forgedRow3()
    {
        const std::string leaf = canonicalLeaf(newEvent("transfer.refused"));
        return "leaf = '" + db::bytea(leaf) + "', leaf_hash = '" + db::bytea(platform::viewOf(leafHashOf(leaf))) + "'";
    }

    void makePartitionsOfFour()
    {
        tamper("DROP TABLE bank.audit_event_0, bank.audit_event_1, bank.audit_subject_0, bank.audit_subject_1;"
               " CREATE OR REPLACE FUNCTION bank.audit_partition_level() RETURNS integer LANGUAGE sql IMMUTABLE"
               " RETURN 2");
        query("SELECT bank.ensure_audit_partitions(20)");
    }

    //! Of the first events.
    MerkleTree treeOf(int size)
    {
        MerkleTree tree;
        for (const auto& row : query("SELECT leaf_hash FROM bank.audit_event WHERE seq < $1 ORDER BY seq", size))
            tree.append(platform::digestFrom(row.get<db::Bytea>("leaf_hash")));
        return tree;
    }

    //! The fault of the audit_archive row from number `first` on.
    static std::string notTheBanks(int first, const std::string& why)
    {
        return "The row of audit_archive for the events from number " + std::to_string(first) +
               " on is not the bank's: " + why + ".";
    }

    std::vector<AuditEvent> m_events;
};

TEST_F(Verifying, namesTheRowWhoseLeafWasChanged)
{
    sealTen();
    EXPECT_EQ(after("UPDATE bank.audit_event SET leaf = leaf || '\\x00' WHERE seq IN (3, 7)"),
              row(3) + "was changed: its leaf is not the one that was sealed.");
    EXPECT_EQ(after("UPDATE bank.audit_event SET leaf_hash = sha256('x') WHERE seq = 6"),
              row(6) + "was changed: its leaf hash does not match its leaf.");
}

TEST_F(Verifying, namesTheRowThatWasForgedWithItsHash)
{
    sealTen();
    EXPECT_EQ(after("UPDATE bank.audit_event SET " + forgedRow3() + " WHERE seq = 3"),
              row(3) + "was inserted: its leaf was never sealed by the bank under this number.");
}

TEST_F(Verifying, namesTheColumnThatIsNotWhatTheLeafSays)
{
    sealTen();
    const std::vector<std::pair<std::string, std::string>> changes{{"action", "'signOut'"},
                                                                   {"result", "'refused'"},
                                                                   {"at", "at + interval '1 us'"},
                                                                   {"actor_id", "gen_random_uuid()"},
                                                                   {"actor_id", "NULL"},
                                                                   {"role", "'supervisor'"},
                                                                   {"branch_id", "NULL"},
                                                                   {"object_id", "'acc_1'"},
                                                                   {"trace_id", "NULL"}};
    for (const auto& [column, value] : changes) {
        const std::string said = after("UPDATE bank.audit_event SET " + column + " = " + value + " WHERE seq = 5");
        EXPECT_EQ(said.find(row(5) + "was changed: its column " + column + " says "), 0U) << column << ": " << said;
    }
}

TEST_F(Verifying, namesTheEventWhoseSubjectsAreNotWhatTheLeafSays)
{
    sealTen();
    const std::string customer = m_events[5].customer->uuid().toString();
    EXPECT_EQ(after("DELETE FROM bank.audit_subject WHERE seq = 5 AND subject = '" + customer + "'"),
              row(5) + "has lost its row of audit_subject for " + customer + ".");
    EXPECT_EQ(after("UPDATE bank.audit_subject SET seq = 6 WHERE seq = 5 AND subject = '" + customer + "'"),
              row(5) + "has lost its row of audit_subject for " + customer + ".");
    EXPECT_EQ(after("INSERT INTO bank.audit_subject VALUES ('" + customer + "', 2)"),
              row(2) + "has an added row of audit_subject for " + customer + ", which its leaf does not mention.");
}

TEST_F(Verifying, namesTheSpanThatWouldHideEventsFromASearchByDate)
{
    sealTen();
    const std::string span = "The row of audit_span for the events from number 0 on was changed";
    for (const char* change : {"first_at = first_at - interval '2 days', last_at = last_at - interval '1 day'",
                               "last_at = last_at - interval '1 us'", "first_at = first_at + interval '1 us'",
                               "last_at = last_at + interval '1 day'"})
        for (const std::int64_t chunk : {1, 4, 1 << 14}) {
            tamper("CREATE TABLE spans AS TABLE bank.audit_span; UPDATE bank.audit_span SET " + std::string(change));
            EXPECT_EQ(verified(0, chunk).find(span), 0U) << change;
            tamper("TRUNCATE bank.audit_span; INSERT INTO bank.audit_span TABLE spans; DROP TABLE spans");
        }
    EXPECT_EQ(verified(), "");
    tamper("DELETE FROM bank.audit_span");
    EXPECT_EQ(verified(), "") << "a block without a span is read by every search";
}

TEST_F(Verifying, namesTheRowThatIsMissing)
{
    sealTen();
    EXPECT_EQ(after("DELETE FROM bank.audit_event WHERE seq = 0"), row(0) + "was removed.");
    EXPECT_EQ(after("DELETE FROM bank.audit_event WHERE seq IN (4, 8)"), row(4) + "was removed.");
    EXPECT_EQ(after("DELETE FROM bank.audit_event WHERE seq >= 7"), row(7) + "was removed.") << "the tail";
    EXPECT_EQ(after("DELETE FROM bank.audit_event"), row(0) + "was removed.") << "all";
}

TEST_F(Verifying, namesTheRowAtWhichTheOthersMovedUp)
{
    sealTen();
    EXPECT_EQ(after("DELETE FROM bank.audit_event WHERE seq = 4;"
                    " UPDATE bank.audit_event SET seq = seq + 100 WHERE seq > 4;"
                    " UPDATE bank.audit_event SET seq = seq - 101 WHERE seq > 100"),
              row(4) + "was inserted: its leaf was never sealed by the bank under this number.");
}

TEST_F(Verifying, namesTheFirstOfTwoRowsThatWereSwapped)
{
    sealTen();
    EXPECT_EQ(after("UPDATE bank.audit_event SET seq = seq + 100 WHERE seq IN (2, 6);"
                    " UPDATE bank.audit_event SET seq = 108 - seq WHERE seq > 100"),
              row(2) + "was inserted: its leaf was never sealed by the bank under this number.");
}

TEST_F(Verifying, namesTheRowThatWasPutBehindTheTrail)
{
    sealTen();
    EXPECT_EQ(after("INSERT INTO bank.audit_event (seq, leaf, leaf_hash, seal, action, result, at)"
                    " SELECT 12, leaf, leaf_hash, seal, action, result, at FROM bank.audit_event WHERE seq = 3"),
              "Row 12 of audit_event or audit_subject was inserted: the bank has sealed 10.");
}

TEST_F(Verifying, findsATailThatWasCutOffWithTheBooksMadeToFit)
{
    sealTen();
    EXPECT_EQ(after("DELETE FROM bank.audit_event WHERE seq >= 8; DELETE FROM bank.audit_subject WHERE seq >= 8;"
                    " UPDATE bank.audit_seal SET next_seq = 8, frontier = frontier[1:1]"),
              "The row of audit_seal was changed: its seal is not the bank's for 8 events.");
    EXPECT_EQ(after("UPDATE bank.audit_seal SET frontier = ARRAY[sha256('x'), frontier[2]]").find("The rows are whole"),
              0U);
}

TEST_F(Verifying, fromALaterNumberOnStillSeesThatAnEarlierRowIsNotSealed)
{
    sealTen();
    const std::string forged = forgedRow3();
    tamper("UPDATE bank.audit_event SET action = 'signOut' WHERE seq = 3");
    EXPECT_EQ(verified(8), "") << "its contents are not checked";
    EXPECT_NE(verified(0), "");
    tamper("UPDATE bank.audit_event SET " + forged + " WHERE seq = 3");
    EXPECT_EQ(verified(8), row(3) + "was changed or inserted: it does not have the bank's seal.");
}

TEST_F(Verifying, anEmptyTrailIsAsItWasSealed)
{
    EXPECT_EQ(verified(), "");
}

TEST_F(Verifying, whatIsOutdatedGoesAndTheRestStaysProvable)
{
    makePartitionsOfFour();
    // Ten from eight years ago, then one from today.
    std::vector<AuditEvent> events;
    for (int i = 0; i < 11; ++i) {
        events.push_back(newEvent());
        if (i < 10)
            events.back().at -= 24h * 365 * 8;
    }
    m_pool.transaction([&](db::Transaction& transaction) { record(transaction, events); });
    sealRows(m_pool.transaction([](db::Transaction& transaction) { return readInbox(transaction, 1 << 20).rows; }),
             sealState());
    ASSERT_EQ(verified(), "");
    // Servers that have seen the first four, the first six, all.
    std::vector<std::filesystem::path> checkpoints;
    for (const int seen : {4, 6, 11}) {
        checkpoints.push_back(m_folder.path() / ("mark" + std::to_string(seen)));
        TrailCheckpoint(checkpoints.back(), m_key).write(treeOf(seen));
        EXPECT_EQ(verified(0, 4, checkpoints.back()), "");
    }
    EXPECT_TRUE(removeOutdatedEvents(m_pool, m_key));
    EXPECT_TRUE(removeOutdatedEvents(m_pool, m_key));
    EXPECT_FALSE(removeOutdatedEvents(m_pool, m_key)) << "the third has an event of today";
    EXPECT_EQ(query("SELECT min(seq) FROM bank.audit_event").value<int>(), 8);
    EXPECT_EQ(query("SELECT min(seq) FROM bank.audit_subject").value<int>(), 8);
    EXPECT_EQ(inboxRows(), 2) << "the removal is an event itself";
    EXPECT_EQ(verified(), "");
    EXPECT_EQ(verified(0, 4, checkpoints[2]), "");
    EXPECT_NE(verified(0, 4, checkpoints[1]).find("cannot be compared"), std::string::npos)
        << "it lies within what was removed";
    db::Connection connection(m_database.app, m_watchdog, 5s, m_signer.writer());
    EXPECT_EQ(TrailCheckpoint(checkpoints[0], m_key).follow(connection).tree.size(), 11)
        << "by the roots that were kept";
    EXPECT_THROW(TrailCheckpoint(checkpoints[1], m_key).follow(connection), TrailFault);
    tamper("UPDATE bank.audit_archive SET root = sha256('x') WHERE first_seq = 4");
    EXPECT_EQ(verified(), notTheBanks(4, "it does not have the bank's seal"));
    tamper("DELETE FROM bank.audit_archive WHERE first_seq = 0");
    EXPECT_EQ(verified().find("The row of audit_archive for the events from number 4 on"), 0U);
}

TEST_F(Verifying, whatOnlyTheDatabaseCallsRemovedByPolicyWasTakenAway)
{
    makePartitionsOfFour();
    sealTen();
    const std::filesystem::path checkpoint = m_folder.path() / "mark";
    TrailCheckpoint(checkpoint, m_key).write(MerkleTree());
    const std::string root = "'" + db::bytea(platform::viewOf(treeOf(4).root())) + "'";
    tamper("DELETE FROM bank.audit_event WHERE seq < 4; DELETE FROM bank.audit_subject WHERE seq < 4");
    for (const char* mac : {"NULL", "'0123456789abcdef'"}) {
        tamper("DELETE FROM bank.audit_archive; INSERT INTO bank.audit_archive (first_seq, level, root, newest, mac)"
               " VALUES (0, 2, " +
               root + ", now() - interval '8 years', " + mac + ")");
        const std::string said = notTheBanks(0, "it does not have the bank's seal");
        EXPECT_EQ(verified(), said);
        EXPECT_EQ(verified(0, 4, checkpoint), said);
        db::Connection connection(m_database.app, m_watchdog, 5s, m_signer.writer());
        EXPECT_THROW(TrailCheckpoint(checkpoint, m_key).follow(connection), TrailFault);
    }
}

TEST_F(Verifying, ofAnArchiveOnlyWhatTheBankSealsOfItIsBelieved)
{
    const Instant now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    const Digest root = leafHashOf("of four");
    const auto row = [&](std::int64_t first, std::int64_t level, Instant newest) {
        return ArchiveRow{first,  level,
                          2,      std::string(platform::viewOf(root)),
                          newest, std::string(viewOf(m_key.archiveSealOf(first, level, root, newest)))};
    };
    const auto faultOf = [&](const ArchiveRow& archived) {
        MerkleTree tree;
        return appendArchived(tree, archived, m_key).value_or("");
    };
    const Instant old = now - 2 * kMinimumRetention;
    EXPECT_EQ(faultOf(row(0, 2, old)), "");
    EXPECT_EQ(faultOf(row(4, 2, old)), notTheBanks(4, "it does not follow the events before it"));
    EXPECT_EQ(faultOf(row(0, 3, old)), notTheBanks(0, "its partition had another size"));
    EXPECT_EQ(faultOf(row(0, 2, now)), notTheBanks(0, "the events are too young to have been removed by retention"));
    ArchiveRow younger = row(0, 2, old);
    younger.newest += 24h;
    ArchiveRow moved = row(4, 2, old);
    moved.first = 0;
    ArchiveRow larger = row(0, 1, old);
    larger.level = 2;
    ArchiveRow other = row(0, 2, old);
    other.root = platform::viewOf(leafHashOf("of others"));
    for (const ArchiveRow& changed : {younger, moved, larger, other})
        EXPECT_EQ(faultOf(changed), notTheBanks(0, "it does not have the bank's seal"));
}

TEST_F(Verifying, whatIsYoungByItsLeafStaysWhateverTheDatabaseSays)
{
    makePartitionsOfFour();
    sealTen();
    tamper("UPDATE bank.audit_event SET at = at - interval '8 years'");
    EXPECT_THROW(removeOutdatedEvents(m_pool, m_key), std::runtime_error);
    tamper("UPDATE bank.audit_event SET at = at + interval '8 years';"
           " ALTER TABLE bank.audit_retention DROP CONSTRAINT audit_retention_years_check;"
           " UPDATE bank.audit_retention SET years = 0");
    EXPECT_THROW(removeOutdatedEvents(m_pool, m_key), std::runtime_error);
    EXPECT_EQ(query("SELECT count(*) FROM bank.audit_event").value<int>(), 10);
    EXPECT_EQ(query("SELECT count(*) FROM bank.audit_archive").value<int>(), 0);
    EXPECT_EQ(verified(), "");
}

TEST_F(Verifying, whatThePolicyKeepsCannotBeRemoved)
{
    sealTen();
    EXPECT_FALSE(removeOutdatedEvents(m_pool, m_key));
    EXPECT_FALSE(query("SELECT bank.remove_audit_partition(0, sha256('x'), now(), '0123456789abcdef')").value<bool>());
    EXPECT_THROW(tamper("UPDATE bank.audit_retention SET years = 6"), db::Error);
}

} // namespace
} // namespace cf::test
