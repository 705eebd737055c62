// Rows are read by column name, over libpqxx and the pipelined connection alike, and a failed read names the column.
#include "services/bank/platform/postgres/PipelinedConnection.h"
#include "services/bank/records/Fields.h"
#include "services/contract/Accounts.h"
#include "services/contract/Transfers.h"
#include "tests/bank/postgres/SchemaFixture.h"

using namespace cf;
using namespace cf::test;

namespace {

using namespace std::chrono_literals;

enum class Library
{
    Libpqxx,
    Libpq,
};

class Reading : public SchemaFixture, public ::testing::WithParamInterface<Library>
{
protected:
    db::Rows rowsOf(const char* sql)
    {
        if (GetParam() == Library::Libpqxx)
            return as(m_database.app, sql);
        db::PipelinedConnection pipelined(m_database.app, db::PipelinedConnection::Clock::now() + 10s);
        pipelined.queue({"question", sql});
        return std::move(pipelined.execute(db::PipelinedConnection::Clock::now() + 10s).at(0));
    }

    template <class Function>
    std::string complaintOf(Function&& function)
    {
        try {
            function();
            return "nothing was wrong";
        } catch (const std::runtime_error& error) {
            return error.what();
        }
    }
};

} // namespace

TEST_P(Reading, eachTypeIsReadFromTheColumnOfThatName)
{
    const auto rows = rowsOf("SELECT 7::bigint AS number, true AS flag, 'Dvořák' AS text, '\\x00ff5c'::bytea AS bytes,"
                             " '01900000-0000-7000-8000-000000000001'::uuid AS id, '2026-11-22'::date AS day,"
                             " '2026-11-22 10:49:25.123456+01'::timestamptz AS at, 'EUR'::char(3) AS currency,"
                             " 'DE89370400440532013000' AS iban, 'dormant' AS status, -5 AS amount");
    ASSERT_EQ(rows.size(), 1);
    const db::Row row = rows.front();
    EXPECT_EQ(row.get<std::int64_t>("number"), 7);
    EXPECT_EQ(row.get<int>("amount"), -5);
    EXPECT_TRUE(row.get<bool>("flag"));
    EXPECT_EQ(row.get<std::string>("text"), "Dvořák");
    EXPECT_EQ(row.get<db::Bytea>("bytes"), std::string("\0\xff\\", 3));
    EXPECT_EQ(row.get<AccountId>("id").toString(), "acc_01900000000070008000000000000001");
    EXPECT_EQ(row.get<Uuid>("id"), row.get<AccountId>("id").uuid());
    EXPECT_EQ(toString(row.get<Date>("day")), "2026-11-22");
    EXPECT_EQ(toString(row.get<Instant>("at")), "2026-11-22T09:49:25.123456Z");
    EXPECT_EQ(row.get<Iban>("iban").electronic(), "DE89370400440532013000");
    EXPECT_EQ(row.get<contract::AccountStatus>("status"), contract::AccountStatus::Dormant);
    EXPECT_EQ(bank::moneyIn(row, "amount"), Money(-5, Currency::recorded("EUR")));
}

TEST_P(Reading, whatMayBeNullIsAskedForAsAnOptional)
{
    const auto rows = rowsOf("SELECT NULL::bigint AS none, 3::bigint AS three, NULL::bytea AS mac");
    const db::Row row = rows.front();
    EXPECT_EQ(row.get<std::optional<std::int64_t>>("none"), std::nullopt);
    EXPECT_EQ(row.get<std::optional<std::int64_t>>("three"), 3);
    EXPECT_EQ(row.getOr<std::int64_t>("none", 9), 9);
    EXPECT_EQ(row.getOr<db::Bytea>("mac", ""), "");
    EXPECT_TRUE(row.isNull("none"));
    EXPECT_FALSE(row.isNull("three"));
}

TEST_P(Reading, whatCannotBeReadNamesTheColumn)
{
    const auto rows =
        rowsOf("SELECT NULL::bigint AS missing_value, 'seven' AS words, 70000 AS large, 'odd' AS outcome");
    const db::Row row = rows.front();
    const auto mentions = [&](const char* column, auto&& read) {
        const std::string complaint = complaintOf(read);
        EXPECT_NE(complaint.find(column), std::string::npos) << complaint;
    };
    mentions("no_such_column", [&] { (void)row.get<std::string>("no_such_column"); });
    mentions("no_such_column", [&] { (void)row.isNull("no_such_column"); });
    mentions("no_such_column", [&] { (void)rows.column<int>("no_such_column"); });
    mentions("missing_value", [&] { (void)row.get<std::int64_t>("missing_value"); });
    mentions("words", [&] { (void)row.get<std::int64_t>("words"); });
    mentions("words", [&] { (void)row.get<bool>("words"); });
    mentions("words", [&] { (void)row.get<db::Bytea>("words"); });
    mentions("words", [&] { (void)row.get<StaffId>("words"); });
    mentions("words", [&] { (void)row.get<Instant>("words"); });
    mentions("words", [&] { (void)row.get<std::optional<Date>>("words"); });
    mentions("large", [&] { (void)row.get<std::int16_t>("large"); });
    mentions("outcome", [&] { (void)row.get<contract::KeyState>("outcome"); });
}

TEST_P(Reading, aWordOfANewerVersionIsUnknownWhereAnEnumHasThat)
{
    const auto rows = rowsOf("SELECT 'hibernating' AS status");
    EXPECT_EQ(rows.front().get<contract::AccountStatus>("status"), contract::AccountStatus::Unknown);
}

TEST_P(Reading, oneValueNeedsNoNameButMustBeTheOnlyColumn)
{
    EXPECT_EQ(rowsOf("SELECT 1 + 1").value<int>(), 2);
    EXPECT_EQ(rowsOf("SELECT NULL::int").value<std::optional<int>>(), std::nullopt);
    EXPECT_EQ(rowsOf("SELECT n FROM generate_series(1, 3) AS n").values<int>(), (std::vector<int>{1, 2, 3}));
    EXPECT_THROW((void)rowsOf("SELECT 1, 2").value<int>(), std::runtime_error);
    EXPECT_THROW((void)rowsOf("SELECT 1 WHERE false").value<int>(), std::runtime_error);
}

TEST_P(Reading, aRowAndItsColumnsMayOutliveTheStatement)
{
    std::optional<db::Row> last;
    {
        const auto rows = rowsOf("SELECT n, n * n AS square FROM generate_series(1, 200) AS n ORDER BY n");
        const auto n = rows.column<int>("n");
        const auto square = rows.column<int>("square");
        int met = 0;
        for (const db::Row& row : rows) {
            ++met;
            EXPECT_EQ(row.get(square), row.get(n) * row.get(n));
            last = row;
        }
        EXPECT_EQ(met, 200);
    }
    EXPECT_EQ(last->get<int>("square"), 40'000);
    EXPECT_THROW((void)rowsOf("SELECT 1 AS n")[1], std::runtime_error);
    EXPECT_THROW((void)rowsOf("SELECT 1 AS n WHERE false").front(), std::runtime_error);
}

TEST_P(Reading, whoChangesRowsHearsHowMany)
{
    const auto rows = rowsOf("INSERT INTO bank.outbox (topic, events) VALUES ('t', '{e}'), ('t', '{e}')");
    EXPECT_EQ(rows.affectedRows(), 2);
    EXPECT_TRUE(rows.empty());
}

INSTANTIATE_TEST_SUITE_P(ByEitherLibrary, Reading, ::testing::Values(Library::Libpqxx, Library::Libpq));
