// decide() by example: each refusal, which of two reasons wins, and numeric limits.
#include "services/bank/ledger/BrokenInvariant.h"
#include "tests/bank/ledger/DecideFixture.h"

namespace cf::test {
namespace {

using namespace bank;
using contract::AccountStatus;
using contract::ErrorCode;

class Decide : public DecideFixture
{
};

TEST_F(Decide, booksADebitAndACreditWithNumbersAndBalances)
{
    m_debtor.lastEntryNumber = 7;
    m_debtor.balance = 30'00;
    m_creditor.balance = 1'00;
    const Decided decided = decide(snapshotOf({m_creditor, m_debtor}), {order(12'50)});
    EXPECT_EQ(decided.decisions[0].refusal, std::nullopt);
    EXPECT_EQ(decided.decisions[0].entries, (std::vector<DecidedEntry>{{1, 8, -12'50, 17'50}, {0, 1, 12'50, 13'50}}));
    EXPECT_EQ(decided.after.accounts[1].balance, 17'50);
    EXPECT_EQ(decided.after.accounts[1].lastEntryNumber, 8);
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
    EXPECT_EQ(refusalOf(between(m_debtor.iban, m_debtor.iban, Money(1, kEuro))), ErrorCode::SameAccount);
}

TEST_F(Decide, aClosedAccountNeitherPaysNorIsPaid)
{
    for (LedgerAccount* side : {&m_debtor, &m_creditor}) {
        side->status = AccountStatus::Closed;
        EXPECT_EQ(refusalOf(order(1)), ErrorCode::AccountClosed);
        side->status = AccountStatus::Open;
    }
}

TEST_F(Decide, aDormantAccountIsPaidAndPaysNothing)
{
    m_creditor.status = AccountStatus::Dormant;
    EXPECT_EQ(refusalOf(order(1)), std::nullopt);
    m_debtor.status = AccountStatus::Dormant;
    EXPECT_EQ(refusalOf(order(1)), ErrorCode::AccountDormant);
}

TEST_F(Decide, aBlockClosesItsSideUntilItEnds)
{
    using namespace std::chrono_literals;
    m_debtor.creditsBlockedUntil = m_creditor.debitsBlockedUntil = Instant::max();
    EXPECT_EQ(refusalOf(order(1)), std::nullopt) << "the other sides are blocked";
    m_debtor.debitsBlockedUntil = kNow + 1us;
    EXPECT_EQ(refusalOf(order(1)), ErrorCode::DebitsBlocked);
    m_debtor.debitsBlockedUntil = kNow;
    EXPECT_EQ(refusalOf(order(1)), std::nullopt) << "it has ended";
    m_creditor.creditsBlockedUntil = kNow + 1us;
    EXPECT_EQ(refusalOf(order(1)), ErrorCode::CreditsBlocked);
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
    m_rules.roles.begin()->second.perTransfer = 50'00;
    EXPECT_EQ(refusalOf(order(50'00)), std::nullopt);
    EXPECT_EQ(refusalOf(order(50'01)), ErrorCode::AboveLimit) << "nobody may approve it";
    m_rules.roles.clear();
    EXPECT_EQ(refusalOf(order(1)), ErrorCode::AboveLimit);
}

TEST_F(Decide, anIbanThatIsNotOursIsUnknownOnEitherSide)
{
    const Iban unknown = account("0000000003").iban;
    EXPECT_EQ(refusalOf(between(m_debtor.iban, unknown, Money(1, kEuro))), ErrorCode::UnknownIban);
    EXPECT_EQ(refusalOf(between(unknown, m_creditor.iban, Money(1, kEuro))), ErrorCode::UnknownIban);
}

TEST_F(Decide, anotherBranchsAccountCannotBeToldFromOneThatDoesNotExist)
{
    m_teller.branch = BranchId::make();
    for (const auto status : {AccountStatus::Open, AccountStatus::Dormant, AccountStatus::Closed}) {
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
    const Decided decided = decide(snapshot(), {order(60'00), order(60'00), order(40'00)});
    EXPECT_EQ(decided.decisions[0].refusal, std::nullopt);
    EXPECT_EQ(decided.decisions[1].refusal, ErrorCode::InsufficientFunds);
    EXPECT_EQ(decided.decisions[2].refusal, std::nullopt);
    EXPECT_EQ(decided.decisions[2].entries[0], (DecidedEntry{0, 2, -40'00, 0}));
}

//! Before anything is written the decision is checked independently, in every build.
TEST_F(Decide, aDecisionThatBreaksARuleIsNotTaken)
{
    const LedgerSnapshot before = snapshot();
    const std::vector<Order> orders{order(40'00), order(500'00), order(10'00)};
    const Decided sound = decide(before, orders);
    EXPECT_NO_THROW(requireSound(before, orders, sound));
    const auto broken = [&](auto harm) {
        Decided decided = sound;
        harm(decided);
        EXPECT_THROW(requireSound(before, orders, decided), BrokenInvariant);
    };
    broken([](Decided& decided) { decided.decisions[0].entries[1].amount += 1; });
    broken([](Decided& decided) { decided.decisions[0].entries[1].balanceAfter += 1; });
    broken([](Decided& decided) { decided.decisions[2].entries[0].number += 1; });
    broken([](Decided& decided) { decided.decisions[0].entries.pop_back(); });
    broken([](Decided& decided) { decided.decisions[0].entries.clear(); });
    broken([](Decided& decided) { decided.decisions[0].entries[0].account = 2; });
    broken([](Decided& decided) { decided.decisions[1].entries = decided.decisions[0].entries; });
    broken([](Decided& decided) { decided.after.accounts[1].balance += 1; });
    broken([](Decided& decided) { decided.after.accounts[0].lastEntryNumber = 0; });
    broken([](Decided& decided) { // consistent, but the debtor has not enough money
        for (std::size_t leg : {0u, 1u}) {
            const std::int64_t more = leg == 0 ? -100'00 : 100'00;
            decided.decisions[2].entries[leg].amount += more;
            decided.decisions[2].entries[leg].balanceAfter += more;
            decided.after.accounts[leg].balance += more;
        }
    });
}

} // namespace
} // namespace cf::test
