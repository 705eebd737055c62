// Spooled reads: answered only when durable, and in the inbox exactly once whatever happens to the disk, the database
// and the program.
#include "tests/bank/audit/TrailFixture.h"
#include "tests/support/DatabaseProxy.h"

#include "services/bank/audit/ReadAuditSpool.h"
#include "services/contract/Customers.h"

#include <sys/resource.h>

#include <fstream>

namespace cf::test {
namespace {

using namespace bank;
namespace fs = std::filesystem;

//! Caps the size of files, to simulate a full disk.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

class Spooling : public TrailFixture
{
protected:
    SpoolConfig spool() const
    {
        SpoolConfig config;
        config.folder = m_folder.path() / "spool";
        config.pause = 2ms;
        config.backoff = 10ms;
        return config;
    }

    Spooling()
    {
        m_call.traceId = "0af7651916cd43dd8448eb211c80319c";
        m_call.caller = Caller{StaffId::make(), "Eva", Role::Teller, BranchId::make()};
    }

    //! False: it was refused.
    bool recordRead(ReadAudit& readAudit)
    {
        try {
            Call call; // one each: tellers call concurrently
            call.caller = m_call.caller;
            call.traceId = m_call.traceId;
            readAudit.record(call, "customer.viewed", CustomerId::make(), {});
            ReadAudit::settle(call);
            return true;
        } catch (const ReadNotRecorded&) {
            return false;
        }
    }

    //! Reads in the inbox.
    std::int64_t arrived()
    {
        return query("SELECT coalesce(sum(cardinality(leaves)), 0) FROM bank.audit_inbox").value<std::int64_t>();
    }
    std::int64_t distinct()
    {
        return query("SELECT count(DISTINCT l) FROM bank.audit_inbox, unnest(leaves) AS l").value<std::int64_t>();
    }

    //! The segment written to last.
    fs::path lastSegment() const
    {
        fs::path last;
        for (const auto& entry : fs::directory_iterator(m_folder.path() / "spool"))
            if (entry.path().extension() == ".looks")
                last = std::max(last, entry.path());
        return last;
    }

    Call m_call;
};

TEST_F(Spooling, aReadSaysWhoSawWhatAndWhen)
{
    Call& who = m_call;
    const auto customer = CustomerId::make();
    const auto account = AccountId::make();
    ReadAuditSpool readAudit(spool(), m_pool);
    readAudit.record(who, "account.viewed", customer, account.toString(), {"trf_1"});
    readAudit.recordSearch(who, contract::SearchCustomers::kInfo, "nová", 7);
    ASSERT_TRUE(eventually([&] { return arrived() == 2; }));
    const auto rows =
        query("SELECT l FROM bank.audit_inbox, unnest(leaves) WITH ORDINALITY AS u (l, n) ORDER BY id, n");
    const auto viewed = parseLeaf(rows[0].get<db::Bytea>("l")).value();
    EXPECT_EQ(viewed.action, "account.viewed");
    EXPECT_EQ(viewed.actor, who.caller->staff);
    EXPECT_EQ(viewed.role, Role::Teller);
    EXPECT_EQ(viewed.branch, who.caller->branch);
    EXPECT_EQ(viewed.customer, customer);
    EXPECT_EQ(viewed.objectId, account.toString());
    EXPECT_EQ(viewed.related, std::vector<std::string>{"trf_1"});
    EXPECT_EQ(viewed.traceId, who.traceId);
    const auto searched = parseLeaf(rows[1].get<db::Bytea>("l")).value();
    EXPECT_EQ(searched.action, "customer.searched");
    EXPECT_EQ(searched.detail, R"([{"field":"characters","after":"4"},{"field":"hits","after":"7"}])");
}

TEST_F(Spooling, manyAtOnceAllArriveOnce)
{
    ReadAuditSpool readAudit(spool(), m_pool);
    std::vector<std::thread> tellers;
    for (int teller = 0; teller < 16; ++teller)
        tellers.emplace_back([&] {
            for (int i = 0; i < 50; ++i)
                EXPECT_TRUE(recordRead(readAudit));
        });
    for (auto& teller : tellers)
        teller.join();
    ASSERT_TRUE(eventually([&] { return arrived() == 800; }));
    EXPECT_EQ(distinct(), 800);
    EXPECT_TRUE(eventually([&] { return readAudit.oldestAge() == 0ms; }));
}

TEST_F(Spooling, whoMovesItsPositionOnInTheDatabaseHidesNothing)
{
    TrailHealth health;
    SpoolConfig watched = spool();
    watched.key = m_key;
    watched.health = &health;
    {
        ReadAuditSpool readAudit(watched, m_pool);
        EXPECT_TRUE(recordRead(readAudit));
        ASSERT_TRUE(eventually([&] { return arrived() == 1; }));
        EXPECT_EQ(health.state().faults, kNone);
        query("UPDATE bank.audit_spool_position SET position = position + 100000"); // a right of the program's
        EXPECT_TRUE(recordRead(readAudit));
        ASSERT_TRUE(eventually([&] { return arrived() == 2; }));
        EXPECT_EQ(health.state().faults.size(), 1U);
    }
    // While it is away, too: a duplicate in the trail is better than a loss.
    query("UPDATE bank.audit_spool_position SET position = position + 100000");
    ReadAuditSpool again(watched, m_pool);
    EXPECT_TRUE(recordRead(again));
    ASSERT_TRUE(eventually([&] { return distinct() == 3; }));
}

TEST_F(Spooling, whileThePrimaryIsGoneReadsAreKeptAndThenArriveOnce)
{
    DatabaseProxy proxy(m_database.app);
    db::Pool away({.database = proxy.conninfo(), .wait = 100ms, .backoff = 1ms}, m_watchdog);
    proxy.setDown(true);
    {
        ReadAuditSpool readAudit(spool(), away);
        for (int i = 0; i < 20; ++i)
            EXPECT_TRUE(recordRead(readAudit));
        EXPECT_TRUE(eventually([&] { return readAudit.oldestAge() > 50ms; }));
    }
    EXPECT_EQ(arrived(), 0);
    ReadAuditSpool readAudit(spool(), away); // a restart keeps them
    EXPECT_GT(readAudit.oldestAge(), 0ms);
    EXPECT_TRUE(recordRead(readAudit));
    proxy.setDown(false);
    ASSERT_TRUE(eventually([&] { return arrived() == 21; }));
    EXPECT_EQ(distinct(), 21);
    EXPECT_TRUE(eventually([&] { return readAudit.oldestAge() == 0ms; }));
}

TEST_F(Spooling, cutOffAtAnyMessageEachArrivesOnce)
{
    std::int64_t expected = 0;
    int cuts = 0;
    for (const auto fault : {DatabaseProxy::Fault::CutBefore, DatabaseProxy::Fault::CutAfter}) {
        bool cut = true;
        for (int message = 1; cut; ++message) {
            DatabaseProxy proxy(m_database.app);
            db::Pool through({.database = proxy.conninfo(), .backoff = 1ms}, m_watchdog);
            proxy.cutAt(message, fault);
            ReadAuditSpool readAudit(spool(), through);
            for (int i = 0; i < 3; ++i)
                EXPECT_TRUE(recordRead(readAudit));
            expected += 3;
            ASSERT_TRUE(eventually([&] { return readAudit.oldestAge() == 0ms && arrived() >= expected; })) << message;
            cut = proxy.hasCut();
            cuts += cut;
        }
    }
    EXPECT_GT(cuts, 10);
    EXPECT_EQ(arrived(), expected);
    EXPECT_EQ(distinct(), expected);
}

TEST_F(Spooling, withoutThePositionOfItsTransactionAReadWouldArriveTwice)
{
    {
        ReadAuditSpool readAudit(spool(), m_pool);
        EXPECT_TRUE(recordRead(readAudit));
        ASSERT_TRUE(eventually([&] { return readAudit.oldestAge() == 0ms && arrived() == 1; }));
    }
    tamper("DELETE FROM bank.audit_spool_position");
    const ReadAuditSpool readAudit(spool(), m_pool);
    ASSERT_TRUE(eventually([&] { return arrived() == 2; }));
    EXPECT_EQ(distinct(), 1) << "the check sees it";
}

TEST_F(Spooling, onAFullDiskAReadIsRefusedAndTheFileEndsWithAWholeRecord)
{
    ReadAuditSpool readAudit(spool(), m_pool);
    ASSERT_TRUE(recordRead(readAudit));
    const auto whole = fs::file_size(lastSegment());
    {
        const FullDisk full(whole + 20); // less than a record
        EXPECT_FALSE(recordRead(readAudit));
        EXPECT_EQ(fs::file_size(lastSegment()), whole);
        EXPECT_FALSE(recordRead(readAudit));
    }
    EXPECT_TRUE(recordRead(readAudit));
    ASSERT_TRUE(eventually([&] { return readAudit.oldestAge() == 0ms; }));
    EXPECT_EQ(arrived(), 2) << "those that were answered, and no others";
    EXPECT_EQ(distinct(), 2);
}

TEST_F(Spooling, aTornTailIsCutOffAndTheRestArrives)
{
    DatabaseProxy proxy(m_database.app);
    proxy.setDown(true);
    {
        db::Pool away({.database = proxy.conninfo(), .wait = 100ms, .backoff = 1ms}, m_watchdog);
        ReadAuditSpool readAudit(spool(), away);
        for (int i = 0; i < 3; ++i)
            ASSERT_TRUE(recordRead(readAudit));
    }
    const auto whole = fs::file_size(lastSegment());
    std::ofstream(lastSegment(), std::ios::binary | std::ios::app) << std::string("\0\0\0\x40half a record", 17);
    const fs::path torn = lastSegment();
    ReadAuditSpool readAudit(spool(), m_pool);
    ASSERT_TRUE(recordRead(readAudit));
    ASSERT_TRUE(eventually([&] { return arrived() == 4; }));
    EXPECT_EQ(distinct(), 4);
    EXPECT_TRUE(!fs::exists(torn) || fs::file_size(torn) == whole);
}

TEST_F(Spooling, whatIsNotItsOwnInItsFolderIsLeftAlone)
{
    const fs::path folder = spool().folder;
    const fs::path elsewhere = m_folder.path() / "elsewhere";
    fs::create_directories(folder / "5.looks");
    const std::string content("\0\0\0\x40half a record", 17);
    std::ofstream(elsewhere, std::ios::binary) << content;
    fs::create_symlink(elsewhere, folder / "6.looks");
    const std::vector<std::string> names = {"notes.looks", "12abc.looks",
                                            "007.looks",   "0.looks",
                                            "-5.looks",    "1700.1.looks",
                                            "7.looks.gz",  "9223372036854775807.looks",
                                            ".looks",      "99999999999999999999.looks"};
    for (const std::string& name : names)
        std::ofstream(folder / name, std::ios::binary) << content;
    {
        ReadAuditSpool readAudit(spool(), m_pool);
        ASSERT_TRUE(recordRead(readAudit));
        ASSERT_TRUE(eventually([&] { return arrived() == 1; }));
        EXPECT_TRUE(eventually([&] { return readAudit.oldestAge() == 0ms; }));
    }
    for (const std::string& name : names)
        EXPECT_EQ(contentOf(folder / name), content) << name;
    EXPECT_EQ(contentOf(elsewhere), content);
    EXPECT_TRUE(fs::is_directory(folder / "5.looks"));
}

TEST_F(Spooling, beyondItsBoundReadsAreRefused)
{
    DatabaseProxy proxy(m_database.app);
    proxy.setDown(true);
    db::Pool away({.database = proxy.conninfo(), .wait = 100ms, .backoff = 1ms}, m_watchdog);
    SpoolConfig small = spool();
    small.mostBytes = 1'000;
    ReadAuditSpool readAudit(small, away);
    int taken = 0;
    while (taken < 100 && recordRead(readAudit))
        ++taken;
    EXPECT_GT(taken, 2);
    EXPECT_LT(taken, 10);
    proxy.setDown(false);
    ASSERT_TRUE(eventually([&] { return arrived() == taken; }));
}

TEST_F(Spooling, aFolderIsOneServersAlone)
{
    const ReadAuditSpool readAudit(spool(), m_pool);
    EXPECT_THROW(ReadAuditSpool(spool(), m_pool), std::runtime_error);
}

} // namespace
} // namespace cf::test
