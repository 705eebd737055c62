// If the trail lacks partitions the demo fills new ones before indexing them: the result is the same.
#include "services/bank/audit/AuditSeal.h"
#include "services/bank/audit/AuditVerify.h"
#include "services/bank/audit/TrailArchive.h"
#include "tests/bank/demo/DemoFixture.h"

namespace cf::test {
namespace {

using bank::kPartitionEvents;

class DemoTrail : public testing::Test
{
protected:
    //! As if `size` events were sealed, in partitions that the owner creates.
    void pretend(const bank::MerkleTree& tree, const std::string& owner)
    {
        m_bank.connection().transaction(std::chrono::seconds(5), [&](db::Transaction& transaction) {
            ASSERT_TRUE(bank::advanceSeal(transaction, 0, 0, tree, bank::TrailKey(m_bank.keys().master())));
        });
        db::Watchdog watchdog;
        db::Connection(m_bank.database().owner, watchdog)
            .transaction(std::chrono::seconds(5), [&](db::Transaction& transaction) { transaction.script(owner); });
    }

    //! As bankd writes it when a partition was removed, all zeros.
    std::string archived(std::int64_t first)
    {
        const auto newest = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()) -
                            2 * bank::kMinimumRetention;
        const auto mac = bank::TrailKey(m_bank.keys().master()).archiveSealOf(first, bank::kPartitionLevel, {}, newest);
        return "INSERT INTO bank.audit_archive (first_seq, level, root, newest, mac) VALUES (" + std::to_string(first) +
               ", 23, decode(repeat('00', 32), 'hex'), '" + toString(newest) + "', '" + db::bytea(bank::viewOf(mac)) +
               "');";
    }

    //! Three hundred events before the end of the second partition; there is no third.
    void standBeforeTheEndOfThePartitions()
    {
        bank::MerkleTree tree;
        tree.appendSubtree({}, bank::kPartitionLevel);
        for (int level = bank::kPartitionLevel - 1; tree.size() < 2 * kPartitionEvents - 300; --level)
            if (tree.size() + (std::int64_t{1} << level) <= 2 * kPartitionEvents - 300)
                tree.appendSubtree({}, level);
        ASSERT_EQ(tree.size(), 2 * kPartitionEvents - 300);
        pretend(tree, "SELECT 1");
    }

    //! Indexes, checks and rights of a table, without its own name.
    std::string shapeOf(const std::string& table)
    {
        const std::string is = " = 'bank." + table + "'::regclass";
        const std::string shape =
            m_bank.ask("SELECT string_agg(regexp_replace(pg_get_indexdef(indexrelid), 'INDEX \\S+ ON \\S+', ''), ' | '"
                       " ORDER BY indkey::text, indexrelid) FROM pg_index WHERE indrelid" +
                       is) +
            // A later rule was not checked on earlier rows.
            m_bank.ask("SELECT string_agg(replace(pg_get_constraintdef(oid), ' NOT VALID', ''), ' | '"
                       " ORDER BY pg_get_constraintdef(oid)) FROM pg_constraint WHERE contype = 'c' AND conrelid" +
                       is) +
            m_bank.ask("SELECT has_table_privilege(oid, 'INSERT') || ' ' || relispartition FROM pg_class WHERE oid" +
                       is);
        EXPECT_NE(shape, "");
        return shape;
    }

    std::string tables()
    {
        return m_bank.ask("SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class"
                          " WHERE relkind = 'r' AND relname LIKE 'audit\\_%\\__'");
    }

    DemoDatabase m_bank;
};

TEST_F(DemoTrail, goesOnInPartitionsThatAreMadeForIt)
{
    standBeforeTheEndOfThePartitions();
    ASSERT_TRUE(m_bank.make(demoOptions()));
    EXPECT_EQ(m_bank.count("bank.audit_event WHERE tableoid = 'bank.audit_event_1'::regclass"), 300);
    EXPECT_EQ(m_bank.count("bank.audit_event WHERE tableoid = 'bank.audit_event_2'::regclass"), 6'700);
    EXPECT_EQ(m_bank.ask("SELECT max(seq) - min(seq) + 1 || ' ' || count(*) FROM bank.audit_event"), "7000 7000");
    EXPECT_EQ(m_bank.count("bank.audit_event e WHERE NOT EXISTS"
                           " (SELECT FROM bank.audit_span s WHERE s.block = e.seq >> 13 AND e.at BETWEEN first_at AND"
                           " last_at)"),
              0);
    EXPECT_EQ(m_bank.count("bank.audit_subject s WHERE NOT EXISTS (SELECT FROM bank.audit_event e WHERE e.seq ="
                           " s.seq)"),
              0);
    for (const std::string table : {"audit_event", "audit_subject"})
        EXPECT_EQ(shapeOf(table + "_2"), shapeOf(table + "_1"));
}

TEST_F(DemoTrail, isProvedWithIt)
{
    bank::MerkleTree tree;
    tree.appendSubtree({}, bank::kPartitionLevel);
    tree.appendSubtree({}, bank::kPartitionLevel);
    pretend(tree, archived(0) + archived(kPartitionEvents));
    ASSERT_TRUE(m_bank.make(demoOptions()));
    db::Watchdog watchdog;
    const auto report =
        bank::verifyTrail({.conninfo = m_bank.database().app}, bank::TrailKey(m_bank.keys().master()), watchdog);
    EXPECT_EQ(report.fault, std::nullopt);
    EXPECT_EQ(report.first, 2 * kPartitionEvents);
    EXPECT_EQ(report.sealed, 2 * kPartitionEvents + 7'000);
}

TEST_F(DemoTrail, stoppedWhileItIsIndexedLeavesNothing)
{
    standBeforeTheEndOfThePartitions();
    const std::string before = tables();
    auto options = demoOptions();
    bool indexing = false;
    options.progress = [&](std::string_view phase, std::size_t, std::size_t) {
        indexing = indexing || phase == "indexing the audit trail";
    };
    options.stopped = [&] { return indexing; };
    EXPECT_THROW(m_bank.make(options), bank::demo::DemoStopped);
    EXPECT_EQ(tables(), before);
    EXPECT_EQ(m_bank.count("bank.audit_event"), 0);
    ASSERT_TRUE(m_bank.make(demoOptions())) << "and it can be started again";
}

} // namespace
} // namespace cf::test
