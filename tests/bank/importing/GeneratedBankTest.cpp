// The small generated bank: always the same, never below zero, imported once.
#include "services/bank/importing/GeneratedBank.h"
#include "tests/bank/importing/ImportFixture.h"

#include <set>

using namespace cf;
using namespace cf::bank::importing;

namespace {

class GeneratedBank : public test::ImportFixture
{
protected:
    GeneratedBankOptions generated(std::int64_t seed = 1) const
    {
        GeneratedBankOptions options{m_branch, *parseDate("2026-11-20")};
        options.seed = seed;
        return options;
    }
};

std::string namesOf(const ImportPlan& plan)
{
    std::string names;
    for (const PlannedCustomer& customer : plan.customers)
        names += customer.given + " " + customer.family + "\n";
    return names;
}

} // namespace

TEST_F(GeneratedBank, isTheSameForTheSameSeed)
{
    EXPECT_EQ(namesOf(planGeneratedBank(generated())), namesOf(planGeneratedBank(generated())));
    EXPECT_NE(namesOf(planGeneratedBank(generated())), namesOf(planGeneratedBank(generated(2))));
}

TEST_F(GeneratedBank, everybodyHasMoneyAndNobodyGoesBelowZero)
{
    for (std::int64_t seed = 1; seed <= 20; ++seed) {
        const ImportPlan plan = planGeneratedBank(generated(seed));
        std::vector<std::int64_t> balances(plan.accounts.size(), 0);
        std::set<std::size_t> owners;
        for (const PlannedTransfer& transfer : plan.transfers) {
            balances[transfer.account] += transfer.amount;
            ASSERT_GE(balances[transfer.account], 0);
            ASSERT_GE(transfer.date, plan.accounts[transfer.account].openedOn);
            ASSERT_LT(transfer.date, *parseDate("2026-11-20"));
        }
        for (const PlannedAccount& account : plan.accounts)
            owners.insert(account.owner);
        EXPECT_EQ(owners.size(), 200u);
    }
}

TEST_F(GeneratedBank, isImportedOnceWhateverTheSeed)
{
    const ImportCounts added = importGeneratedBank(m_connection, m_keys, generated());
    EXPECT_EQ(added.customers, 200u);
    EXPECT_EQ(added.accounts, 260u);
    EXPECT_EQ(brokenRule(), "");
    EXPECT_EQ(ask("SELECT string_agg(DISTINCT currency, ' ') FROM bank.account WHERE kind = 'customer'"), "CZK EUR");
    EXPECT_EQ(count("SELECT count(*) FROM bank.account WHERE kind = 'customer' AND balance < 0"), 0);
    const std::string before = everything();
    EXPECT_TRUE(importGeneratedBank(m_connection, m_keys, generated(2)).none());
    EXPECT_EQ(everything(), before);
}
