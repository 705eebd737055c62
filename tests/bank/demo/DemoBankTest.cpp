// The demo as a whole: reproducible from its seed, an intact ledger, a sealed trail, all or nothing.
#include "services/bank/audit/AuditSeal.h"
#include "services/bank/audit/AuditVerify.h"
#include "tests/bank/demo/DemoFixture.h"

using namespace cf;
using namespace cf::bank::demo;
using namespace cf::test;

TEST(DemoBank, isTheSameFromTheSameSeedAndAnotherFromAnother)
{
    DemoDatabase first, second, other;
    first.make(demoOptions());
    second.make(demoOptions());
    other.make(demoOptions(2));
    const auto digests = first.digests();
    EXPECT_EQ(digests, second.digests());
    EXPECT_EQ(first.decryptedTexts(), second.decryptedTexts());
    EXPECT_GT(first.decryptedTexts().size(), 30'000U);
    const auto others = other.digests();
    for (const auto& [table, digest] : digests)
        EXPECT_NE(digest, others.at(table)) << table;
    EXPECT_NE(first.decryptedTexts(), other.decryptedTexts());
}

TEST(DemoBank, hasExactlyWhatWasAskedForAndAnIntactLedger)
{
    DemoDatabase bank;
    const auto counts = bank.make(demoOptions());
    ASSERT_TRUE(counts);
    EXPECT_EQ(bank.count("bank.transfer"), 5'000);
    EXPECT_EQ(bank.count("bank.entry"), 10'000);
    EXPECT_EQ(bank.count("bank.customer"), 300);
    EXPECT_EQ(bank.count("bank.account WHERE kind = 'customer'"), counts->accounts);
    EXPECT_EQ(bank.count("bank.branch"), 12);
    EXPECT_EQ(bank.count("bank.staff WHERE status = 'invited' AND password_hash IS NULL"), 60);
    EXPECT_EQ(bank.count("(SELECT DISTINCT role FROM bank.staff) AS roles"), 4);
    EXPECT_EQ(bank.count("bank.audit_event"), 7'000);
    EXPECT_EQ(bank.count("bank.transfer_default"), 0) << "each month has its partition";
    EXPECT_EQ(bank.ledgerViolations(), std::vector<std::string>());
    EXPECT_EQ(
        bank.count("bank.transfer WHERE recorded_at <> to_timestamp((('x' || left(replace(id::text, '-', ''), 12))"
                   "::bit(48)::bigint)::numeric / 1000)"),
        0)
        << "an id has its row's time";
    EXPECT_EQ(bank.count("(SELECT id, lag(id) OVER (ORDER BY recorded_at) AS before FROM bank.transfer) AS t"
                         " WHERE id <= before"),
              0)
        << "ids ascend with time";
    EXPECT_EQ(bank.count("bank.account a WHERE a.holds <> (SELECT coalesce(sum(amount), 0) FROM bank.hold h"
                         " WHERE h.account_id = a.id AND h.ended_at IS NULL)"),
              0);
}

TEST(DemoBank, sealsEveryEventInOneGaplessSequence)
{
    DemoDatabase bank;
    bank.make(demoOptions());
    const bank::TrailKey key(bank.keys().master());
    db::Watchdog watchdog;
    const auto report = bank::verifyTrail({.conninfo = bank.database().app}, key, watchdog);
    EXPECT_EQ(report.fault, std::nullopt);
    EXPECT_EQ(report.first, 0);
    EXPECT_EQ(report.sealed, 7'000);
    EXPECT_EQ(bank.count("bank.audit_event WHERE action = 'transfer.booked'"), 5'000);
    EXPECT_EQ(
        bank.count("bank.transfer t WHERE NOT EXISTS (SELECT 1 FROM bank.audit_subject s WHERE s.subject = t.id)"), 0);
    EXPECT_EQ(
        bank.count("(SELECT at, lag(at) OVER (ORDER BY seq) AS before FROM bank.audit_event) AS e WHERE at < before"),
        0)
        << "in chronological order";
}

TEST(DemoBank, followsWhatTheTrailHasAlready)
{
    DemoDatabase bank;
    bank.connection().transaction(std::chrono::seconds(5), [&](db::Transaction& transaction) {
        bank::MerkleTree tree;
        const bank::TrailKey key(bank.keys().master());
        AuditEvent event;
        event.action = "staff.added";
        event.at = Instant(std::chrono::hours(500'000));
        const auto sealed = bank::sealLeaf(canonicalLeaf(event), event.at, key, tree);
        transaction.query("INSERT INTO bank.audit_event (seq, leaf, leaf_hash, seal, action, result, at)"
                          " VALUES (0, $1::bytea, $2::bytea, $3::bytea, 'staff.added', 'succeeded', $4)",
                          db::bytea(sealed.leaf), db::bytea(platform::viewOf(sealed.leafHash)),
                          db::bytea(bank::viewOf(sealed.seal)), toString(event.at));
        ASSERT_TRUE(bank::advanceSeal(transaction, 0, 0, tree, key));
    });
    bank.make(demoOptions());
    EXPECT_EQ(bank.ask("SELECT min(seq) || ' ' || max(seq) || ' ' || count(*) FROM bank.audit_event"), "0 7000 7001");
    EXPECT_EQ(bank.ask("SELECT next_seq FROM bank.audit_seal"), "7001");
}

TEST(DemoBank, aSecondRunAddsNothing)
{
    DemoDatabase bank;
    ASSERT_TRUE(bank.make(demoOptions()));
    const auto before = bank.digests();
    EXPECT_FALSE(bank.make(demoOptions()));
    EXPECT_FALSE(bank.make(demoOptions(2)));
    EXPECT_EQ(bank.digests(), before);
}

TEST(DemoBank, whatIsStoppedLeavesNothing)
{
    DemoDatabase bank;
    const auto untouched = bank.digests();
    const std::string seal = bank.ask("SELECT audit_seal::text FROM bank.audit_seal");
    int asked = 0;
    auto options = demoOptions();
    options.stopped = [&] {
        ++asked;
        return false;
    };
    DemoDatabase().make(options);
    ASSERT_GE(asked, 4) << "customers, some of the history, accounts";
    for (int last = 1; last <= asked; ++last) {
        int left = last;
        options.stopped = [&] { return --left == 0; };
        EXPECT_THROW(bank.make(options), DemoStopped);
        EXPECT_EQ(bank.digests(), untouched) << "stopped at poll " << last;
    }
    EXPECT_EQ(bank.ask("SELECT audit_seal::text FROM bank.audit_seal"), seal);
    ASSERT_TRUE(bank.make(demoOptions())) << "and it can be started again";
    EXPECT_EQ(bank.ledgerViolations(), std::vector<std::string>());
}

TEST(DemoBank, howSearchIndexesAreKeptIsAsBefore)
{
    DemoDatabase bank;
    const char* const kept = "SELECT string_agg(relname || ' ' || array_to_string(reloptions, ','), '; ' ORDER BY"
                             " relname) FROM pg_class WHERE relname IN ('customer_search_trigram',"
                             " 'account_iban_trigram')";
    const std::string before = "account_iban_trigram fastupdate=off; customer_search_trigram fastupdate=off";
    const auto now = [&] { return bank.ask(kept); };
    ASSERT_EQ(now(), before) << "the control";
    auto options = demoOptions();
    std::string during;
    options.stopped = [&] {
        during = now();
        return true;
    };
    EXPECT_THROW(bank.make(options), DemoStopped);
    EXPECT_NE(during, before) << "rows are pending";
    EXPECT_EQ(now(), before);
    ASSERT_TRUE(bank.make(demoOptions()));
    EXPECT_EQ(now(), before);
}

TEST(DemoBank, searchIndexesThatAreInUseAreLeftAsTheyAre)
{
    DemoDatabase bank;
    db::Watchdog watchdog;
    db::Connection reader(bank.database().app, watchdog);
    reader.transaction(std::chrono::seconds(60), [&](db::Transaction& transaction) {
        transaction.query("SELECT FROM bank.customer"); // locks them until it ends
        EXPECT_EQ(bank.ask("SELECT bank.gather_for_search(true)"), "f") << "and does not wait forever";
    });
    EXPECT_EQ(bank.count("pg_class WHERE 'fastupdate=on' = ANY (reloptions)"), 0);
    EXPECT_EQ(bank.ask("SELECT bank.gather_for_search(true)"), "t");
    EXPECT_EQ(bank.count("pg_class WHERE 'fastupdate=on' = ANY (reloptions)"), 2);
}

TEST(DemoBank, usesTheBranchesThatAreThere)
{
    DemoDatabase bank;
    const std::string id = Uuid::v7().toString();
    bank.connection().transaction(std::chrono::seconds(5), [&](db::Transaction& transaction) {
        transaction.query(
            "INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1, '0001', 'Hlavní', 'Europe/Prague')", id);
    });
    ASSERT_TRUE(bank.make(demoOptions()));
    EXPECT_EQ(bank.count("bank.branch"), 12);
    EXPECT_GT(bank.count("bank.customer WHERE branch_id = '" + id + "'"), 30);
}

TEST(DemoBank, fewTransfersForManyCustomersAreNoTrouble)
{
    for (const std::int64_t transfers : {0, 1, 30, 500}) {
        DemoDatabase bank;
        auto options = demoOptions();
        options.customers = 200;
        options.transfers = transfers;
        options.auditRows = 0;
        ASSERT_TRUE(bank.make(options));
        EXPECT_EQ(bank.count("bank.transfer"), transfers);
        EXPECT_EQ(bank.count("bank.audit_event"), transfers + 1);
        EXPECT_EQ(bank.ledgerViolations(), std::vector<std::string>());
    }
}
