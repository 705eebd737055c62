// Constants written in both SQL and C++: if they differed, events would be looked for in the wrong place.
#include "services/bank/audit/SealedEvent.h"
#include "tests/bank/postgres/SchemaFixture.h"

using namespace cf;
using namespace cf::test;

namespace {

constexpr std::int64_t kSpan = std::int64_t{1} << bank::kSpanLevel;

//! Events with these numbers, directly in `table`.
std::string eventsIn(const std::string& table)
{
    return "INSERT INTO bank." + table +
           " (seq, leaf, leaf_hash, seal, action, result, at)"
           " SELECT n, ''::bytea, sha256(''), substr(sha256(''), 1, 16), 'signOut', 'succeeded', now()"
           " FROM unnest($1::bigint[]) AS n";
}

class SharedNumbers : public SchemaFixture
{
protected:
    void put(const std::string& table, const std::vector<std::int64_t>& numbers)
    {
        std::vector<std::string> texts;
        for (const std::int64_t number : numbers)
            texts.push_back(std::to_string(number));
        as(m_database.superuser, eventsIn(table).c_str(), db::array(texts));
    }

    std::vector<std::int64_t> blocks()
    {
        return as(m_database.app, "SELECT block FROM bank.audit_span ORDER BY block").values<std::int64_t>();
    }
};

} // namespace

TEST_F(SharedNumbers, aPartitionOfTheTrailHasAsManyEventsAsTheProgramSays)
{
    EXPECT_EQ(as(m_database.app, "SELECT bank.audit_partition_level()").value<int>(), bank::kPartitionLevel);
    const auto bounds = as(m_database.superuser, "SELECT pg_get_expr(relpartbound, oid) FROM pg_class"
                                                 " WHERE oid = 'bank.audit_event_1'::regclass");
    EXPECT_EQ(bounds.value<std::string>(), "FOR VALUES FROM ('" + std::to_string(bank::kPartitionEvents) + "') TO ('" +
                                               std::to_string(2 * bank::kPartitionEvents) + "')");
}

TEST_F(SharedNumbers, aBlockOfTheTrailHasAsManyEventsAsTheProgramSays)
{
    put("audit_event", {0, kSpan - 1});
    EXPECT_EQ(blocks(), (std::vector<std::int64_t>{0}));
    put("audit_event", {kSpan, 3 * kSpan - 1});
    EXPECT_EQ(blocks(), (std::vector<std::int64_t>{0, 1, 2}));
}

TEST_F(SharedNumbers, eventsThatComeInInBulkLieInTheSameBlocks)
{
    const std::int64_t first = 2 * bank::kPartitionEvents;
    ASSERT_EQ(as(m_database.app, "SELECT bank.begin_audit_partitions($1)", first).value<std::int64_t>(), 2);
    put("audit_event_2", {first, first + kSpan - 1, first + kSpan});
    as(m_database.app, "SELECT bank.attach_audit_partition(2)");
    const std::int64_t block = first >> bank::kSpanLevel;
    EXPECT_EQ(blocks(), (std::vector<std::int64_t>{block, block + 1}));
}
