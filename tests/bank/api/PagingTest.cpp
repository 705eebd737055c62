// The page of a list: the extra row shows that there are more, and is not returned.
#include "services/bank/api/Paging.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank;

namespace {

struct Item
{
    AccountId id = AccountId::make();
};

std::vector<Item> items(std::size_t count)
{
    return std::vector<Item>(count);
}

} // namespace

TEST(Paging, oneRowMoreThanTheLimitSaysThatMoreFollow)
{
    const auto page = pageOf(items(4), 3);
    EXPECT_TRUE(page.more);
    EXPECT_EQ(page.items.size(), 3U);
    EXPECT_FALSE(pageOf(items(3), 3).more);
    EXPECT_EQ(pageOf(items(3), 3).items.size(), 3U);
    EXPECT_FALSE(pageOf(items(0), 3).more);
}

TEST(Paging, theKeysAreThoseOfTheFirstAndTheLastItemShown)
{
    auto page = pageOf(items(4), 3);
    setKeys(page);
    EXPECT_EQ(page.firstKey, page.items.front().id.toString());
    EXPECT_EQ(page.lastKey, page.items.back().id.toString());
    EXPECT_EQ(*cursorId<AccountId>(page.lastKey), page.items.back().id) << "which is the cursor of the next page";
    auto empty = pageOf(items(0), 3);
    setKeys(empty);
    EXPECT_EQ(empty.firstKey, std::nullopt);
    EXPECT_EQ(empty.lastKey, std::nullopt);
    setKeys(page, [](const Item&) { return std::string("7"); });
    EXPECT_EQ(page.lastKey, "7");
}

TEST(Paging, whatWasFoundIsCountedExactlyOnAFirstPageThatHoldsItAll)
{
    const auto counted = [](std::size_t found, bool first) {
        auto page = pageOf(items(found), 3);
        countFound(page, first);
        return std::pair(page.count, page.countExact);
    };
    EXPECT_EQ(counted(3, true), std::pair(std::int64_t{3}, true));
    EXPECT_EQ(counted(3, false), std::pair(std::int64_t{3}, false));
    EXPECT_EQ(counted(4, true), std::pair(std::int64_t{4}, false));
    EXPECT_EQ(counted(0, true), std::pair(std::int64_t{0}, true));
}
