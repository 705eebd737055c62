// decide() by example: postings of several legs, limits one minor unit either side, holds, orders that wait, reversals.
#include "tests/bank/ledger/DecideFixture.h"

namespace cf::test {
namespace {

using namespace bank;
using namespace std::chrono_literals;
using contract::ApprovalAction;
using contract::ApprovalReason;
using contract::ApprovalState;
using contract::ErrorCode;

class DecideRules : public DecideFixture
{
protected:
    DecideRules()
    {
        m_third = account("0000000003");
        m_rules.bands = {{{}, kEuro, 1'000'00, Role::Supervisor, 1}, {{}, kEuro, 10'000'00, Role::Supervisor, 2}};
    }

    LimitSet& tellersLimits() { return m_rules.roles[{Role::Teller, kEuro}]; }

    Order posting(std::vector<contract::OrderLeg> legs) const
    {
        return by(m_teller, BookingOrder{contract::TransferKind::Posting, std::move(legs), {}});
    }

    Decision decisionOnThree(const Order& order) const
    {
        return decided(snapshotOf({m_debtor, m_creditor, m_third}), {order}).decisions.at(0);
    }

    //! The teller's order of 60.00 waits; its money is held.
    void letWait()
    {
        m_approvals = {{ApprovalId::make(),
                        ApprovalState::Waiting,
                        "shown",
                        m_teller.staff,
                        kBranch,
                        Role::Supervisor,
                        1,
                        kNow + 1h,
                        {}}};
        m_holds = {{HoldId::make(), m_debtor.id, 60'00, {}, m_approvals[0].id}};
        m_debtor.holds = 60'00;
    }

    ApprovalOrder deciding(ApprovalAction action) const
    {
        return {m_approvals[0].id,
                action,
                "shown",
                "",
                bookingOf({m_debtor.iban, m_creditor.iban, euros(60'00), {}}),
                "Jana"};
    }

    Order decides(const Caller& caller, ApprovalAction action) const { return by(caller, deciding(action)); }

    LedgerAccount m_third;
};

TEST_F(DecideRules, aPostingBooksAllItsLegs)
{
    const auto decision = decisionOnThree(
        posting({{m_debtor.iban, euros(-30'00)}, {m_creditor.iban, euros(29'50)}, {m_third.iban, euros(50)}}));
    EXPECT_EQ(decision.entries,
              (std::vector<DecidedEntry>{{0, 1, -30'00, 70'00}, {1, 1, 29'50, 29'50}, {2, 1, 50, 50}}));
}

TEST_F(DecideRules, aPostingInTwoCurrenciesSumsToZeroInEach)
{
    m_third.currency = Currency::parse("CZK").value();
    LedgerAccount fourth = account("0000000004");
    fourth.currency = m_third.currency;
    fourth.balance = 1'000'00;
    m_rules.roles[{Role::Teller, m_third.currency}].perTransfer = kLargest;
    const auto crowns = [&](std::int64_t amount) { return Money(amount, m_third.currency); };
    const std::vector<LedgerAccount> accounts{m_debtor, m_creditor, m_third, fourth};
    const auto both = posting({{m_debtor.iban, euros(-10'00)},
                               {m_creditor.iban, euros(10'00)},
                               {fourth.iban, crowns(-250'00)},
                               {m_third.iban, crowns(250'00)}});
    EXPECT_EQ(decided(snapshotOf(accounts), {both}).decisions[0].entries.size(), 4u);
    const auto crossed = posting({{m_debtor.iban, euros(-10'00)}, {m_third.iban, crowns(10'00)}});
    EXPECT_EQ(decided(snapshotOf(accounts), {crossed}).decisions[0].refusal, ErrorCode::LegsUnbalanced);
}

TEST_F(DecideRules, legsThatDoNotBalanceAreRefused)
{
    EXPECT_EQ(decisionOnThree(posting({{m_debtor.iban, euros(-1)}, {m_creditor.iban, euros(2)}})).refusal,
              ErrorCode::LegsUnbalanced);
    EXPECT_EQ(decisionOnThree(posting({})).refusal, ErrorCode::LegsUnbalanced);
    EXPECT_EQ(decisionOnThree(posting({{m_debtor.iban, euros(0)}, {m_creditor.iban, euros(0)}})).refusal,
              ErrorCode::AmountNotPositive);
    EXPECT_EQ(decisionOnThree(posting({{m_debtor.iban, euros(-2)}, {m_debtor.iban, euros(2)}})).refusal,
              ErrorCode::SameAccount);
    std::vector<contract::OrderLeg> many;
    for (std::size_t i = 0; i <= contract::kMostLegs; ++i)
        many.push_back({account(std::to_string(1'000'000'000 + i)).iban, euros(i % 2 == 0 ? -1 : 1)});
    many.push_back({m_debtor.iban, euros(1)});
    EXPECT_EQ(decisionOnThree(posting(many)).refusal, ErrorCode::LegsUnbalanced);
    EXPECT_EQ(
        decisionOnThree(
            posting({{m_debtor.iban, euros(-kLargest)}, {m_creditor.iban, euros(-kLargest)}, {m_third.iban, euros(2)}}))
            .refusal,
        ErrorCode::AmountTooLarge);
}

TEST_F(DecideRules, everyDebitedAccountMustBeInReachAndNoneIsOverdrawn)
{
    m_creditor.balance = 5'00;
    const auto two =
        posting({{m_debtor.iban, euros(-10'00)}, {m_creditor.iban, euros(-5'01)}, {m_third.iban, euros(15'01)}});
    EXPECT_EQ(decisionOnThree(two).refusal, ErrorCode::InsufficientFunds);
    m_creditor.balance = 5'01;
    EXPECT_EQ(decisionOnThree(two).refusal, std::nullopt);
    m_creditor.branch = BranchId::make();
    EXPECT_EQ(decisionOnThree(two).refusal, ErrorCode::UnknownIban);
}

TEST_F(DecideRules, theMinimumBalanceStays)
{
    m_debtor.minimumBalance = 20'00;
    EXPECT_EQ(refusalOf(order(80'00)), std::nullopt);
    EXPECT_EQ(refusalOf(order(80'01)), ErrorCode::InsufficientFunds);
}

TEST_F(DecideRules, aboveTheMakersLimitAnOrderWaitsAndItsMoneyIsHeld)
{
    tellersLimits().perTransfer = 50'00;
    EXPECT_TRUE(decisionOf(order(50'00)).books());
    const Decided waiting = decided(snapshot(), {order(50'01)});
    const Decision& decision = waiting.decisions[0];
    EXPECT_FALSE(decision.books());
    EXPECT_EQ(decision.need, (ApprovalNeed{{ApprovalReason::AboveTransferLimit}, Role::Supervisor, 1}));
    EXPECT_EQ(decision.newHolds, (std::vector<NewHold>{{0, 50'01}}));
    EXPECT_EQ(availableOn(waiting.after.accounts[0]), 49'99);
    EXPECT_EQ(waiting.after.accounts[0].balance, 100'00);
    EXPECT_TRUE(waiting.after.usage.empty()) << "nobody's limit is used up by what waits";
    EXPECT_EQ(refusalOf(order(100'01)), ErrorCode::InsufficientFunds);
}

TEST_F(DecideRules, aLargerAmountNeedsTwoAndTheLargestNobodyMayApprove)
{
    tellersLimits().perTransfer = 0;
    m_debtor.balance = 100'000'00;
    EXPECT_EQ(decisionOf(order(1'000'00)).need->approvers, 1);
    EXPECT_EQ(decisionOf(order(1'000'01)).need->approvers, 2);
    EXPECT_EQ(decisionOf(order(10'000'00)).need->approvers, 2);
    EXPECT_EQ(refusalOf(order(10'000'01)), ErrorCode::AboveLimit);
    m_rules.bands.push_back({kBranch, kEuro, 5'00, Role::Supervisor, 1});
    EXPECT_EQ(decisionOf(order(5'00)).need->approvers, 1);
    EXPECT_EQ(refusalOf(order(5'01)), ErrorCode::AboveLimit) << "the branch has bands of its own";
}

TEST_F(DecideRules, whatIsOrderedOnOneDayAddsUp)
{
    tellersLimits().perDay = 60'00;
    const Decided decided = this->decided(snapshot(), {order(40'00), order(20'00), order(1)});
    EXPECT_TRUE(decided.decisions[1].books());
    EXPECT_EQ(decided.decisions[2].need->reasons, (std::vector{ApprovalReason::AboveDailyLimit}));
    EXPECT_EQ(decided.after.usage.at({m_teller.staff, kEuro}).amount, 60'00);
    m_usage[{m_teller.staff, kEuro}] = {parseDate("2026-11-29").value(), 60'00, kNow, 0};
    EXPECT_TRUE(decisionOf(order(60'00)).books()) << "yesterday's does not count";
}

TEST_F(DecideRules, ordersWithinTheHourAreCounted)
{
    tellersLimits().perHour = 2;
    const Decided decided = this->decided(snapshot(), {order(1), order(1), order(1)});
    EXPECT_TRUE(decided.decisions[1].books());
    EXPECT_EQ(decided.decisions[2].refusal, ErrorCode::TooManyOrders);
    LedgerSnapshot later = decided.after;
    later.now += 44min; // 10:59
    EXPECT_EQ(this->decided(later, {order(1)}).decisions[0].refusal, ErrorCode::TooManyOrders);
    later.now += 1min;
    EXPECT_TRUE(this->decided(later, {order(1)}).decisions[0].books());
}

TEST_F(DecideRules, aMemberOfStaffsLimitStandsInsteadOfTheRoles)
{
    tellersLimits().perTransfer = 50'00;
    m_rules.staff[{m_teller.staff, kEuro}].perTransfer = 70'00;
    EXPECT_TRUE(decisionOf(order(70'00)).books());
    EXPECT_TRUE(decisionOf(order(70'01)).waits());
}

TEST_F(DecideRules, anAccountsLimitsAreRefusalsAndItsOwnStandInsteadOfTheProducts)
{
    m_rules.products[{"current", kEuro}] = {30'00, 50'00, 3};
    EXPECT_TRUE(decisionOf(order(30'00)).books());
    EXPECT_EQ(refusalOf(order(30'01)), ErrorCode::AboveAccountLimit);
    const auto refusals = [&](const std::vector<Order>& orders) {
        std::vector<std::optional<ErrorCode>> found;
        for (const Decision& decision : decided(snapshot(), orders).decisions)
            found.push_back(decision.refusal);
        return found;
    };
    EXPECT_EQ(refusals({order(30'00), order(20'00), order(1)}),
              (std::vector<std::optional<ErrorCode>>{{}, {}, ErrorCode::AboveAccountLimit}));
    EXPECT_EQ(refusals({order(1), order(1), order(1), order(1)}),
              (std::vector<std::optional<ErrorCode>>{{}, {}, {}, ErrorCode::TooManyOrders}));
    m_debtor.limits.perTransfer = 40'00;
    EXPECT_TRUE(decisionOf(order(40'00)).books());
    EXPECT_EQ(refusalOf(order(40'01)), ErrorCode::AboveAccountLimit);
}

TEST_F(DecideRules, moneyIsHeldAndTheHoldIsReleasedOnce)
{
    const Order place = by(m_teller, HoldPlacement{m_debtor.iban, euros(100'00), "Deposit", {}});
    const Decided held = decided(snapshot(), {place, order(1)});
    EXPECT_EQ(held.decisions[0].newHolds, (std::vector<NewHold>{{0, 100'00}}));
    EXPECT_EQ(held.decisions[1].refusal, ErrorCode::InsufficientFunds);
    EXPECT_EQ(refusalOf(by(m_teller, HoldPlacement{m_debtor.iban, euros(100'01), "Deposit", {}})),
              ErrorCode::InsufficientFunds);
    EXPECT_EQ(refusalOf(by(m_teller, HoldPlacement{m_debtor.iban, euros(0), "Deposit", {}})),
              ErrorCode::AmountNotPositive);

    m_holds = {{HoldId::make(), m_debtor.id, 100'00, {}, {}}};
    m_debtor.holds = 100'00;
    const Order release = by(m_teller, HoldRelease{m_holds[0].id, m_debtor.iban});
    const Decided released = decided(snapshot(), {release, release, order(1)});
    EXPECT_EQ(released.decisions[0].holds, (std::vector<HoldChange>{{0, 0, HoldEnd::Released}}));
    EXPECT_EQ(released.decisions[1].refusal, ErrorCode::HoldEnded);
    EXPECT_TRUE(released.decisions[2].books());
}

TEST_F(DecideRules, aHoldIsPaidInPartsButNotMoreThanItIs)
{
    m_holds = {{HoldId::make(), m_debtor.id, 60'00, {}, {}}};
    m_debtor.holds = 60'00;
    const auto capture = [&](std::int64_t cents, bool releaseRest) {
        return by(m_teller, HoldCapture{m_holds[0].id, m_debtor.iban, m_creditor.iban, euros(cents), releaseRest, {}});
    };
    EXPECT_EQ(refusalOf(capture(60'01, false)), ErrorCode::AboveHold);
    const Decided parts = decided(snapshot(), {capture(20'00, false), capture(10'00, true), capture(1, true)});
    EXPECT_EQ(parts.decisions[0].holds, (std::vector<HoldChange>{{0, 20'00, HoldEnd::None}}));
    EXPECT_EQ(parts.decisions[1].holds, (std::vector<HoldChange>{{0, 10'00, HoldEnd::Captured}}));
    EXPECT_EQ(parts.decisions[2].refusal, ErrorCode::HoldEnded);
    EXPECT_EQ(parts.after.accounts[0].holds, 0);
    EXPECT_EQ(parts.after.accounts[0].balance, 70'00);
    EXPECT_EQ(parts.after.accounts[1].balance, 30'00);
}

TEST_F(DecideRules, anExpiredHoldOrOneOnAnotherAccountIsNobodysToPay)
{
    m_holds = {{HoldId::make(), m_debtor.id, 60'00, kNow, {}}};
    m_debtor.holds = 60'00;
    EXPECT_EQ(refusalOf(by(m_teller, HoldRelease{m_holds[0].id, m_debtor.iban})), ErrorCode::HoldEnded);
    m_holds[0].expiresAt = kNow + 1us;
    EXPECT_EQ(refusalOf(by(m_teller, HoldRelease{m_holds[0].id, m_creditor.iban})), ErrorCode::HoldEnded);
    EXPECT_EQ(refusalOf(by(m_teller, HoldRelease{m_holds[0].id, m_debtor.iban})), std::nullopt);
    m_holds[0].approval = ApprovalId::make();
    EXPECT_EQ(refusalOf(by(m_teller, HoldRelease{m_holds[0].id, m_debtor.iban})), ErrorCode::HoldEnded)
        << "it secures an order that waits";
}

TEST_F(DecideRules, anApprovedOrderIsBookedWithTheMoneyThatWasHeld)
{
    letWait();
    const Decided approved = decided(snapshot(), {decides(m_supervisor, ApprovalAction::Approved)});
    EXPECT_EQ(approved.decisions[0].approval, (ApprovalEffect{0, ApprovalAction::Approved, ApprovalState::Approved}));
    EXPECT_EQ(approved.decisions[0].holds, (std::vector<HoldChange>{{0, 0, HoldEnd::Approved}}));
    EXPECT_EQ(approved.after.accounts[0].balance, 40'00);
    EXPECT_EQ(approved.after.accounts[0].holds, 0);
    EXPECT_EQ(approved.after.accounts[1].balance, 60'00);
}

TEST_F(DecideRules, fiftyApprovalsBookOne)
{
    letWait();
    std::vector<Order> fifty;
    for (int i = 0; i < 50; ++i)
        fifty.push_back(decides({StaffId::make(), "", Role::Supervisor, kBranch}, ApprovalAction::Approved));
    const Decided all = decided(snapshot(), fifty);
    EXPECT_TRUE(all.decisions[0].books());
    for (std::size_t i = 1; i < fifty.size(); ++i)
        EXPECT_EQ(all.decisions[i].refusal, ErrorCode::NotWaiting);
    EXPECT_EQ(all.after.accounts[1].balance, 60'00);
}

TEST_F(DecideRules, nobodyApprovesTheirOwnOrderTwiceTooHighOrFromElsewhere)
{
    letWait();
    Caller maker = m_teller;
    maker.role = Role::Supervisor;
    EXPECT_EQ(refusalOf(decides(maker, ApprovalAction::Approved)), ErrorCode::AnotherMustDecide);
    EXPECT_EQ(refusalOf(decides({StaffId::make(), "", Role::Teller, kBranch}, ApprovalAction::Approved)),
              ErrorCode::ApproverTooLow);
    EXPECT_EQ(refusalOf(decides({StaffId::make(), "", Role::Supervisor, BranchId::make()}, ApprovalAction::Approved)),
              ErrorCode::NotWaiting);
    m_approvals[0].needed = 2;
    const Caller second{StaffId::make(), "", Role::Supervisor, kBranch};
    const auto approves = [&](const Caller& caller) { return decides(caller, ApprovalAction::Approved); };
    const Decided both =
        decided(snapshot(), {approves(m_supervisor), approves(m_supervisor), approves(second), approves(second)});
    EXPECT_EQ(both.decisions[0].approval, (ApprovalEffect{0, ApprovalAction::Approved, ApprovalState::Waiting}));
    EXPECT_EQ(both.decisions[1].refusal, ErrorCode::AnotherMustDecide);
    EXPECT_TRUE(both.decisions[2].books());
    EXPECT_EQ(both.decisions[3].refusal, ErrorCode::NotWaiting);
}

TEST_F(DecideRules, whatIsApprovedIsWhatWasShown)
{
    letWait();
    m_approvals[0].version = "changed";
    EXPECT_EQ(refusalOf(decides(m_supervisor, ApprovalAction::Approved)), ErrorCode::ChangedSince);
    EXPECT_EQ(refusalOf(decides(m_supervisor, ApprovalAction::Rejected)), ErrorCode::ChangedSince);
}

TEST_F(DecideRules, anOrderThatIsRejectedSentBackOrWithdrawnFreesItsMoney)
{
    letWait();
    for (const auto& [caller, action, state] :
         {std::tuple(m_supervisor, ApprovalAction::Rejected, ApprovalState::Rejected),
          std::tuple(m_supervisor, ApprovalAction::SentBack, ApprovalState::SentBack),
          std::tuple(m_teller, ApprovalAction::Withdrawn, ApprovalState::Withdrawn)}) {
        const Decided ended = decided(snapshot(), {decides(caller, action), order(100'00)});
        EXPECT_EQ(ended.decisions[0].approval, (ApprovalEffect{0, action, state}));
        EXPECT_EQ(ended.decisions[0].holds, (std::vector<HoldChange>{{0, 0, HoldEnd::Undone}}));
        EXPECT_TRUE(ended.decisions[1].books());
    }
    EXPECT_EQ(refusalOf(decides(m_supervisor, ApprovalAction::Withdrawn)), ErrorCode::NotWaiting);
    m_approvals[0].expiresAt = kNow;
    EXPECT_EQ(refusalOf(decides(m_supervisor, ApprovalAction::Approved)), ErrorCode::NotWaiting);
}

TEST_F(DecideRules, anApprovedOrderIsRefusedWhereItsAccountsNoLongerAllowIt)
{
    letWait();
    m_debtor.debitsBlockedUntil = Instant::max();
    EXPECT_EQ(refusalOf(decides(m_supervisor, ApprovalAction::Approved)), ErrorCode::DebitsBlocked);
    m_debtor.debitsBlockedUntil.reset();
    m_debtor.limits.perTransfer = 59'99;
    EXPECT_EQ(refusalOf(decides(m_supervisor, ApprovalAction::Approved)), ErrorCode::AboveAccountLimit);
}

TEST_F(DecideRules, itsMakerChangesAnOrderAndItWaitsAnewWithoutItsApprovals)
{
    tellersLimits().perTransfer = 50'00;
    letWait();
    m_approvals[0].needed = 2;
    m_approvals[0].approvedBy = {m_supervisor.staff};
    const ApprovalChangeOrder change{m_approvals[0].id, "shown",
                                     bookingOf({m_debtor.iban, m_creditor.iban, euros(60'00), {}}),
                                     bookingOf({m_debtor.iban, m_creditor.iban, euros(90'00), {}})};
    const Decided changed =
        decided(snapshot(), {by(m_teller, change), decides(m_supervisor, ApprovalAction::Approved)});
    EXPECT_EQ(changed.decisions[0].approval, (ApprovalEffect{0, ApprovalAction::Changed, ApprovalState::Waiting}));
    EXPECT_TRUE(changed.decisions[0].need);
    EXPECT_EQ(changed.after.accounts[0].holds, 90'00);
    EXPECT_TRUE(changed.after.approvals[0].approvedBy.empty());
    EXPECT_EQ(changed.decisions[1].refusal, ErrorCode::ChangedSince);
    EXPECT_EQ(refusalOf(by(m_supervisor, change)), ErrorCode::NotWaiting) << "it is not theirs";
}

TEST_F(DecideRules, aReversalAlwaysWaitsAndHappensOnce)
{
    m_creditor.balance = 60'00;
    Reversal reversal;
    reversal.of = TransferId::make();
    reversal.legs = {{m_debtor.iban, euros(60'00)}, {m_creditor.iban, euros(-60'00)}};
    const Decided twice = decided(snapshot(), {by(m_teller, reversal), by(m_teller, reversal)});
    EXPECT_EQ(twice.decisions[0].need->reasons, (std::vector{ApprovalReason::Reversal}));
    EXPECT_EQ(twice.decisions[1].refusal, ErrorCode::AlreadyReversed);
    for (const auto kind : {contract::TransferKind::Import, contract::TransferKind::Reversal}) {
        reversal.kind = kind;
        EXPECT_EQ(refusalOf(by(m_teller, reversal)), ErrorCode::NotReversible);
    }
}

TEST_F(DecideRules, aReversalOverdrawsOnlyWhereASupervisorSaidSo)
{
    Reversal reversal;
    reversal.of = TransferId::make();
    reversal.legs = {{m_debtor.iban, euros(60'00)}, {m_creditor.iban, euros(-60'00)}};
    EXPECT_EQ(refusalOf(by(m_teller, reversal)), ErrorCode::InsufficientFunds);
    reversal.overrideReason = "The creditor's account is in default";
    EXPECT_TRUE(decisionOf(by(m_supervisor, reversal)).waits());

    m_approvals = {{ApprovalId::make(),
                    ApprovalState::Waiting,
                    "shown",
                    m_teller.staff,
                    kBranch,
                    Role::Supervisor,
                    1,
                    kNow + 1h,
                    {}}};
    ApprovalOrder approval{m_approvals[0].id, ApprovalAction::Approved, "shown", "", reversal, "Jana"};
    const Decided approved = decided(snapshot(), {by(m_supervisor, approval)});
    EXPECT_EQ(approved.after.accounts[1].balance, -60'00);
    reversal.overrideReason.reset();
    approval.waiting = reversal;
    EXPECT_EQ(refusalOf(by(m_supervisor, approval)), ErrorCode::InsufficientFunds);
}

} // namespace
} // namespace cf::test
