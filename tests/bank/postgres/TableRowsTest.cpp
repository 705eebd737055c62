// A struct per table defines the rows: arrays and COPY write the same rows into the same columns.
#include "services/bank/platform/postgres/CopyIn.h"
#include "services/bank/records/Fields.h"
#include "services/contract/Transfers.h"
#include "tests/bank/postgres/SchemaFixture.h"

using namespace cf;
using namespace cf::test;

namespace {

//! Not in the order of the table's columns.
struct ThingRow
{
    std::optional<db::Bytea> sealedNote;
    AccountId accountId;
    std::int64_t amount = 0;
    std::string purpose;
    contract::TransferKind kind = contract::TransferKind::Transfer;
    std::optional<Currency> currency;
    bool open = false;
    Date bookingDate;
    Instant recordedAt;
    std::vector<std::int64_t> legNumbers;
    std::vector<Uuid> legAccounts;

    bool operator==(const ThingRow& other) const
    {
        return sealedNote.has_value() == other.sealedNote.has_value() &&
               (!sealedNote || sealedNote->raw == other.sealedNote->raw) && accountId == other.accountId &&
               amount == other.amount && purpose == other.purpose && kind == other.kind && currency == other.currency &&
               open == other.open && bookingDate == other.bookingDate && recordedAt == other.recordedAt &&
               legNumbers == other.legNumbers && legAccounts == other.legAccounts;
    }
};
BOOST_DESCRIBE_STRUCT(ThingRow, (),
                      (sealedNote, accountId, amount, purpose, kind, currency, open, bookingDate, recordedAt,
                       legNumbers, legAccounts))

struct PairRow
{
    StaffId actor;
    std::vector<Uuid> orderKeys;
};
BOOST_DESCRIBE_STRUCT(PairRow, (), (actor, orderKeys))

std::vector<ThingRow> things()
{
    const Date day = std::chrono::year(2026) / 11 / 22;
    const Instant at = parseInstant("2026-11-22T09:49:25.123456Z").value();
    return {
        {db::Bytea{std::string("\0\\\"\xff", 4)},
         AccountId::make(),
         -7,
         "a \"b\" \\ {č}, NULL",
         contract::TransferKind::Import,
         Currency::recorded("EUR"),
         true,
         day,
         at,
         {1, 2},
         {Uuid::v7(), Uuid::v7()}},
        {{}, AccountId::make(), 0, "", contract::TransferKind::Reversal, {}, false, day, at, {3}, {Uuid::v7()}},
        {{}, AccountId::make(), 9, "NULL", contract::TransferKind::Transfer, {}, false, day, at, {4}, {Uuid::v7()}}};
}

class TableRows : public SchemaFixture
{
protected:
    TableRows()
    {
        as(m_database.owner, "CREATE TABLE public.thing (account_id uuid, leg_accounts uuid[], leg_numbers bigint[],"
                             " purpose text, amount bigint, kind text, currency char(3), open boolean,"
                             " booking_date date, recorded_at timestamptz, sealed_note bytea,"
                             " place serial PRIMARY KEY)");
    }

    std::vector<ThingRow> kept()
    {
        std::vector<ThingRow> rows;
        for (const db::Row& row : as(m_database.owner, "SELECT * FROM public.thing ORDER BY place")) {
            ThingRow thing;
            if (auto note = row.get<std::optional<db::Bytea>>("sealed_note"))
                thing.sealedNote = db::Bytea{*std::move(note)};
            thing.accountId = row.get<AccountId>("account_id");
            thing.amount = row.get<std::int64_t>("amount");
            thing.purpose = row.get<std::string>("purpose");
            thing.kind = row.get<contract::TransferKind>("kind");
            thing.currency = row.get<std::optional<Currency>>("currency");
            thing.open = row.get<bool>("open");
            thing.bookingDate = row.get<Date>("booking_date");
            thing.recordedAt = row.get<Instant>("recorded_at");
            const auto place = std::to_string(rows.size() + 1);
            for (const db::Row& leg : as(m_database.owner,
                                         "SELECT a, n FROM public.thing, unnest(leg_accounts,"
                                         " leg_numbers) AS u (a, n) WHERE place = $1::integer",
                                         place)) {
                thing.legAccounts.push_back(leg.get<Uuid>("a"));
                thing.legNumbers.push_back(leg.get<std::int64_t>("n"));
            }
            rows.push_back(std::move(thing));
        }
        return rows;
    }
};

} // namespace

TEST(TableColumns, areNamedAfterTheMembersAndStandInTheirOrder)
{
    EXPECT_EQ(db::columnNameOf("lastEntryNumber"), "last_entry_number");
    EXPECT_EQ(db::columnsOf<PairRow>(), "actor, order_keys");
    EXPECT_EQ(db::selectionOf<PairRow>(), "actor, order_keys::uuid[]");
    EXPECT_EQ(db::unnested<PairRow>(3), "unnest($3::uuid[], $4::text[]) AS u (actor, order_keys)");
    EXPECT_EQ(db::insertInto<PairRow>("bank.pair"),
              "INSERT INTO bank.pair (actor, order_keys) SELECT actor, order_keys::uuid[]"
              " FROM unnest($1::uuid[], $2::text[]) AS u (actor, order_keys)");
}

TEST_F(TableRows, byArraysEveryValueComesToStandInItsColumn)
{
    const auto rows = things();
    db::Connection connection(m_database.owner, m_watchdog);
    connection.transaction(std::chrono::seconds(10), [&](db::Transaction& transaction) {
        db::queryWithRows(transaction, db::insertInto<ThingRow>("public.thing"), rows);
    });
    EXPECT_EQ(kept(), rows);
}

TEST_F(TableRows, byBinaryArraysInAPipelineTheSameRowsDo)
{
    const auto deadline = db::PipelinedConnection::Clock::now() + std::chrono::seconds(10);
    db::PipelinedConnection pipelined(m_database.owner, deadline);
    const std::string sql = db::insertInto<ThingRow>("public.thing");
    const auto rows = things();
    pipelined.queue({"things", sql.c_str()}, db::parametersOf(std::vector<ThingRow>()));
    pipelined.queue({"things", sql.c_str()}, db::parametersOf(rows));
    pipelined.execute(deadline);
    EXPECT_EQ(kept(), rows);
}

TEST_F(TableRows, byCopyTheSameRowsDo)
{
    const auto rows = things();
    db::CopyIn load(m_database.owner);
    db::CopyTable<ThingRow> table("public.thing");
    for (const ThingRow& row : rows)
        table.add(row);
    EXPECT_EQ(table.size(), 3);
    load.copy(table);
    load.commit();
    EXPECT_EQ(kept(), rows);
}

TEST_F(TableRows, noRowsAreNoRows)
{
    db::Connection connection(m_database.owner, m_watchdog);
    connection.transaction(std::chrono::seconds(10), [&](db::Transaction& transaction) {
        db::queryWithRows(transaction, db::insertInto<ThingRow>("public.thing"), std::vector<ThingRow>());
    });
    EXPECT_TRUE(kept().empty());
}
