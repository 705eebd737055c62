// Balances and entries by booking date, compared with adding up the whole account: including entries booked for an
// earlier or later day, or imported long after.
#include "services/bank/accounts/BalanceHistory.h"
#include "tests/bank/accounts/BookedHistory.h"

#include <algorithm>
#include <random>

namespace cf::test {
namespace {

constexpr auto kFirst = std::chrono::sys_days(std::chrono::year(2026) / 3 / 1);

//! Hours since the previous booking, and its booking date relative to the day it was recorded.
struct Step
{
    int hours = 0;
    int daysOff = 0;
    std::int64_t amount = 0;
    bool credit = false;
};

class BalanceByDate : public BookedHistory
{
protected:
    BalanceByDate()
        : m_other(open("EUR"))
        , m_teller(hire(m_branch))
    {
        newAccount();
    }

    void newAccount()
    {
        m_account = open("EUR");
        m_clock = kFirst;
    }

    void book(const std::vector<Step>& history)
    {
        std::vector<Booking> bookings;
        for (const Step& step : history) {
            m_clock += std::chrono::hours(step.hours);
            const auto day = std::chrono::floor<std::chrono::days>(m_clock) + std::chrono::days(step.daysOff);
            bookings.push_back({step.credit ? m_other : m_account, step.credit ? m_account : m_other, step.amount,
                                Date(day), m_clock, contract::TransferKind::Transfer, m_branch, m_teller});
        }
        BookedHistory::book(bookings);
    }

    // Most on their day; some a day off, as for branches in other time zones; some long before or after.
    static std::vector<Step> randomHistory(std::mt19937_64& random)
    {
        const auto between = [&](int least, int most) { return std::uniform_int_distribution(least, most)(random); };
        std::vector<Step> history;
        for (int i = between(1, 80); i > 0; --i) {
            const int kind = between(0, 9);
            const int off = kind < 6 ? 0 : kind < 8 ? between(-1, 1) : between(-60, 4);
            history.push_back({between(0, 40), off, between(1, 1'000'000), between(0, 1) == 1});
        }
        return history;
    }

    std::vector<BookedTransfer> ofAccount() const
    {
        std::vector<BookedTransfer> own;
        for (const auto& transfer : booked())
            if (transfer.booking.creditor == m_account || transfer.booking.debtor == m_account)
                own.push_back(transfer);
        return own;
    }

    //! By scanning every booking.
    contract::BalanceAsOf addedUp(Date date) const
    {
        std::int64_t balance = 0;
        std::int64_t entries = 0;
        for (const auto& transfer : ofAccount()) {
            if (transfer.booking.bookingDate > date)
                continue;
            ++entries;
            balance += transfer.booking.creditor == m_account ? transfer.booking.amount : -transfer.booking.amount;
        }
        return {Money(balance, accounts()[m_account].currency), entries};
    }

    contract::BalanceAsOf asked(Date date)
    {
        return inTransaction([&](db::Transaction& transaction) {
            return bank::balanceAsOf(transaction, accounts()[m_account].id, date);
        });
    }

    void expectEntriesOf(Date from, Date to)
    {
        const auto found = inTransaction([&](db::Transaction& transaction) {
            return bank::entriesBetween(transaction, m_keys, accounts()[m_account].id, from, to, 1000);
        });
        std::vector<TransferId> expected;
        for (const auto& transfer : ofAccount())
            if (transfer.booking.bookingDate >= from && transfer.booking.bookingDate <= to)
                expected.push_back(transfer.id);
        ASSERT_EQ(found.size(), expected.size()) << toString(from) << " to " << toString(to);
        for (std::size_t i = 0; i < found.size(); ++i) {
            EXPECT_EQ(std::count(expected.begin(), expected.end(), found[i].transferId), 1);
            EXPECT_TRUE(i == 0 || std::pair(found[i - 1].bookingDate, found[i - 1].number) <
                                      std::pair(found[i].bookingDate, found[i].number));
        }
    }

    std::size_t m_account = 0;
    const std::size_t m_other;
    const StaffId m_teller;
    Instant m_clock = kFirst;
};

TEST_F(BalanceByDate, isTheSumOfWhatWasBookedByThen)
{
    for (const unsigned seed : {1U, 2U, 3U, 4U, 5U, 6U}) {
        std::mt19937_64 random(seed);
        newAccount();
        book(randomHistory(random));
        for (int day = -65; day < 140; ++day) {
            const Date date(kFirst + std::chrono::days(day));
            const auto expected = addedUp(date);
            const auto found = asked(date);
            ASSERT_EQ(found.ledgerBalance, expected.ledgerBalance) << "seed " << seed << ", day " << day;
            ASSERT_EQ(found.entries, expected.entries) << "seed " << seed << ", day " << day;
        }
    }
}

TEST_F(BalanceByDate, entriesBetweenTwoDatesAreThoseOfTheseDays)
{
    for (const unsigned seed : {11U, 12U, 13U, 14U}) {
        std::mt19937_64 random(seed);
        newAccount();
        book(randomHistory(random));
        for (int begin = -65; begin < 130; begin += 7)
            for (const int length : {0, 1, 2, 40})
                expectEntriesOf(Date(kFirst + std::chrono::days(begin)),
                                Date(kFirst + std::chrono::days(begin + length)));
    }
}

TEST_F(BalanceByDate, anAccountWithoutEntriesHasNothingOnAnyDay)
{
    EXPECT_EQ(asked(std::chrono::year(1900) / 1 / 1).entries, 0);
    EXPECT_EQ(asked(std::chrono::year(2199) / 12 / 31).ledgerBalance, Money(0, accounts()[m_account].currency));
}

TEST_F(BalanceByDate, anEntryBookedForAnEarlierDayCountsOnThatDay)
{
    book({{0, 0, 100, true}, {24 * 30, 0, 50, true}, {1, -20, 7, true}});
    EXPECT_EQ(asked(Date(kFirst)).ledgerBalance.minorUnits(), 100);
    EXPECT_EQ(asked(Date(kFirst + std::chrono::days(9))).ledgerBalance.minorUnits(), 100);
    EXPECT_EQ(asked(Date(kFirst + std::chrono::days(10))).ledgerBalance.minorUnits(), 107);
    EXPECT_EQ(asked(Date(kFirst + std::chrono::days(30))).ledgerBalance.minorUnits(), 157);
}

} // namespace
} // namespace cf::test
