// Birth numbers, invented names, IBANs and counter accounts of old transactions.
#include "services/bank/importing/BerkaPlan.h"
#include "services/bank/importing/CzechIban.h"
#include "services/bank/importing/InventedNames.h"

#include <gtest/gtest.h>

#include <set>

using namespace cf;
using namespace cf::bank::importing;

namespace {

BerkaTransaction transactionOf(Operation operation, Symbol symbol, std::int64_t amount)
{
    return {1, 1, parseDate("1993-01-01").value(), operation, symbol, amount, 0, "", ""};
}

} // namespace

TEST(BirthNumber, tellsSexAndDate)
{
    const auto woman = parseBirthNumber("706213");
    ASSERT_TRUE(woman);
    EXPECT_EQ(woman->sex, Sex::Female);
    EXPECT_EQ(toString(woman->date), "1970-12-13");
    const auto man = parseBirthNumber("450204");
    ASSERT_TRUE(man);
    EXPECT_EQ(man->sex, Sex::Male);
    EXPECT_EQ(toString(man->date), "1945-02-04");
    EXPECT_EQ(toString(parseBirthNumber("116229")->date), "1911-12-29");
    EXPECT_TRUE(parseBirthNumber("005101")) << "1900 begins the century";
}

TEST(BirthNumber, refusesDaysAndMonthsThatDoNotExist)
{
    for (const char* text :
         {"", "70621", "7062130", "70621x", "701313", "706313", "705013", "700013", "700230", "705230", "-70621"})
        EXPECT_FALSE(parseBirthNumber(text)) << text;
}

TEST(InventedNames, areTheSameForTheSameCustomerForEver)
{
    const auto name = inventedCzechName(1, Sex::Female);
    EXPECT_EQ(name.given + " " + name.family, "Hana Černá");
    const auto man = inventedCzechName(1, Sex::Male);
    EXPECT_EQ(man.given + " " + man.family, "Pavel Černý");
}

TEST(InventedNames, areSpreadOverManyPeople)
{
    std::set<std::string> names;
    for (int id = 1; id <= 5369; ++id) {
        const auto name = inventedCzechName(id, id % 2 == 0 ? Sex::Female : Sex::Male);
        names.insert(name.given + " " + name.family);
    }
    EXPECT_GT(names.size(), 3000u);
}

TEST(CzechIban, isValidDistinctAndStable)
{
    EXPECT_EQ(ibanOf(AccountSeries::Berka, 1).country(), "CZ");
    EXPECT_EQ(ibanOf(AccountSeries::Berka, 576), ibanOf(AccountSeries::Berka, 576));
    std::set<Iban> ibans;
    for (int id = 1; id <= 12000; ++id) {
        const Iban iban = ibanOf(AccountSeries::Berka, id);
        ASSERT_TRUE(Iban::parse(iban.electronic()));
        ibans.insert(iban);
        ibans.insert(ibanOf(AccountSeries::Demo, id));
        ibans.insert(ibanOf(AccountSeries::Internal, id));
    }
    EXPECT_EQ(ibans.size(), 36000u);
}

TEST(CzechIban, numbersPassTheNationalCheck)
{
    constexpr int kWeights[] = {10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1};
    for (const auto series : {AccountSeries::Berka, AccountSeries::Demo, AccountSeries::Internal}) {
        for (int id = 1; id <= 99'999'999; id += 49'999) {
            const std::string digits = ibanOf(series, id).electronic().substr(8);
            int prefix = 0, number = 0;
            for (std::size_t i = 0; i < 16; ++i)
                (i < 6 ? prefix : number) += (digits[i] - '0') * kWeights[i];
            EXPECT_EQ(prefix % 11, 0) << digits;
            EXPECT_EQ(number % 11, 0) << digits;
        }
    }
}

TEST(CounterAccount, followsTheSymbolBeforeTheOperation)
{
    EXPECT_EQ(counterAccountOf(transactionOf(Operation::CashIn, Symbol::None, 1)), CounterAccount::Cash);
    EXPECT_EQ(counterAccountOf(transactionOf(Operation::CashOut, Symbol::None, -1)), CounterAccount::Cash);
    EXPECT_EQ(counterAccountOf(transactionOf(Operation::CashOut, Symbol::Household, -1)), CounterAccount::Cash);
    EXPECT_EQ(counterAccountOf(transactionOf(Operation::CashOut, Symbol::Fee, -1)), CounterAccount::Fees);
    EXPECT_EQ(counterAccountOf(transactionOf(Operation::CashOut, Symbol::PenaltyInterest, -1)),
              CounterAccount::InterestReceived);
    EXPECT_EQ(counterAccountOf(transactionOf(Operation::None, Symbol::Interest, 1)), CounterAccount::InterestPaid);
    EXPECT_EQ(counterAccountOf(transactionOf(Operation::CardOut, Symbol::None, -1)), CounterAccount::Clearing);
    EXPECT_EQ(counterAccountOf(transactionOf(Operation::TransferIn, Symbol::Pension, 1)), CounterAccount::Clearing);
    EXPECT_EQ(counterAccountOf(transactionOf(Operation::TransferOut, Symbol::Loan, -1)), CounterAccount::Clearing);
}
