// The real bank's records, if on this machine: the result against the old bank's own figures.
#include "services/bank/importing/BerkaPlan.h"
#include "services/bank/importing/BerkaReader.h"
#include "services/bank/importing/Reconciliation.h"
#include "services/bank/importing/ReconciliationText.h"
#include "tests/bank/importing/BerkaFolder.h"
#include "tests/bank/importing/ImportFixture.h"

#include <gtest/gtest.h>

using namespace cf;
using namespace cf::bank::importing;

namespace {

class RealBerka : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto folder = test::realBerkaFolder();
        if (!folder)
            GTEST_SKIP()
                << "The records of the Berka bank are not here. Set COUNTERFOIL_BERKA to their folder to run this.";
        auto reading = readBerka(*folder);
        ASSERT_TRUE(reading) << reading.error();
        m_reading = std::move(reading.value());
    }

    BerkaReading m_reading;
};

class RealBerkaImport : public test::ImportFixture
{
};

} // namespace

TEST_F(RealBerka, isReadWithoutAMalformedLine)
{
    EXPECT_TRUE(m_reading.malformed.empty());
    const BerkaBank& bank = m_reading.bank;
    EXPECT_EQ(bank.clients.size(), 5369u);
    EXPECT_EQ(bank.accounts.size(), 4500u);
    EXPECT_EQ(bank.dispositions.size(), 5369u);
    EXPECT_EQ(bank.orders.size(), 6471u);
    EXPECT_EQ(bank.transactions.size(), 49102u);
    EXPECT_EQ(bank.loans, 682u);
    EXPECT_EQ(bank.cards, 892u);
    EXPECT_EQ(bank.districts, 77u);
}

TEST_F(RealBerka, hasAnOrderForAllButTwentyEightDays)
{
    const BerkaPlan plan = planBerka(m_reading.bank);
    std::size_t unorderedDays = 0;
    for (const PrintedAccount& account : plan.printed) {
        for (const UnorderedDay& day : account.unorderedDays) {
            ++unorderedDays;
            // The records end there: these accounts lack that day's interest.
            EXPECT_EQ(toString(day.date), "1994-03-31") << account.account;
            EXPECT_GT(day.gap, 0) << account.account;
        }
    }
    EXPECT_EQ(unorderedDays, 28u);
}

TEST_F(RealBerka, agreesWithinOneCrownOnAllButTwentyEightAccounts)
{
    const BerkaPlan plan = planBerka(m_reading.bank);
    std::map<std::int64_t, LedgerTotals> ledger;
    for (const PlannedTransfer& transfer : plan.plan.transfers) {
        LedgerTotals& account = ledger[plan.printed[transfer.account].account];
        ++account.entries;
        account.balance += transfer.amount;
        account.lowest = std::min(account.lowest, account.balance);
    }
    const Reconciliation result = reconcile(m_reading.bank, plan, {}, ledger);
    EXPECT_EQ(result.active, 1229u);
    EXPECT_EQ(result.exact + result.withinCrown, 1201u);
    EXPECT_EQ(result.exact, 598u);
    EXPECT_EQ(result.beyond, 28u);
    EXPECT_EQ(result.belowZero, 26u);
    EXPECT_EQ(result.missingEntries, 0u);
}

TEST_F(RealBerkaImport, reconcilesAndImportsNothingTwice)
{
    const auto folder = test::realBerkaFolder();
    if (!folder)
        GTEST_SKIP()
            << "The records of the Berka bank are not here. Set COUNTERFOIL_BERKA to their folder to run this.";
    const BerkaImportResult result = import(*folder);
    EXPECT_EQ(result.added, (ImportCounts{5369, 4500, 5369, 6471, 49102}));
    EXPECT_EQ(result.reconciliation.exact + result.reconciliation.withinCrown, 1201u);
    EXPECT_EQ(result.reconciliation.belowZero, 26u);
    EXPECT_EQ(result.reconciliation.missingEntries, 0u);
    EXPECT_EQ(brokenRule(), "");
    EXPECT_TRUE(import(*folder).added.none());
    EXPECT_EQ(count("SELECT count(*) FROM bank.entry"), 2 * 49102);
}
