// Bulk loading: every kind of field survives, errors name their row, and nothing is visible before commit.
#include "services/bank/platform/postgres/CopyIn.h"
#include "tests/bank/demo/DemoFixture.h"

using namespace cf;
using namespace cf::test;

namespace {

class CopyIn : public testing::Test
{
protected:
    DemoDatabase m_bank;
    const Uuid m_id = Uuid::v7();
    const Uuid m_other = Uuid::v7();

    db::CopyRows transfer(std::int64_t amount)
    {
        db::CopyRows rows(
            "bank.transfer (id, kind, branch_id, made_by, debtor_account, creditor_account, amount,"
            " currency, memo, purpose, booking_date, value_date, recorded_at, leg_accounts, leg_numbers)");
        const std::array legs{m_id, m_other};
        const std::array<std::int64_t, 2> numbers{1, 9'000'000'000};
        rows.row().uuid(m_id).text("import").uuid(m_other).null().uuid(m_id).uuid(m_other).number(amount);
        rows.text("EUR").bytes(std::string("\0\xff\n", 3)).text("Žluťoučký 漢字 \\ \t").date(*parseDate("1999-12-31"));
        rows.date(*parseDate("2024-02-29")).instant(*parseInstant("2026-11-22T09:49:25.123456Z"));
        rows.array(legs).array(numbers);
        return rows;
    }
};

} // namespace

TEST_F(CopyIn, everyKindOfFieldArrivesAsItWas)
{
    {
        db::CopyIn load(m_bank.database().app);
        auto rows = transfer(1'234'567'890'123);
        load.copy(rows);
        EXPECT_EQ(m_bank.count("bank.transfer"), 0) << "not before commit";
        load.commit();
    }
    EXPECT_EQ(
        m_bank.ask("SELECT id || ' ' || kind || ' ' || (made_by IS NULL) || ' ' || amount || ' ' || currency || ' '"
                   " || memo::text || ' ' || purpose || ' ' || booking_date || ' ' || value_date || ' ' || recorded_at"
                   " || ' ' || leg_accounts::text || ' ' || leg_numbers::text FROM bank.transfer"),
        m_id.toString() +
            " import true 1234567890123 EUR \\x00ff0a Žluťoučký 漢字 \\ \t 1999-12-31 2024-02-29"
            " 2026-11-22 09:49:25.123456+00 {" +
            m_id.toString() + "," + m_other.toString() + "} {1,9000000000}");
}

TEST_F(CopyIn, aMistakeNamesItsRow)
{
    db::CopyIn load(m_bank.database().app);
    db::CopyRows rows("bank.audit_subject (subject, seq)");
    rows.row().uuid(m_id).number(1);
    rows.row().uuid(m_id).number(1);
    try {
        load.copy(rows);
        FAIL() << "the same row twice";
    } catch (const db::Error& error) {
        EXPECT_EQ(error.kind(), db::ErrorKind::Conflict);
        EXPECT_NE(std::string(error.what()).find("line 2"), std::string::npos) << error.what();
    }
}

TEST_F(CopyIn, whatIsNotCommittedIsNotThere)
{
    {
        db::CopyIn load(m_bank.database().app);
        auto rows = transfer(1);
        load.copy(rows);
    }
    EXPECT_EQ(m_bank.count("bank.transfer"), 0);
}

TEST_F(CopyIn, aCommitWhoseWaitForAStandbyWasCancelledIsInDoubt)
{
    const auto endOf = [&](const std::string& warning) -> std::optional<db::ErrorKind> {
        db::CopyIn load(m_bank.database().app);
        load.query(("DO $$ BEGIN RAISE WARNING '" + warning + "'; END $$").c_str());
        try {
            load.commit();
            return std::nullopt;
        } catch (const db::Error& error) {
            return error.kind();
        }
    };
    EXPECT_EQ(endOf("canceling wait for synchronous replication due to user request"), db::ErrorKind::InDoubt);
    EXPECT_EQ(endOf("something else"), std::nullopt);
}

TEST_F(CopyIn, aRowThatIsNotWholeIsADefect)
{
    db::CopyRows rows("bank.audit_subject (subject, seq)");
    rows.row().uuid(m_id);
    EXPECT_THROW(rows.row(), std::logic_error);
    EXPECT_THROW(rows.finish(), std::logic_error);
}
