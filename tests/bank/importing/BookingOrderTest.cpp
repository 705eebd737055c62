// The order of a day's transactions is recovered from the printed balances, whatever order they come in.
#include "services/bank/importing/BookingOrder.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <random>

using namespace cf;
using namespace cf::bank::importing;

namespace {

Date day(unsigned number)
{
    return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::year(1993) / 1 / 1) +
                                       std::chrono::days(number));
}

// Transactions with these amounts, booked in this order, some per day.
std::vector<PrintedTransaction> chainOf(const std::vector<int>& amounts, unsigned perDay)
{
    std::vector<PrintedTransaction> chain;
    std::int64_t balance = 0;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        balance += amounts[i];
        chain.push_back({day(static_cast<unsigned>(i) / perDay), static_cast<std::int64_t>(i), amounts[i], balance});
    }
    return chain;
}

// The same records as in a file: shuffled, with meaningless ids.
std::vector<PrintedTransaction> shuffled(std::vector<PrintedTransaction> chain, unsigned seed)
{
    std::mt19937 random(seed);
    std::shuffle(chain.begin(), chain.end(), random);
    for (std::size_t i = 0; i < chain.size(); ++i)
        chain[i].id = static_cast<std::int64_t>((i * 7919 + seed) % 100'003);
    return chain;
}

std::vector<std::int64_t> printedIn(const std::vector<PrintedTransaction>& transactions, const AccountOrder& order)
{
    std::vector<std::int64_t> printed;
    for (const std::size_t i : order.order)
        printed.push_back(transactions[i].printed);
    return printed;
}

std::vector<std::int64_t> printedOf(const std::vector<PrintedTransaction>& transactions)
{
    std::vector<std::int64_t> printed;
    for (const auto& transaction : transactions)
        printed.push_back(transaction.printed);
    return printed;
}

} // namespace

RC_GTEST_PROP(BookingOrder, everyShuffledChainFollowsAgain, (const std::vector<int>& amounts, unsigned seed))
{
    const unsigned perDay = *rc::gen::inRange(1u, 7u);
    const auto records = shuffled(chainOf(amounts, perDay), seed);
    const AccountOrder found = orderAsPrinted(records);
    RC_ASSERT(found.unorderedDays.empty());
    RC_ASSERT(found.roundedSteps == 0u);
    auto indices = found.order;
    std::sort(indices.begin(), indices.end());
    for (std::size_t i = 0; i < indices.size(); ++i)
        RC_ASSERT(indices[i] == i);
    RC_ASSERT(indices.size() == records.size());
}

RC_GTEST_PROP(BookingOrder, chainsWithDistinctBalancesAreRecoveredExactly, (unsigned seed))
{
    const auto amounts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1000, 1'000'000));
    const auto chain = chainOf(amounts, 5);
    const auto records = shuffled(chain, seed);
    RC_ASSERT(printedIn(records, orderAsPrinted(records)) == printedOf(chain));
}

RC_GTEST_PROP(BookingOrder, roundedBalancesAreRecoveredToo, (unsigned seed))
{
    const auto amounts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1000, 1'000'000));
    auto chain = chainOf(amounts, 4);
    for (auto& transaction : chain)
        transaction.printed = transaction.printed / 10 * 10;
    const auto records = shuffled(chain, seed);
    const AccountOrder found = orderAsPrinted(records);
    RC_ASSERT(found.unorderedDays.empty());
    RC_ASSERT(printedIn(records, found) == printedOf(chain));
}

RC_GTEST_PROP(BookingOrder, doesNotDependOnTheOrderOfItsInput, (unsigned seed))
{
    // So few distinct values that many orders cost the same.
    const auto small = rc::gen::inRange<std::int64_t>(-2, 3);
    std::vector<PrintedTransaction> records;
    for (const auto& [amount, printed] :
         *rc::gen::container<std::vector<std::pair<std::int64_t, std::int64_t>>>(rc::gen::pair(small, small)))
        records.push_back({day(static_cast<unsigned>(records.size()) / 4), static_cast<std::int64_t>(records.size()),
                           amount, printed});
    auto others = records;
    std::shuffle(others.begin(), others.end(), std::mt19937(seed));
    const AccountOrder one = orderAsPrinted(records);
    const AccountOrder other = orderAsPrinted(others);
    for (std::size_t i = 0; i < records.size(); ++i)
        RC_ASSERT(records[one.order[i]].id == others[other.order[i]].id);
    RC_ASSERT(one.unorderedDays == other.unorderedDays);
}

TEST(BookingOrder, aLongDayIsRecovered)
{
    std::vector<int> amounts(200);
    std::iota(amounts.begin(), amounts.end(), 5000);
    const auto chain = chainOf(amounts, 200);
    const auto records = shuffled(chain, 3);
    EXPECT_EQ(printedIn(records, orderAsPrinted(records)), printedOf(chain));
}

TEST(BookingOrder, theNextDayDecidesWhatOneDayLeavesOpen)
{
    // Both orders of the second day are off by forty; only the one against the ids ends where the third day starts.
    const std::vector<PrintedTransaction> records = {
        {day(0), 1, 1000, 1000}, {day(1), 2, 10, 1000}, {day(1), 3, 10, 980}, {day(2), 4, 100, 1100}};
    EXPECT_EQ(orderAsPrinted(records).order, (std::vector<std::size_t>{0, 2, 1, 3}));
}

TEST(BookingOrder, aDayThatNoOrderExplainsIsReportedWithItsGap)
{
    const std::vector<PrintedTransaction> records = {
        {day(0), 1, 1000, 1000}, {day(1), 2, -1460, 9040}, {day(1), 3, 200, 9240}, {day(2), 4, 60, 9300}};
    const AccountOrder found = orderAsPrinted(records);
    EXPECT_EQ(found.unorderedDays, (std::vector<UnorderedDay>{{day(1), 9500}}));
    EXPECT_EQ(found.order, (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(BookingOrder, anAccountWithoutTransactionsHasNoOrder)
{
    EXPECT_TRUE(orderAsPrinted({}).order.empty());
}
