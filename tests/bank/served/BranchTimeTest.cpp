// A branch's date and time as its staff see them: in the branch's booking time zone, with a business date set by hand,
// and without a database query when only polled.
#include "services/contract/Bank.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <thread>

using namespace cf;
using namespace cf::contract;
using namespace cf::test;

namespace {

class BranchTimeServed : public ::testing::Test
{
protected:
    BranchTimeServed() { m_bank.signIn(m_teller, Role::Teller, m_bank.mainBranch()); }

    std::optional<BranchTime> told()
    {
        const auto status = m_teller.call<GetBankStatus>({});
        return status.ok() ? status.value().branchTime : std::nullopt;
    }

    //! GetBankStatus once it matches, which takes up to two seconds; otherwise its last value.
    template <class Fits>
    std::optional<BranchTime> toldWhen(Fits fits)
    {
        std::optional<BranchTime> last;
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        do {
            last = told();
            if (fits(last))
                break;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        } while (std::chrono::steady_clock::now() < until);
        return last;
    }

    std::string databaseSays(const char* expression)
    {
        return m_bank
            .query((std::string("SELECT (") + expression + ")::text FROM bank.branch WHERE id = $1").c_str(),
                   m_bank.mainBranch().uuid().toString())
            .value<std::string>();
    }

    void set(const char* what)
    {
        // A server upgrade may remove a zone.
        db::Watchdog watchdog;
        db::Connection(m_database.superuser, watchdog).transaction(std::chrono::seconds(30), [](auto& transaction) {
            transaction.script("ALTER TABLE bank.branch DISABLE TRIGGER USER");
        });
        m_bank.query((std::string("UPDATE bank.branch SET ") + what + " WHERE id = $1 RETURNING id").c_str(),
                     m_bank.mainBranch().uuid().toString());
    }

    TestDatabase m_database = migratedDatabase();
    ServedBank m_bank{m_database};
    ApiClient m_teller = m_bank.client();
};

TEST_F(BranchTimeServed, theDayIsTheOneThatIsBookedOn)
{
    const auto time = toldWhen([](const auto& said) { return said.has_value(); });
    ASSERT_TRUE(time);
    EXPECT_EQ(time->timeZone, "Europe/Prague");
    EXPECT_FALSE(time->businessDateIsSet);
    EXPECT_EQ(toString(time->businessDate), databaseSays("(now() AT TIME ZONE time_zone)::date"));
    EXPECT_EQ(std::to_string(time->utcOffsetSeconds),
              databaseSays("extract(epoch FROM (now() AT TIME ZONE time_zone) - (now() AT TIME ZONE 'UTC'))::int"));
    EXPECT_LT(std::chrono::abs(time->now - std::chrono::system_clock::now()), std::chrono::seconds(30));
}

TEST_F(BranchTimeServed, aDaySetByHandIsTheBranchsDay)
{
    set("business_date = '2026-03-31'");
    const auto time = toldWhen([](const auto& said) { return said && said->businessDateIsSet; });
    ASSERT_TRUE(time);
    EXPECT_EQ(toString(time->businessDate), "2026-03-31");
    set("business_date = NULL, time_zone = 'Pacific/Kiritimati'");
    const auto free = toldWhen([](const auto& said) { return said && !said->businessDateIsSet; });
    ASSERT_TRUE(free);
    EXPECT_EQ(free->utcOffsetSeconds, 14 * 3600);
    EXPECT_EQ(toString(free->businessDate), databaseSays("(now() AT TIME ZONE time_zone)::date"));
}

TEST_F(BranchTimeServed, theSessionSaysItFromItsFirstMoment)
{
    set("business_date = '2026-03-31'");
    const auto session = m_teller.call<GetSession>({});
    ASSERT_TRUE(session.ok());
    ASSERT_TRUE(session.value().branchTime);
    EXPECT_EQ(toString(session.value().branchTime->businessDate), "2026-03-31");
}

TEST_F(BranchTimeServed, aBranchWhoseZoneNobodyKnowsGoesByUtcAsItsLedgerDoes)
{
    set("time_zone = 'Europe/Nowhere'");
    const auto said = toldWhen([](const auto& time) { return time && time->timeZone == "Europe/Nowhere"; });
    ASSERT_TRUE(said);
    EXPECT_EQ(said->utcOffsetSeconds, 0);
    EXPECT_EQ(toString(said->businessDate), databaseSays("bank.local_time(now(), time_zone)::date"));
    set("business_date = '2026-12-31'");
    const auto session = m_teller.call<GetSession>({});
    ASSERT_TRUE(session.ok());
    ASSERT_TRUE(session.value().branchTime);
    EXPECT_EQ(toString(session.value().branchTime->businessDate), "2026-12-31");
    EXPECT_EQ(session.value().branchTime->utcOffsetSeconds, 0);
}

} // namespace
