// The trail against an attacker with the whole database but neither the key nor the server's disk: an older state with
// the bank's own seal, an emptied trail, a rewritten one. The control is what is found without a checkpoint: nothing.
#include "services/bank/audit/TrailWatch.h"
#include "tests/bank/audit/TrailFixture.h"
#include "tests/support/DatabaseProxy.h"

#include <sys/resource.h>

#include <atomic>
#include <fstream>
#include <thread>

namespace cf::test {
namespace {

using namespace bank;

class Checkpoint : public TrailFixture
{
protected:
    Checkpoint() { follow(); } // from the first day on

    void sealEvents(int count)
    {
        recordEvents(count, 1);
        sealAll();
        follow();
    }

    void follow()
    {
        db::Connection connection(m_database.app, m_watchdog, 5s, m_signer.writer());
        TrailCheckpoint(m_file, m_key).follow(connection);
    }

    std::string objection()
    {
        try {
            follow();
            return {};
        } catch (const TrailFault& fault) {
            return fault.what();
        }
    }

    //! Saves the small tables, to be restored.
    void keepSmallTables()
    {
        tamper("CREATE TABLE kept_seal AS TABLE bank.audit_seal; CREATE TABLE kept_writer AS TABLE bank.audit_writer;"
               " CREATE TABLE kept_span AS TABLE bank.audit_span");
    }
    static std::string putBack()
    {
        return "TRUNCATE bank.audit_seal, bank.audit_writer, bank.audit_span;"
               " INSERT INTO bank.audit_seal TABLE kept_seal; INSERT INTO bank.audit_writer TABLE kept_writer;"
               " INSERT INTO bank.audit_span TABLE kept_span;";
    }

    static std::string removeFrom(int seq)
    {
        const std::string from = " WHERE seq >= " + std::to_string(seq) + ";";
        return "DELETE FROM bank.audit_event" + from + "DELETE FROM bank.audit_subject" + from;
    }

    //! Why a sequencer with the checkpoint seals nothing.
    std::string refusalOfASequencer()
    {
        TrailCheckpoint checkpoint(m_file, m_key);
        TrailHealth health;
        AuditSequencerConfig guarded = config();
        guarded.checkpoint = &checkpoint;
        guarded.health = &health;
        const auto before = sealedEvents();
        recordEvents(1, 1);
        const AuditSequencer sequencer(guarded, m_key, m_watchdog);
        EXPECT_TRUE(eventually([&] { return !health.state().faults.empty(); }));
        EXPECT_TRUE(eventually([&] { return health.state().sequencerTroubled.has_value(); }));
        EXPECT_EQ(sealedEvents(), before);
        EXPECT_GE(inboxRows(), 1);
        return health.state().faults.empty() ? std::string() : health.state().faults.front();
    }

    //! A link to itself, which even root cannot open.
    void makeUnreadable()
    {
        std::filesystem::copy_file(m_file, m_kept);
        const auto link = m_folder.path() / "link";
        std::filesystem::create_symlink(m_file, link);
        std::filesystem::rename(link, m_file);
    }
    void makeReadable() { std::filesystem::rename(m_kept, m_file); }

    //! The error when the checkpoint cannot be read right now.
    std::string unreadable()
    {
        EXPECT_THROW(follow(), CheckpointUnreadable);
        EXPECT_THROW(verified(0, 4, m_file), CheckpointUnreadable);
        try {
            readCheckpoint();
        } catch (const CheckpointUnreadable& trouble) {
            return trouble.what();
        }
        return {};
    }

    //! Each in its own batch.
    void sealOneAfterAnother(int events)
    {
        for (int sealed = 1; sealed <= events; ++sealed) {
            recordEvents(1, 1);
            ASSERT_TRUE(eventually([&] { return sealedEvents() == sealed; }));
        }
    }

    std::optional<MerkleTree> readCheckpoint() const { return TrailCheckpoint(m_file, m_key).read(); }

    std::filesystem::path m_file = m_folder.path() / "mark";
    std::filesystem::path m_kept = m_folder.path() / "kept";
};

TEST_F(Checkpoint, findsTheNewestEventsTakenAwayWithAnOlderSealPutBack)
{
    sealEvents(10);
    keepSmallTables();
    sealEvents(10);
    ASSERT_EQ(verified(0, 4, m_file), "");
    tamper(removeFrom(10) + putBack());
    EXPECT_EQ(verified(), "") << "the control: the database is consistent in itself";
    const std::string shortened = shortenedSentence(10, *readCheckpoint(), m_file);
    EXPECT_EQ(verified(0, 4, m_file), shortened);
    EXPECT_EQ(objection(), shortened);
    EXPECT_EQ(refusalOfASequencer(), shortened);
}

TEST_F(Checkpoint, findsATrailThatWasEmptied)
{
    keepSmallTables(); // of the first day, with the seal of the empty trail
    sealEvents(10);
    const std::string empty = "TRUNCATE bank.audit_event, bank.audit_subject, bank.audit_span, bank.audit_writer;";
    tamper(empty + "UPDATE bank.audit_seal SET next_seq = 0, frontier = '{}'");
    EXPECT_NE(verified(), "") << "the seal is for ten";
    EXPECT_EQ(objection(), unsealedSentence());
    tamper(empty + "UPDATE bank.audit_seal SET next_seq = 0, frontier = '{}', seal = NULL, writers = NULL,"
                   " writers_seal = NULL");
    EXPECT_NE(verified(), "") << "an empty trail has a seal, too";
    EXPECT_EQ(objection(), unsealedSentence());
    EXPECT_EQ(refusalOfASequencer(), unsealedSentence());
    tamper(empty + putBack());
    EXPECT_EQ(verified(), "") << "the control";
    EXPECT_EQ(verified(0, 4, m_file), shortenedSentence(0, *readCheckpoint(), m_file));
    EXPECT_EQ(objection(), shortenedSentence(0, *readCheckpoint(), m_file));
}

TEST_F(Checkpoint, findsATrailOfTheRightLengthThatIsAnotherOne)
{
    sealEvents(3);
    keepSmallTables();
    sealEvents(3);
    // The same key may have sealed several continuations: the checkpoint has seen the other.
    tamper(removeFrom(3) + putBack());
    recordEvents(6, 1);
    sealAll();
    ASSERT_GE(sealedEvents(), 9) << "and what its inbox missed";
    EXPECT_EQ(verified(), "") << "the control";
    for (const std::int64_t chunk : {1, 4, 1 << 14})
        EXPECT_EQ(verified(0, chunk, m_file), rewrittenSentence(*readCheckpoint(), m_file)) << chunk;
    EXPECT_EQ(objection(), rewrittenSentence(*readCheckpoint(), m_file));
}

TEST_F(Checkpoint, goesOnWithWhatOthersSealed)
{
    sealEvents(3);
    recordEvents(30, 2);
    sealAll();
    EXPECT_EQ(verified(0, 4, m_file), "") << "behind, but on the same path";
    EXPECT_EQ(objection(), "");
    EXPECT_EQ(readCheckpoint()->size(), 63);
    EXPECT_EQ(readCheckpoint()->root(), sealState().tree.root());
}

TEST_F(Checkpoint, isAtWhatTheSequencerSealed)
{
    TrailCheckpoint checkpoint(m_file, m_key);
    AuditSequencerConfig guarded = config();
    guarded.checkpoint = &checkpoint;
    {
        const AuditSequencer sequencer(guarded, m_key, m_watchdog);
        recordEvents(2, 2);
        ASSERT_TRUE(eventually([&] { return sealedEvents() == 4; }));
        ASSERT_TRUE(eventually([&] {
            recordEvents(1, 1);
            return readCheckpoint() && readCheckpoint()->size() > 4;
        })) << "not with each batch, but within a second or so";
    }
    EXPECT_EQ(objection(), "");
}

TEST_F(Checkpoint, isAtTheTrailWhenItsSequencerHasNothingMoreToDo)
{
    TrailCheckpoint checkpoint(m_file, m_key);
    AuditSequencerConfig guarded = config();
    guarded.checkpoint = &checkpoint;
    const AuditSequencer sequencer(guarded, m_key, m_watchdog);
    sealOneAfterAnother(3);
    EXPECT_TRUE(eventually([&] { return readCheckpoint()->size() == 3; })) << "without another event to seal";
}

TEST_F(Checkpoint, isAtTheTrailWhenItsSequencerHasEnded)
{
    TrailCheckpoint checkpoint(m_file, m_key);
    AuditSequencerConfig guarded = config();
    guarded.checkpoint = &checkpoint;
    {
        const AuditSequencer sequencer(guarded, m_key, m_watchdog);
        sealOneAfterAnother(2);
        keepSmallTables();
        recordEvents(1, 1);
        ASSERT_TRUE(eventually([&] { return sealedEvents() == 3; }));
    }
    EXPECT_EQ(readCheckpoint()->size(), 3);
    tamper(removeFrom(2) + putBack());
    EXPECT_EQ(verified(), "") << "the control";
    EXPECT_EQ(verified(0, 4, m_file), shortenedSentence(2, *readCheckpoint(), m_file));
}

TEST_F(Checkpoint, isAtWhatItsSequencerSealedBeforeItLostTheDatabase)
{
    DatabaseProxy proxy(m_database.app);
    TrailCheckpoint checkpoint(m_file, m_key);
    AuditSequencerConfig guarded = config(proxy.conninfo());
    guarded.checkpoint = &checkpoint;
    const AuditSequencer sequencer(guarded, m_key, m_watchdog);
    sealOneAfterAnother(3);
    ASSERT_TRUE(eventually([&] { return sequencer.elected(); })); // known to others once a round is over
    proxy.setDown(true);
    ASSERT_TRUE(eventually([&] { return !sequencer.elected(); }));
    EXPECT_EQ(readCheckpoint()->size(), 3);
}

TEST_F(Checkpoint, thatIsMissingIsBegunAndTheTrailSaysSo)
{
    sealEvents(5);
    std::filesystem::remove(m_file);
    TrailCheck check{.conninfo = m_database.app};
    check.checkpoint = m_file;
    EXPECT_FALSE(verifyTrail(check, m_key, m_watchdog).hasCheckpoint);
    follow();
    sealAll();
    EXPECT_EQ(query("SELECT action FROM bank.audit_event WHERE seq = 5").value<std::string>(), "audit.markBegun");
    EXPECT_TRUE(verifyTrail(check, m_key, m_watchdog).hasCheckpoint);
}

TEST_F(Checkpoint, thatIsMissingIsBegunOnceByTwoWhoFollowItAtOnce)
{
    sealEvents(3);
    TrailCheckpoint fresh(m_folder.path() / "fresh", m_key);
    const auto follow = [&] {
        db::Connection connection(m_database.app, m_watchdog, 5s, m_signer.writer());
        fresh.follow(connection);
    };
    std::thread first;
    std::thread second;
    db::Connection holder(m_database.superuser, m_watchdog);
    holder.transaction(60s, [&](db::Transaction& transaction) {
        const auto waiting = [&] {
            return transaction
                .query("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation ="
                       " 'bank.audit_seal'::regclass")
                .value<int>();
        };
        transaction.query("LOCK TABLE bank.audit_seal");
        first = std::thread(follow);
        second = std::thread(follow);
        // Waiting here means having seen no checkpoint. Hopefully the other one never does.
        EXPECT_TRUE(eventually([&] { return waiting() > 0; }));
        const auto end = std::chrono::steady_clock::now() + 500ms;
        while (waiting() < 2 && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(5ms);
    });
    first.join();
    second.join();
    EXPECT_EQ(inboxRows(), 1);
}

TEST_F(Checkpoint, thatSomebodyElseWroteIsRefusedWithItsName)
{
    sealEvents(5);
    const auto refuses = [&] {
        EXPECT_NE(objection().find(m_file.string()), std::string::npos) << objection();
        EXPECT_NE(verified(0, 4, m_file).find(m_file.string()), std::string::npos);
    };
    TrailCheckpoint(m_file, TrailKey(platform::EncryptionKey::random())).sealed(MerkleTree());
    refuses();
    for (const char* content : {"", "counterfoil audit mark 1\n", "counterfoil audit mark 1\n0\n", "x"}) {
        std::ofstream(m_file, std::ios::trunc) << content;
        refuses();
    }
}

TEST_F(Checkpoint, thatCannotBeReadJustNowIsNotCalledForged)
{
    sealEvents(5);
    const std::string beginning = "The audit checkpoint " + m_file.string() + " cannot be read: ";
    makeUnreadable();
    EXPECT_EQ(unreadable().find(beginning), 0U) << unreadable();
    makeReadable();
    EXPECT_EQ(objection(), "");
    std::filesystem::rename(m_file, m_kept);
    std::filesystem::create_directory(m_file);
    EXPECT_EQ(unreadable(), beginning + "Is a directory.");
    std::filesystem::remove(m_file);
    makeReadable();
    EXPECT_EQ(verified(0, 4, m_file), "");
}

TEST_F(Checkpoint, isNotCalledForgedWhenDescriptorsRunOut)
{
    sealEvents(5);
    rlimit limit{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    const rlimit none{0, limit.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
    std::exception_ptr trouble;
    try {
        readCheckpoint();
    } catch (...) {
        trouble = std::current_exception(); // a sanitizer needs descriptors to inspect it
    }
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ASSERT_TRUE(trouble != nullptr);
    std::string said;
    try {
        std::rethrow_exception(trouble);
    } catch (const std::exception& error) {
        said = error.what();
    }
    EXPECT_EQ(said, "The audit checkpoint " + m_file.string() + " cannot be read: Too many open files.");
}

TEST_F(Checkpoint, thatCannotBeReadForATimeHoldsTheSequencerUpAndIsNoFault)
{
    sealEvents(5);
    makeUnreadable();
    TrailCheckpoint checkpoint(m_file, m_key);
    TrailHealth health;
    AuditSequencerConfig guarded = config();
    guarded.checkpoint = &checkpoint;
    guarded.health = &health;
    std::atomic<int> troubles = 0;
    TrailWatchConfig watched;
    watched.database = m_database.app;
    watched.sealCheck = 20ms;
    watched.onTrouble = [&](const std::string&) { ++troubles; };
    recordEvents(1, 1);
    const AuditSequencer sequencer(guarded, m_key, m_watchdog);
    const TrailWatch watch(watched, m_key, checkpoint, m_signer, health, m_watchdog);
    EXPECT_TRUE(eventually([&] { return troubles > 0 && health.state().sequencerTroubled; }));
    EXPECT_EQ(sealedEvents(), 5);
    EXPECT_EQ(health.state().faults, kNone);
    makeReadable();
    EXPECT_TRUE(eventually([&] { return sealedEvents() > 5 && !health.state().sequencerTroubled; })) << "tried again";
    EXPECT_EQ(health.state().faults, kNone);
}

TEST_F(Checkpoint, aSequencerThatIsFencedOffWhileItHoldsTheLockSaysSo)
{
    TrailHealth health;
    AuditSequencerConfig telling = config();
    telling.health = &health;
    const AuditSequencer sequencer(telling, m_key, m_watchdog);
    recordEvents(1, 1);
    ASSERT_TRUE(eventually([&] { return sealedEvents() == 1; }));
    // A bulk load has the key and is allowed to.
    m_pool.transaction([&](db::Transaction& transaction) { raiseEpoch(transaction, m_key); });
    recordEvents(1, 1);
    ASSERT_TRUE(eventually([&] { return sealedEvents() == 2; }));
    EXPECT_EQ(health.state().faults, std::vector<std::string>());
    tamper("UPDATE bank.audit_seal SET epoch = epoch + 1");
    recordEvents(1, 1);
    ASSERT_TRUE(eventually([&] { return sealedEvents() == 3; })) << "and continues under a genuine epoch";
    EXPECT_FALSE(health.state().faults.empty());
    EXPECT_EQ(verified(), "");
}

} // namespace
} // namespace cf::test
