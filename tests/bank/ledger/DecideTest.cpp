// decide() by example: each refusal, which of two reasons wins, and numeric limits.
#include "services/bank/ledger/Decide.h"

#include "services/bank/ledger/BrokenInvariant.h"

#include <gtest/gtest.h>

#include <limits>

namespace cf::test {
namespace {

using namespace bank;
using contract::ErrorCode;

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();

class Decide : public ::testing::Test
{
protected:
    Decide()
    {
        m_debtor = account("0000000001");
        m_debtor.balance = 100'00;
        m_creditor = account("0000000002");
        m_teller.branch = m_debtor.branch;
    }

    static LedgerAccount account(const std::string& number)
    {
        LedgerAccount account;
        account.id = AccountId::make();
        account.iban = Iban::compose("CZ", "0800000000" + number).value();
        account.branch = kBranch;
        account.currency = Currency::parse("EUR").value();
        return account;
    }

    Order order(std::int64_t amount, const char* currency = "EUR") const
    {
        return {m_debtor.iban, m_creditor.iban, Money(amount, Currency::parse(currency).value()), m_teller};
    }

    std::optional<ErrorCode> refusalOf(const Order& order) const
    {
        return decide({{m_debtor, m_creditor}, m_limits}, {order}).decisions.at(0).refusal;
    }

    static inline const BranchId kBranch = BranchId::make();
    LedgerAccount m_debtor;
    LedgerAccount m_creditor;
    Caller m_teller{StaffId::make(), "Jana", Role::Teller, kBranch};
    TransferLimits m_limits{{{Role::Teller, Currency::parse("EUR").value()}, kLargest}};
};

TEST_F(Decide, booksADebitAndACreditWithNumbersAndBalances)
{
    m_debtor.lastEntryNumber = 7;
    m_debtor.balance = 30'00;
    m_creditor.balance = 1'00;
    const Decided decided = decide({{m_creditor, m_debtor}, m_limits}, {order(12'50)});
    EXPECT_EQ(decided.decisions[0].refusal, std::nullopt);
    EXPECT_EQ(decided.decisions[0].entries, (std::vector<DecidedEntry>{{1, 8, -12'50, 17'50}, {0, 1, 12'50, 13'50}}));
    EXPECT_EQ(decided.accounts[1].balance, 17'50);
    EXPECT_EQ(decided.accounts[1].lastEntryNumber, 8);
}

TEST_F(Decide, theLastCentCanBeTakenAndNotOneMore)
{
    EXPECT_EQ(refusalOf(order(100'00)), std::nullopt);
    EXPECT_EQ(refusalOf(order(100'01)), ErrorCode::InsufficientFunds);
}

TEST_F(Decide, holdsLowerWhatIsAvailableAndAnOverdraftRaisesIt)
{
    m_debtor.holds = 30'00;
    m_debtor.overdraftLimit = 5'00;
    EXPECT_EQ(availableOn(m_debtor), 75'00);
    EXPECT_EQ(refusalOf(order(75'00)), std::nullopt);
    EXPECT_EQ(refusalOf(order(75'01)), ErrorCode::InsufficientFunds);
}

TEST_F(Decide, nothingAndLessThanNothingAreNoAmounts)
{
    EXPECT_EQ(refusalOf(order(0)), ErrorCode::AmountNotPositive);
    EXPECT_EQ(refusalOf(order(-1)), ErrorCode::AmountNotPositive);
    EXPECT_EQ(refusalOf(order(std::numeric_limits<std::int64_t>::min())), ErrorCode::AmountNotPositive);
}

TEST_F(Decide, anAccountDoesNotPayItself)
{
    auto same = order(1);
    same.creditor = same.debtor;
    EXPECT_EQ(refusalOf(same), ErrorCode::SameAccount);
}

TEST_F(Decide, aFrozenOrClosedAccountNeitherPaysNorIsPaid)
{
    for (LedgerAccount* side : {&m_debtor, &m_creditor}) {
        side->status = AccountStatus::Frozen;
        EXPECT_EQ(refusalOf(order(1)), ErrorCode::AccountFrozen);
        side->status = AccountStatus::Closed;
        EXPECT_EQ(refusalOf(order(1)), ErrorCode::AccountClosed);
        side->status = AccountStatus::Open;
    }
}

TEST_F(Decide, theBanksOwnAccountsAreNobodysToUse)
{
    for (LedgerAccount* side : {&m_debtor, &m_creditor}) {
        side->internal = true;
        EXPECT_EQ(refusalOf(order(1)), ErrorCode::InternalAccount);
        side->internal = false;
    }
}

TEST_F(Decide, theOrdersCurrencyIsThatOfBothAccounts)
{
    EXPECT_EQ(refusalOf(order(1, "CZK")), ErrorCode::CurrencyMismatch);
    m_creditor.currency = Currency::parse("CZK").value();
    EXPECT_EQ(refusalOf(order(1, "CZK")), ErrorCode::CurrencyMismatch);
    EXPECT_EQ(refusalOf(order(1, "EUR")), ErrorCode::CurrencyMismatch);
}

TEST_F(Decide, aRoleHasItsLimitAndWithoutOneMayOrderNothing)
{
    m_limits.begin()->second = 50'00;
    EXPECT_EQ(refusalOf(order(50'00)), std::nullopt);
    EXPECT_EQ(refusalOf(order(50'01)), ErrorCode::AboveLimit);
    m_limits.clear();
    EXPECT_EQ(refusalOf(order(1)), ErrorCode::AboveLimit);
}

TEST_F(Decide, anIbanThatIsNotOursIsUnknownOnEitherSide)
{
    auto unknown = order(1);
    unknown.creditor = account("0000000003").iban;
    EXPECT_EQ(refusalOf(unknown), ErrorCode::UnknownIban);
    std::swap(unknown.creditor, unknown.debtor);
    EXPECT_EQ(refusalOf(unknown), ErrorCode::UnknownIban);
}

TEST_F(Decide, anotherBranchsAccountCannotBeToldFromOneThatDoesNotExist)
{
    m_teller.branch = BranchId::make();
    for (const auto status : {AccountStatus::Open, AccountStatus::Frozen, AccountStatus::Closed}) {
        m_debtor.status = status;
        EXPECT_EQ(refusalOf(order(1)), ErrorCode::UnknownIban);
        EXPECT_EQ(refusalOf(order(kLargest)), ErrorCode::UnknownIban);
        EXPECT_EQ(refusalOf(order(1, "CZK")), ErrorCode::UnknownIban);
    }
}

TEST_F(Decide, anotherBranchsAccountCanBePaid)
{
    m_creditor.branch = BranchId::make();
    EXPECT_EQ(refusalOf(order(1)), std::nullopt);
}

TEST_F(Decide, anAccountThatCannotHoldTheSumIsNotPaid)
{
    m_creditor.balance = kLargest - 99;
    EXPECT_EQ(refusalOf(order(99)), std::nullopt);
    EXPECT_EQ(refusalOf(order(100)), ErrorCode::AmountTooLarge);
}

TEST_F(Decide, theEndsOfTheRangeDoNotWrapAround)
{
    m_debtor.balance = kLargest;
    m_debtor.overdraftLimit = kLargest;
    EXPECT_EQ(availableOn(m_debtor), kLargest);
    EXPECT_EQ(refusalOf(order(kLargest)), std::nullopt);
    m_debtor.balance = std::numeric_limits<std::int64_t>::min();
    m_debtor.holds = kLargest;
    EXPECT_EQ(refusalOf(order(1)), ErrorCode::InsufficientFunds);
}

TEST_F(Decide, aRefusedOrderLeavesItsNeighboursAlone)
{
    const Decided decided = decide({{m_debtor, m_creditor}, m_limits}, {order(60'00), order(60'00), order(40'00)});
    EXPECT_EQ(decided.decisions[0].refusal, std::nullopt);
    EXPECT_EQ(decided.decisions[1].refusal, ErrorCode::InsufficientFunds);
    EXPECT_EQ(decided.decisions[2].refusal, std::nullopt);
    EXPECT_EQ(decided.decisions[2].entries[0], (DecidedEntry{0, 2, -40'00, 0}));
}

//! Before anything is written the decision is checked independently, in every build.
TEST_F(Decide, aDecisionThatBreaksARuleIsNotTaken)
{
    const LedgerSnapshot before{{m_debtor, m_creditor}, m_limits};
    const Decided sound = decide(before, {order(40'00), order(500'00), order(10'00)});
    EXPECT_NO_THROW(requireSound(before, sound));
    const auto broken = [&](auto harm) {
        Decided decided = sound;
        harm(decided);
        EXPECT_THROW(requireSound(before, decided), BrokenInvariant);
    };
    broken([](Decided& decided) { decided.decisions[0].entries[1].amount += 1; });
    broken([](Decided& decided) { decided.decisions[0].entries[1].balanceAfter += 1; });
    broken([](Decided& decided) { decided.decisions[2].entries[0].number += 1; });
    broken([](Decided& decided) { decided.decisions[0].entries.pop_back(); });
    broken([](Decided& decided) { decided.decisions[0].entries.clear(); });
    broken([](Decided& decided) { decided.decisions[0].entries[0].account = 2; });
    broken([](Decided& decided) { decided.decisions[1].entries = decided.decisions[0].entries; });
    broken([](Decided& decided) { decided.accounts[1].balance += 1; });
    broken([](Decided& decided) { decided.accounts[0].lastEntryNumber = 0; });
    broken([](Decided& decided) { // consistent, but the debtor has not enough money
        for (std::size_t leg : {0u, 1u}) {
            const std::int64_t more = leg == 0 ? -100'00 : 100'00;
            decided.decisions[2].entries[leg].amount += more;
            decided.decisions[2].entries[leg].balanceAfter += more;
            decided.accounts[leg].balance += more;
        }
    });
}

} // namespace
} // namespace cf::test
