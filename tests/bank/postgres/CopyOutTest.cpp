// Bulk rows are read by the query's column names, in any order.
#include "services/bank/platform/postgres/CopyOut.h"
#include "tests/bank/postgres/SchemaFixture.h"

using namespace cf;
using namespace cf::test;

namespace {

using namespace std::chrono_literals;

class CopyingOut : public SchemaFixture
{
protected:
    db::CopyOut m_copy{m_database.app, m_watchdog};
};

} // namespace

TEST_F(CopyingOut, everyTypeIsReadFromTheColumnOfThatName)
{
    int rows = 0;
    m_copy.read("SELECT n::bigint AS number, n % 2 = 0 AS even, 'Dvořák' AS name, '\\x00ff'::bytea AS bytes,"
                " '01900000-0000-7000-8000-000000000001'::uuid AS id, NULL::uuid AS nobody,"
                " '2026-11-22 09:49:25.123456+00'::timestamptz AS at FROM generate_series(1, 3) AS n",
                10s, [&](const db::BinaryRow& row) {
                    ++rows;
                    EXPECT_EQ(toString(row.instant("at")), "2026-11-22T09:49:25.123456Z");
                    EXPECT_EQ(row.number("number"), rows);
                    EXPECT_EQ(row.flag("even"), rows % 2 == 0);
                    EXPECT_EQ(row.bytes("bytes"), std::string_view("\0\xff", 2));
                    EXPECT_EQ(row.bytes("name"), "Dvořák");
                    EXPECT_EQ(row.uuid("id"), Uuid::parse("01900000-0000-7000-8000-000000000001"));
                    EXPECT_EQ(row.uuid("nobody"), std::nullopt);
                    EXPECT_TRUE(row.isNull("nobody"));
                    EXPECT_EQ(row.bytes("nobody"), "");
                });
    EXPECT_EQ(rows, 3);
}

TEST_F(CopyingOut, whatCannotBeReadNamesTheColumn)
{
    const auto complaintOf = [this](const std::function<void(const db::BinaryRow&)>& reading) -> std::string {
        db::CopyOut copy(m_database.app, m_watchdog);
        try {
            copy.read("SELECT 7::integer AS narrow, NULL::bigint AS nothing", 10s, reading);
            return "nothing was wrong";
        } catch (const db::Error& error) {
            return error.what();
        }
    };
    const auto mentions = [&](const char* column, const std::function<void(const db::BinaryRow&)>& reading) {
        const std::string complaint = complaintOf(reading);
        EXPECT_NE(complaint.find(column), std::string::npos) << complaint;
    };
    mentions("no_such_column", [](const db::BinaryRow& row) { (void)row.bytes("no_such_column"); });
    mentions("narrow", [](const db::BinaryRow& row) { (void)row.number("narrow"); });
    mentions("narrow", [](const db::BinaryRow& row) { (void)row.uuid("narrow"); });
    mentions("nothing", [](const db::BinaryRow& row) { (void)row.number("nothing"); });
}

TEST_F(CopyingOut, aQueryThatFailsSaysSoAsOtherwise)
{
    EXPECT_THROW(m_copy.read("SELECT nonsense", 10s, [](const db::BinaryRow&) {}), db::Error);
    int rows = 0;
    m_copy.read("SELECT 1::bigint AS one WHERE false", 10s, [&](const db::BinaryRow&) { ++rows; });
    EXPECT_EQ(rows, 0);
}

TEST_F(CopyingOut, heldStillItSeesTheDatabaseAsItWasAtTheFirstQuery)
{
    const auto count = [this] {
        std::int64_t rows = -1;
        m_copy.read("SELECT count(*) AS rows FROM bank.outbox", 10s,
                    [&](const db::BinaryRow& row) { rows = row.number("rows"); });
        return rows;
    };
    m_copy.beginSnapshot();
    EXPECT_EQ(count(), 0);
    as(m_database.app, "INSERT INTO bank.outbox (topic, events) VALUES ('t', '{e}')");
    EXPECT_EQ(count(), 0);
}
