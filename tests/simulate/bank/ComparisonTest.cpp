// A real bank and the model agree about every order of some seeds, and disagree when a rule of the model is changed.
// COUNTERFOIL_SIMULATE_SEED is another first seed than 1.
#include "tests/simulate/bank/Comparison.h"
#include "tests/simulate/FirstSeed.h"
#include "tests/simulate/Variety.h"

#include <gtest/gtest.h>

namespace cf::simulation {
namespace {

using contract::ErrorCode;

constexpr std::uint64_t kSeeds = 8;

TEST(Comparison, aRealBankAnswersAsTheModelDoes)
{
    const std::uint64_t first = firstSeed();
    ComparisonResult all;
    for (std::uint64_t seed = first; seed < first + kSeeds; ++seed) {
        ComparisonScenario scenario;
        scenario.seed = seed;
        const ComparisonResult result = compare(scenario);
        ASSERT_FALSE(result.failure) << result.failure->what << " (step " << result.failure->step
                                     << "). Again: ./run simulate bank " << argumentsOf(scenario);
        all.add(result);
    }
    EXPECT_GT(all.orders, kSeeds * 100);
    EXPECT_GT(all.booked, kSeeds * 10);
    EXPECT_GT(all.repeated, kSeeds * 10);
    EXPECT_GT(all.resolved, kSeeds * 2);
    // The API refuses these before the ledger, or lets nobody order what would be refused.
    requireVariety(all.endings, {ErrorCode::LegsUnbalanced, ErrorCode::ChangedSince, ErrorCode::ApproverTooLow});
    for (const ErrorCode code :
         {ErrorCode::Forbidden, ErrorCode::NotFound, ErrorCode::InvalidRequest, ErrorCode::PreconditionFailed})
        EXPECT_TRUE(all.atTheDoor.contains(code)) << contract::titleOf(code);
}

struct Mistake
{
    const char* name;
    void (*make)(World&);
};

class MistakenModel : public ::testing::TestWithParam<Mistake>
{
};

TEST_P(MistakenModel, isNoticedWithinFourSeeds)
{
    ComparisonScenario scenario;
    scenario.mistake = GetParam().make;
    bool noticed = false;
    for (; scenario.seed <= 4 && !noticed; ++scenario.seed)
        noticed = compare(scenario).failure.has_value();
    EXPECT_TRUE(noticed);
}

void ignoreMinimumBalances(World& world)
{
    for (bank::LedgerAccount& account : world.accounts)
        account.minimumBalance = 0;
}

void ignoreAccountLimits(World& world)
{
    for (bank::LedgerAccount& account : world.accounts)
        account.limits = {};
}

void ignoreBlocks(World& world)
{
    for (bank::LedgerAccount& account : world.accounts)
        account.debitsBlockedUntil = account.creditsBlockedUntil = std::nullopt;
}

void letOneApprove(World& world)
{
    for (bank::ApprovalBand& band : world.rules.bands)
        band.approvers = 1;
}

INSTANTIATE_TEST_SUITE_P(EveryRule, MistakenModel,
                         ::testing::Values(Mistake{"minimumBalance", ignoreMinimumBalances},
                                           Mistake{"accountLimits", ignoreAccountLimits},
                                           Mistake{"blocks", ignoreBlocks}, Mistake{"approvers", letOneApprove}),
                         [](const auto& tested) { return std::string(tested.param.name); });

} // namespace
} // namespace cf::simulation
