// A person's position only grows, and claims raise it no further than the end of the log.
#include "services/bank/api/ConsistencyTokens.h"
#include "services/bank/platform/postgres/Error.h"

#include <gtest/gtest.h>

using namespace cf;
using bank::ConsistencyTokens;
using db::WalPosition;

namespace {

constexpr WalPosition kInvented{0xffffffff, ~std::uint64_t{0}};

WalPosition positionAt(std::uint64_t offset)
{
    return {1, offset};
}

WalPosition away()
{
    throw db::Error(db::ErrorKind::Unavailable, "", "the primary is down");
}

} // namespace

TEST(ConsistencyTokens, aClaimWithinWhatIsKnownIsBelievedWithoutAQuestion)
{
    ConsistencyTokens tokens;
    const StaffId one = StaffId::make();
    const StaffId other = StaffId::make();
    tokens.raise(other, positionAt(100));
    const auto never = []() -> WalPosition { throw std::logic_error("the end of the log was read"); };
    tokens.claim(one, positionAt(70), never);
    EXPECT_EQ(tokens.of(one), positionAt(70));
    tokens.claim(one, positionAt(60), never);
    EXPECT_EQ(tokens.of(one), positionAt(70));
    tokens.claim(StaffId::make(), {}, never);
}

TEST(ConsistencyTokens, aClaimBeyondTheEndReachesTheEnd)
{
    ConsistencyTokens tokens;
    const StaffId one = StaffId::make();
    tokens.claim(one, kInvented, [] { return positionAt(500); });
    EXPECT_EQ(tokens.of(one), positionAt(500));
    tokens.claim(one, positionAt(510), [] { return positionAt(600); });
    EXPECT_EQ(tokens.of(one), positionAt(510));
}

TEST(ConsistencyTokens, aClaimThatNobodyCanLookIntoHoldsUntilSomebodyCan)
{
    ConsistencyTokens tokens;
    const StaffId one = StaffId::make();
    tokens.claim(one, positionAt(300), away);
    EXPECT_EQ(tokens.of(one), positionAt(300)); // it may be true
    tokens.claim(one, kInvented, away);
    EXPECT_EQ(tokens.of(one), kInvented);
    tokens.claim(one, {}, [] { return positionAt(400); }); // the next request, whatever its claim
    EXPECT_EQ(tokens.of(one), positionAt(400));
}
