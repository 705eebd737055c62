// Every rule notices the one promise that it is about, and no other rule speaks: C1 to C5.
#include "tests/check/planted/RulesFixture.h"

using namespace cf;
using namespace cf::check;

TEST_F(Rules, aSoundDrillOfEverythingIsGreen)
{
    const ObjectId paid = made(transfer(0, 1, 10'00));
    drill.read(1);
    made(exchange());
    const Uuid refused = done(transfer(0, 1, 5'000'00));
    done(acting(OperationKind::HoldCaptured, made(holdOn(0, 50'00)), transfer(0, 1, 30'00).legs));
    done(acting(OperationKind::HoldReleased, made(holdOn(1, 20'00))));
    made(holdOn(0, 900'00));
    done(transfer(0, 1, 100'00)); // refused: the rest is set aside
    done(acting(OperationKind::Reversal, paid));
    Operation large = transfer(1, 0, 400'00);
    large.kind = OperationKind::ApprovalRequested;
    done(acting(OperationKind::ApprovalApproved, made(large)));
    large.legs = transfer(1, 0, 10'00).legs;
    done(acting(OperationKind::ApprovalRejected, made(large)));
    drill.fault("bankd killed", FaultPhase::Begin);
    const Uuid booked = drill.invoke(2, transfer(1, 0, 1'00));
    drill.decide(booked);
    drill.lose(booked);
    const Uuid abandoned = drill.invoke(2, transfer(1, 0, 2'00));
    drill.lose(abandoned);
    drill.fail(drill.invoke(3, transfer(1, 0, 3'00)));
    drill.fault("bankd killed", FaultPhase::End);
    drill.resolve(booked);
    drill.resolve(abandoned);
    drill.replay(refused);
    drill.read(2);

    const Report report = judge(drill.finish(), Demand::Telling);
    EXPECT_EQ(report.verdict, Verdict::Green) << check::textOf(report);
    EXPECT_EQ(report.counts.invoked, 17);
    EXPECT_EQ(report.counts.refused, 2);
    EXPECT_EQ(report.counts.failed, 1);
    EXPECT_EQ(report.counts.unknown, 2);
    EXPECT_EQ(report.counts.resolved, 2);
    EXPECT_EQ(report.counts.acknowledged, 12);
    EXPECT_EQ(report.counts.faults, (std::map<std::string, std::int64_t>{{"bankd killed", 1}}));
}

TEST_F(Rules, c1NoticesAnAcknowledgedTransferThatIsNotInTheLedger)
{
    drill.acknowledgeOnly(drill.invoke(1, transfer(0, 1, 10'00)));
    const Report report = judge(drill.finish());
    EXPECT_EQ(report.violationsOf("C1"), 1);
    EXPECT_EQ(report.violations.size(), 1U);
}

TEST_F(Rules, c1NoticesAnAcknowledgedHoldThatTheBankForgot)
{
    const ObjectId hold = made(holdOn(0, 50'00));
    auto lines = drill.finish();
    nth<line::FinalKey>(lines, 0) = {nth<line::FinalKey>(lines, 0).key, KeyState::Absent, {}};
    nth<line::FinalAccount>(lines, 0).holds = 0;
    nth<line::FinalAudit>(lines, 0).changes.clear();
    nth<line::End>(lines, 0).changes = 0;
    EXPECT_EQ(brokenRules(lines), "C1");
}

TEST_F(Rules, c1NoticesATransferUnderAnotherKeyThanItsOwn)
{
    twoTransfers(true);
    auto lines = drill.finish();
    std::swap(nth<line::FinalTransfer>(lines, 0).key, nth<line::FinalTransfer>(lines, 1).key);
    EXPECT_EQ(brokenRules(lines), "C1");
}

TEST_F(Rules, c1NoticesAKeyThatNamesAnotherTransferThanItsAnswer)
{
    twoTransfers(true);
    auto lines = drill.finish();
    std::swap(nth<line::FinalKey>(lines, 0).made, nth<line::FinalKey>(lines, 1).made);
    EXPECT_EQ(brokenRules(lines), "C1");
}

TEST_F(Rules, c2NoticesAnOrderThatWasBookedTwice)
{
    const Uuid key = drill.invoke(1, transfer(0, 1, 10'00));
    drill.book(key);
    drill.book(key);
    drill.answer(key);
    EXPECT_EQ(broken(), "C2");
}

TEST_F(Rules, c2NoticesATransferThatNoKeyLeadsTo)
{
    const Uuid key = drill.invoke(1, transfer(0, 1, 10'00));
    drill.book(key);
    drill.book(key);
    drill.answer(key);
    auto lines = drill.finish();
    nth<line::FinalTransfer>(lines, 0).key.reset();
    EXPECT_EQ(brokenRules(lines), "C2");
}

TEST_F(Rules, c2NoticesAnAnswerThatDiffersWhenRepeated)
{
    const Uuid key = done(transfer(0, 1, 10'00));
    drill.replay(key);
    EXPECT_EQ(brokenRules(SoundDrill(drill).finish()), "");
    drill.replay(key, " ");
    EXPECT_EQ(broken(), "C2");
}

TEST_F(Rules, c2ComparesTheAnswersOfAnOrderWhoseFirstAnswerWasLost)
{
    const Uuid key = drill.invoke(1, transfer(0, 1, 10'00));
    drill.decide(key);
    drill.lose(key);
    drill.resolve(key);
    drill.replay(key);
    drill.replay(key, "x");
    EXPECT_EQ(broken(), "C2");
}

TEST_F(Rules, c3NoticesABalanceAfterThatDoesNotFollow)
{
    done(transfer(0, 1, 10'00));
    auto lines = drill.finish();
    nth<line::FinalTransfer>(lines, 0).legs[1].balanceAfter += 1;
    EXPECT_EQ(brokenRules(lines), "C3");
}

TEST_F(Rules, c3NoticesAGapInTheNumbers)
{
    done(transfer(0, 1, 10'00));
    auto lines = drill.finish();
    nth<line::FinalTransfer>(lines, 0).legs[1].number += 1;
    EXPECT_EQ(brokenRules(lines), "C3");
}

TEST_F(Rules, c3NoticesMoneyThatMovedWithoutAnEntry)
{
    auto lines = drill.finish();
    nth<line::FinalAccount>(lines, 0).balance -= 1;
    nth<line::FinalAccount>(lines, 1).balance += 1; // the sum is right all the same
    EXPECT_EQ(brokenRules(lines), "C3");
}

TEST_F(Rules, c3NoticesAnAccountThatMiscountsItsEntries)
{
    done(transfer(0, 1, 10'00));
    auto lines = drill.finish();
    nth<line::FinalAccount>(lines, 0).entries += 1;
    EXPECT_EQ(brokenRules(lines), "C3");
}

TEST_F(Rules, c3NoticesAnOverdraftThatWasRaised)
{
    auto lines = drill.finish();
    *nth<line::FinalAccount>(lines, 1).overdraft += 1;
    EXPECT_EQ(brokenRules(lines), "C3");
}

TEST_F(Rules, c3NoticesALegInAnotherCurrencyThanItsAccount)
{
    done(transfer(0, 3, 10'00));
    done(transfer(3, 0, 10'00)); // so that all sums are right
    EXPECT_EQ(broken(), "C3");
}

TEST_F(Rules, c3NoticesLegsThatDoNotSumToZero)
{
    Operation unbalanced = transfer(0, 1, 10'00);
    unbalanced.legs[1].amount += 1;
    done(unbalanced);
    EXPECT_EQ(broken(), "C3");
}

TEST_F(Rules, c3NoticesLegsThatSumToZeroOnlyAcrossCurrencies)
{
    Operation mixed = transfer(0, 3, 10'00);
    mixed.legs[1].currency = *Currency::parse("CZK");
    done(mixed);
    EXPECT_EQ(broken(), "C3");
}

TEST_F(Rules, c3NoticesAnAccountThatPaidBeyondItsOverdraft)
{
    const Uuid key = drill.invoke(1, transfer(1, 0, 600'01));
    drill.book(key);
    drill.answer(key);
    EXPECT_EQ(broken(), "C3");
}

TEST_F(Rules, c3NoticesAnAccountThatPaidWhatWasSetAside)
{
    made(holdOn(1, 1'00));
    const Uuid key = drill.invoke(1, transfer(1, 0, 599'01));
    drill.book(key);
    drill.answer(key);
    EXPECT_EQ(broken(), "C3");
}

TEST_F(Rules, c3LetsAnAccountPayWhatMayHaveBeenSetAsideOnlyLater)
{
    const Uuid key = drill.invoke(1, transfer(1, 0, 600'00));
    drill.book(key);
    const Uuid hold = drill.invoke(1, holdOn(1, 1'00));
    drill.book(hold);
    drill.answer(hold);
    drill.answer(key);
    EXPECT_EQ(broken(), "");
}

TEST_F(Rules, c4NoticesARefusedOrderThatIsBooked)
{
    const Uuid key = drill.invoke(1, transfer(0, 1, 10'00));
    drill.decide(key);
    drill.refuse(key, contract::ErrorCode::AccountFrozen);
    EXPECT_EQ(broken(), "C4");
}

TEST_F(Rules, c4NoticesARefusedHoldThatIsSetAside)
{
    const Uuid key = drill.invoke(1, holdOn(0, 10'00));
    drill.decide(key);
    drill.refuse(key, contract::ErrorCode::AccountFrozen);
    EXPECT_EQ(broken(), "C4");
}

TEST_F(Rules, c4NoticesAnOrderThatIsBookedThoughItNeverArrived)
{
    const Uuid key = drill.invoke(1, transfer(0, 1, 10'00));
    drill.decide(key);
    drill.fail(key);
    EXPECT_EQ(broken(), "C4");
}

TEST_F(Rules, c4NoticesAnAbandonedOrderThatArrivedLate)
{
    const Uuid key = drill.invoke(1, transfer(0, 1, 10'00));
    drill.lose(key);
    drill.resolve(key);
    drill.book(key);
    EXPECT_EQ(broken(), "C4");
}

TEST_F(Rules, c5NoticesAnOrderThatStaysUnknown)
{
    drill.lose(drill.invoke(1, transfer(0, 1, 10'00)));
    EXPECT_EQ(broken(), "C5");
}

TEST_F(Rules, c5NoticesAnOrderThatWasNeverAnswered)
{
    drill.decide(drill.invoke(1, transfer(0, 1, 10'00)));
    EXPECT_EQ(broken(), "C5");
}

TEST_F(Rules, c5CountsFromTheEndOfTheFault)
{
    drill.fault("partition", FaultPhase::Begin);
    const Uuid key = drill.invoke(1, transfer(0, 1, 10'00));
    drill.lose(key);
    drill.pass(60 * kSecond);
    drill.fault("partition", FaultPhase::End);
    drill.pass(29 * kSecond);
    SoundDrill late = drill;
    drill.resolve(key);
    EXPECT_EQ(broken(), "");
    late.pass(2 * kSecond);
    late.resolve(key);
    EXPECT_EQ(brokenRules(late.finish()), "C5");
}

TEST_F(Rules, c5CountsAnewWhenAnotherFaultBegins)
{
    const Uuid key = drill.invoke(1, transfer(0, 1, 10'00));
    drill.lose(key);
    for (const char* name : {"partition", "kill", "kill"}) {
        drill.pass(20 * kSecond);
        drill.fault(name, FaultPhase::Begin);
        drill.fault(name, FaultPhase::End);
    }
    drill.pass(29 * kSecond);
    SoundDrill late = drill;
    drill.resolve(key);
    EXPECT_EQ(broken(), "");
    late.pass(2 * kSecond);
    late.fault("kill", FaultPhase::Begin); // too late to excuse anything
    late.fault("kill", FaultPhase::End);
    late.resolve(key);
    EXPECT_EQ(brokenRules(late.finish()), "C5");
}
