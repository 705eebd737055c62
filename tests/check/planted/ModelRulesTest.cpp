// Every rule notices the one promise that it is about, and no other rule speaks: C6 to C9.
#include "tests/check/planted/RulesFixture.h"

using namespace cf;
using namespace cf::check;

TEST_F(Rules, c6NoticesATornSnapshot)
{
    drill.read(2);
    done(transfer(0, 1, 10'00));
    drill.read(3);
    auto& lines = drill.lines();
    nth<line::Read>(lines, 1).balances[0] = nth<line::Read>(lines, 0).balances[0];
    EXPECT_EQ(broken(), "C6");
}

TEST_F(Rules, c6NoticesABalanceThatNeverWas)
{
    drill.read(2);
    auto& balances = nth<line::Read>(drill.lines(), 0).balances;
    balances[0].balance += 1;
    balances[1].balance -= 1;
    EXPECT_EQ(broken(), "C6");
}

TEST_F(Rules, c6NoticesAReadOfATransferThatIsLost)
{
    SoundDrill lost = drill;
    done(transfer(0, 1, 10'00));
    drill.read(2);
    lost.lines().push_back(nth<line::Read>(drill.lines(), 0));
    EXPECT_EQ(brokenRules(lost.finish()), "C6");
}

TEST_F(Rules, c6NoticesAReadThatGoesBack)
{
    drill.read(2);
    line::Read stale = nth<line::Read>(drill.lines(), 0);
    done(transfer(0, 1, 10'00));
    drill.read(2);
    drill.pass(kSecond);
    stale.invoked = stale.time = kSecond;
    SoundDrill other = drill;
    drill.lines().emplace_back(stale);
    EXPECT_EQ(broken(), "C6");
    stale.client = 3; // somebody else, who had seen nothing newer
    other.lines().emplace_back(stale);
    EXPECT_EQ(brokenRules(other.finish()), "");
}

TEST_F(Rules, c6NoticesAClientThatDoesNotSeeWhatItBooked)
{
    drill.read(2);
    line::Read stale = nth<line::Read>(drill.lines(), 0);
    done(transfer(0, 1, 10'00), 3);
    stale.client = 3;
    stale.invoked = stale.time = kSecond;
    drill.lines().emplace_back(stale);
    EXPECT_EQ(broken(), "C6");
}

TEST_F(Rules, c7NoticesEntriesThatHaveNoSerialOrder)
{
    twoTransfers(true);
    auto lines = drill.finish();
    auto& first = nth<line::FinalTransfer>(lines, 0).legs[1];
    auto& second = nth<line::FinalTransfer>(lines, 1).legs[1];
    std::swap(first.number, second.number);
    std::swap(first.balanceAfter, second.balanceAfter);
    EXPECT_EQ(brokenRules(lines), "C7");
}

TEST_F(Rules, c7NoticesATransferBookedBeforeOneThatWasAcknowledgedEarlier)
{
    for (const bool together : {false, true}) {
        drill = SoundDrill(accounts());
        twoTransfers(together);
        auto lines = drill.finish();
        for (const std::size_t leg : {0U, 1U}) {
            auto& first = nth<line::FinalTransfer>(lines, 0).legs[leg];
            auto& second = nth<line::FinalTransfer>(lines, 1).legs[leg];
            std::swap(first.number, second.number);
            std::swap(first.balanceAfter, second.balanceAfter);
        }
        EXPECT_EQ(brokenRules(lines), together ? "" : "C7");
    }
}

TEST_F(Rules, c7NoticesAnOrderThatIsBrokenOnlyThroughOtherAccounts)
{
    // The first shares no account with the third, which was acknowledged before it was sent.
    const Uuid third = drill.invoke(1, transfer(1, 2, 1'00));
    const Uuid second = drill.invoke(1, transfer(2, 0, 1'00));
    const Uuid first = drill.invoke(1, transfer(0, 2, 1'00));
    drill.decide(first);
    drill.decide(second);
    drill.decide(third);
    drill.answer(first);
    drill.answer(second);
    drill.answer(third);
    auto& lines = drill.lines();
    nth<line::Ok>(lines, -1).time = nth<line::Invoke>(lines, 1).time;
    EXPECT_EQ(broken(), "C7");
}

TEST_F(Rules, c7NoticesAnAnswerWithAnotherBalance)
{
    done(transfer(0, 1, 10'00));
    nth<line::Ok>(drill.lines(), 0).balances[0].balance += 1;
    EXPECT_EQ(broken(), "C7");
}

TEST_F(Rules, c7NoticesATransferOfAnotherAmount)
{
    done(transfer(0, 1, 10'00));
    nth<line::Invoke>(drill.lines(), 0).operation = transfer(0, 1, 9'00);
    EXPECT_EQ(broken(), "C7");
}

TEST_F(Rules, c7NoticesAHoldThatEndedTwice)
{
    const ObjectId hold = made(holdOn(0, 50'00));
    done(acting(OperationKind::HoldReleased, hold));
    const Uuid again = drill.invoke(1, acting(OperationKind::HoldCaptured, hold, transfer(0, 1, 50'00).legs));
    drill.book(again);
    drill.answer(again);
    EXPECT_EQ(broken(), "C7");
}

TEST_F(Rules, c7NoticesTheEndOfAHoldThatWasNeverPlaced)
{
    done(acting(OperationKind::HoldReleased, made(holdOn(0, 50'00))));
    auto lines = drill.finish();
    const ObjectId never = Uuid().toString();
    nth<line::Invoke>(lines, 1).operation.actsOn = never;
    nth<line::FinalAccount>(lines, 0).holds = 50'00;
    auto& changes = nth<line::FinalAudit>(lines, 0).changes;
    ASSERT_EQ(changes.size(), 1U);
    changes[0].events = 1;
    changes.push_back({never, 1});
    nth<line::End>(lines, 0).changes = 2;
    EXPECT_EQ(brokenRules(lines), "C7");
}

TEST_F(Rules, c7NoticesATransferThatWasReversedTwice)
{
    const ObjectId paid = made(transfer(0, 1, 10'00));
    done(acting(OperationKind::Reversal, paid));
    const Uuid again = drill.invoke(1, acting(OperationKind::Reversal, paid));
    drill.book(again);
    drill.answer(again);
    EXPECT_EQ(broken(), "C7");
}

TEST_F(Rules, c7NoticesAnApprovalThatWasRejectedAndBooked)
{
    Operation large = transfer(1, 0, 400'00);
    large.kind = OperationKind::ApprovalRequested;
    const ObjectId approval = made(large);
    done(acting(OperationKind::ApprovalRejected, approval));
    const Uuid again = drill.invoke(1, acting(OperationKind::ApprovalApproved, approval));
    drill.book(again);
    drill.answer(again);
    EXPECT_EQ(broken(), "C7");
}

TEST_F(Rules, c7NoticesAnApprovalThatBookedOtherLegsThanItsApproverWasShown)
{
    Operation large = transfer(1, 0, 400'00);
    large.kind = OperationKind::ApprovalRequested;
    const ObjectId approval = made(large);
    const auto changed = transfer(1, 0, 300'00).legs;
    done(acting(OperationKind::ApprovalChanged, approval, changed));
    SoundDrill sound = drill;
    sound.answer(sound.invoke(2, acting(OperationKind::ApprovalApproved, approval, changed)));
    EXPECT_EQ(brokenRules(sound.finish()), "");
    done(acting(OperationKind::ApprovalApproved, approval, large.legs), 2);
    EXPECT_EQ(broken(), "C7");
}

TEST_F(Rules, whatWaitsForApprovalIsSetAsideLikeAHold)
{
    Operation large = transfer(0, 1, 900'00);
    large.kind = OperationKind::ApprovalRequested;
    const ObjectId approval = made(large);
    done(transfer(0, 1, 200'00)); // refused, and rightly
    done(acting(OperationKind::ApprovalChanged, approval, transfer(0, 1, 500'00).legs));
    done(transfer(0, 1, 200'00));
    SoundDrill rejected = drill;
    EXPECT_EQ(broken(), "");
    rejected.answer(rejected.invoke(2, acting(OperationKind::ApprovalRejected, approval)));
    rejected.answer(rejected.invoke(1, transfer(0, 1, 800'00)));
    EXPECT_EQ(brokenRules(rejected.finish()), "");
}

TEST_F(Rules, c7NoticesThatWhatWaitsIsNotSetAside)
{
    Operation large = transfer(0, 1, 900'00);
    large.kind = OperationKind::ApprovalRequested;
    made(large);
    auto lines = drill.finish();
    nth<line::FinalAccount>(lines, 0).holds = 0;
    EXPECT_EQ(brokenRules(lines), "C7");
}

TEST_F(Rules, c7NoticesARefusalForMoneyThatNoLongerWaits)
{
    Operation large = transfer(0, 1, 900'00);
    large.kind = OperationKind::ApprovalRequested;
    done(acting(OperationKind::ApprovalRejected, made(large)));
    drill.refuse(drill.invoke(1, transfer(0, 1, 200'00)), contract::ErrorCode::InsufficientFunds);
    EXPECT_EQ(broken(), "C7");
}

TEST_F(Rules, c7NoticesAHoldThatIsNotSetAside)
{
    made(holdOn(0, 50'00));
    auto lines = drill.finish();
    nth<line::FinalAccount>(lines, 0).holds = 0;
    EXPECT_EQ(brokenRules(lines), "C7");
}

TEST_F(Rules, c7NoticesARefusalForFundsThatWereThere)
{
    drill.refuse(drill.invoke(1, transfer(0, 1, 1'000'00)), contract::ErrorCode::InsufficientFunds);
    EXPECT_EQ(broken(), "C7");
}

TEST_F(Rules, c7NoticesThatAHoldIsNoReasonToRefuseItsOwnCapture)
{
    const ObjectId hold = made(holdOn(0, 1'000'00));
    drill.refuse(drill.invoke(1, acting(OperationKind::HoldCaptured, hold, transfer(0, 1, 1'000'00).legs)),
                 contract::ErrorCode::InsufficientFunds);
    EXPECT_EQ(broken(), "C7");
}

TEST_F(Rules, c7AcceptsARefusalWhileTheFundsWereAway)
{
    const Uuid away = drill.invoke(1, transfer(0, 1, 1'00));
    const Uuid back = drill.invoke(1, transfer(1, 0, 1'00));
    const Uuid refused = drill.invoke(1, transfer(0, 1, 1'000'00));
    drill.answer(away);
    drill.decide(refused);
    drill.answer(back);
    drill.answer(refused);
    EXPECT_EQ(broken(), "");
}

TEST_F(Rules, c7AcceptsARefusalWhileTheFundsWereSetAside)
{
    const ObjectId hold = made(holdOn(0, 1'00));
    const Uuid refused = drill.invoke(1, transfer(0, 1, 1'000'00));
    drill.decide(refused);
    done(acting(OperationKind::HoldReleased, hold));
    drill.answer(refused);
    EXPECT_EQ(broken(), "");
}

TEST_F(Rules, c7DoesNotAcceptARefusalAfterTheFundsCameBack)
{
    done(transfer(0, 1, 1'00));
    done(transfer(1, 0, 1'00));
    drill.refuse(drill.invoke(1, transfer(0, 1, 1'000'00)), contract::ErrorCode::InsufficientFunds);
    EXPECT_EQ(broken(), "C7");
}

TEST_F(Rules, c8NoticesATrailThatDoesNotVerify)
{
    auto lines = drill.finish();
    nth<line::FinalAudit>(lines, 0).verified = false;
    EXPECT_EQ(brokenRules(lines), "C8");
}

TEST_F(Rules, c8NoticesAChangeWithoutAnEventOrWithTwo)
{
    done(transfer(0, 1, 10'00));
    done(acting(OperationKind::HoldReleased, made(holdOn(1, 20'00))));
    auto lines = drill.finish();
    ASSERT_EQ(brokenRules(lines), "");
    for (RecordedChange& change : nth<line::FinalAudit>(lines, 0).changes)
        for (const std::int64_t difference : {-1, 1}) {
            change.events += difference;
            EXPECT_EQ(brokenRules(lines), "C8");
            change.events -= difference;
        }
}

TEST_F(Rules, c8NoticesAnEventWithoutAChange)
{
    auto lines = drill.finish();
    nth<line::FinalAudit>(lines, 0).changes.push_back({TransferId().toString(), 1});
    nth<line::End>(lines, 0).changes += 1;
    EXPECT_EQ(brokenRules(lines), "C8");
}

TEST_F(Rules, c9NoticesATransferThatTheOutboxDoesNotTellOf)
{
    done(transfer(0, 1, 10'00));
    auto lines = drill.finish();
    nth<line::FinalOutbox>(lines, 0).transfers.clear();
    nth<line::End>(lines, 0).events = 0;
    EXPECT_EQ(brokenRules(lines), "C9");
}

TEST_F(Rules, c9NoticesAnEventOfATransferThatIsNotInTheLedger)
{
    auto lines = drill.finish();
    nth<line::FinalOutbox>(lines, 0).transfers.push_back(TransferId().toString());
    nth<line::End>(lines, 0).events += 1;
    EXPECT_EQ(brokenRules(lines), "C9");
}

TEST_F(Rules, c9AcceptsEventsThatArriveTwice)
{
    const ObjectId paid = made(transfer(0, 1, 10'00));
    auto lines = drill.finish();
    nth<line::FinalOutbox>(lines, 0).transfers.push_back(paid);
    nth<line::End>(lines, 0).events += 1;
    EXPECT_EQ(brokenRules(lines), "");
}
