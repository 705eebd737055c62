// The words for every kind of order: what was ordered, whether it took effect, what to do next.
#include "models/tables/DateText.h"
#include "services/client/JournalText.h"
#include "services/contract/Wire.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/TransferFakes.h"
#include "ui/common/OrderText.h"

#include <set>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;
using client::OrderKind;
using client::OrderProgress;
using client::OrderStage;
using contract::ApprovalState;

namespace {

OrderProgress progressOf(OrderKind kind, OrderStage stage)
{
    OrderProgress progress;
    progress.order.facts.kind = kind;
    progress.stage = stage;
    if (stage != OrderStage::Sending && stage != OrderStage::Checking && stage != OrderStage::NotSent)
        progress.outcome = contract::OrderOutcome{};
    if (stage == OrderStage::Booked)
        progress.outcome->state = contract::KeyState::Booked;
    if (stage == OrderStage::Refused)
        progress.outcome->refusal = contract::ErrorCode::HoldEnded;
    if (stage == OrderStage::Waiting)
        progress.outcome = FakeTransfers::waiting();
    return progress;
}

OrderProgress waited(ApprovalState state)
{
    OrderProgress progress = progressOf(OrderKind::Transfer, OrderStage::Waiting);
    progress.outcome->approval->state = state;
    return progress;
}

template <class Function>
void forEachKind(Function&& function)
{
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<OrderKind>>(std::forward<Function>(function));
}

} // namespace

class OrderTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasWordsForEveryOutcome();
    void onlyWhatBooksIsSaidToBeBooked();
    void whileTheOutcomeIsUnknownNeitherIsSaid();
    void anApprovalThatNeedsAnotherHasBookedNothing();
    void whatWaitsSaysUntilWhenAndWhyAndThatTheMoneyIsHeld();
    void whatBecameOfAnOrderThatWaitedIsSaid();
    void theTitleNamesTheAmountIfThereIsOne();
    void whatIsNoBookingIsNotSaidToBeNotBooked();
    void theBanksErrorOfAFieldIsNotLost();
};

void OrderTextTest::everyKindHasWordsForEveryOutcome()
{
    std::set<QString> titles;
    std::set<QString> effects;
    forEachKind([&](auto each) {
        titles.insert(OrderText::kind(each.value));
        for (const OrderStage stage :
             {OrderStage::Sending, OrderStage::Checking, OrderStage::Booked, OrderStage::Waiting, OrderStage::Refused,
              OrderStage::NotSent, OrderStage::Abandoned}) {
            const OrderProgress progress = progressOf(each.value, stage);
            QVERIFY2(!OrderText::state(progress).isEmpty(), each.name);
            QVERIFY2(OrderText::outcome(progress).endsWith(QLatin1Char('.')), each.name);
        }
        effects.insert(OrderText::outcome(progressOf(each.value, OrderStage::Booked)));
    });
    const std::size_t kinds = boost::mp11::mp_size<boost::describe::describe_enumerators<OrderKind>>::value;
    QCOMPARE(titles.size(), kinds);
    QCOMPARE(effects.size(), kinds - 1); // a transfer and a posting are both booked
}

void OrderTextTest::onlyWhatBooksIsSaidToBeBooked()
{
    QCOMPARE(OrderText::state(progressOf(OrderKind::Transfer, OrderStage::Booked)), QStringLiteral("Booked"));
    QCOMPARE(OrderText::state(progressOf(OrderKind::Hold, OrderStage::Booked)), QStringLiteral("Done"));
    QCOMPARE(OrderText::outcome(progressOf(OrderKind::Hold, OrderStage::Booked)), QStringLiteral("The money is held."));
    QCOMPARE(OrderText::state(progressOf(OrderKind::Transfer, OrderStage::Abandoned)), QStringLiteral("Not booked"));
    QCOMPARE(OrderText::state(progressOf(OrderKind::HoldRelease, OrderStage::Abandoned)), QStringLiteral("Not done"));
    QVERIFY(OrderText::outcome(progressOf(OrderKind::HoldRelease, OrderStage::Abandoned))
                .startsWith(QStringLiteral("It had no effect, and it never will have.")));
}

void OrderTextTest::whileTheOutcomeIsUnknownNeitherIsSaid()
{
    forEachKind([&](auto each) {
        const OrderProgress progress = progressOf(each.value, OrderStage::Checking);
        QCOMPARE(OrderText::state(progress), QStringLiteral("Unknown — checking"));
        QCOMPARE(OrderText::tone(progress), Tone::Warning);
        const QString said = OrderText::outcome(progress);
        QVERIFY2(said.contains(QStringLiteral("may or may not have")), each.name);
        QVERIFY2(said.contains(QStringLiteral("Do not order it again.")), each.name);
    });
}

void OrderTextTest::anApprovalThatNeedsAnotherHasBookedNothing()
{
    OrderProgress progress = progressOf(OrderKind::Approval, OrderStage::Booked);
    progress.outcome->approval = FakeTransfers::waiting().approval;
    QCOMPARE(OrderText::state(progress), QStringLiteral("Done"));
    QVERIFY(OrderText::outcome(progress).contains(QStringLiteral("Nothing is booked yet")));
    progress.outcome->transfer = FakeTransfers::sample(1);
    progress.outcome->approval->state = ApprovalState::Approved;
    QCOMPARE(OrderText::state(progress), QStringLiteral("Booked"));
    QCOMPARE(OrderText::outcome(progress), QStringLiteral("Approved and booked, once."));
}

void OrderTextTest::whatWaitsSaysUntilWhenAndWhyAndThatTheMoneyIsHeld()
{
    const OrderProgress progress = progressOf(OrderKind::Transfer, OrderStage::Waiting);
    QCOMPARE(OrderText::state(progress), QStringLiteral("Waiting for approval"));
    const QString said = OrderText::outcome(progress);
    QVERIFY(said.contains(tables::formatDateTime(progress.outcome->approval->expiresAt, QLocale())));
    QVERIFY(said.contains(QStringLiteral("above the orderer's limit for one transfer")));
    QVERIFY(said.contains(QStringLiteral("Nothing is booked yet; the money is held.")));
    QVERIFY(OrderText::outcome(progressOf(OrderKind::Unblocking, OrderStage::Waiting))
                .contains(QStringLiteral("The account stays blocked meanwhile.")));
}

void OrderTextTest::whatBecameOfAnOrderThatWaitedIsSaid()
{
    OrderProgress approved = waited(ApprovalState::Approved);
    approved.outcome->transfer = FakeTransfers::sample(1);
    QVERIFY(OrderText::outcome(approved).contains(QStringLiteral("was approved and is booked, once.")));
    QCOMPARE(OrderText::tone(approved), Tone::Success);
    OrderProgress rejected = waited(ApprovalState::Rejected);
    rejected.outcome->approval->comment = "Wrong payee";
    QVERIFY(OrderText::outcome(rejected).contains(QStringLiteral("nothing is held for it. The colleague wrote: “Wrong "
                                                                 "payee”")));
    for (const ApprovalState state :
         {ApprovalState::SentBack, ApprovalState::Rejected, ApprovalState::Withdrawn, ApprovalState::Expired})
        QVERIFY(OrderText::outcome(waited(state)).contains(QStringLiteral("It has no effect")));
    const QString unknown = OrderText::outcome(waited(ApprovalState::Unknown));
    QVERIFY(!unknown.contains(QStringLiteral("no effect")) && !unknown.contains(QStringLiteral("is booked")));
}

void OrderTextTest::whatIsNoBookingIsNotSaidToBeNotBooked()
{
    const auto refused = [](OrderKind kind) {
        client::OrderProgress progress = progressOf(kind, OrderStage::Refused);
        progress.outcome->refusal = contract::ErrorCode::InsufficientFunds;
        return OrderText::reason(progress);
    };
    QVERIFY(refused(OrderKind::Transfer).startsWith(QStringLiteral("Not booked: the available balance")));
    QVERIFY(refused(OrderKind::Hold).startsWith(QStringLiteral("Not done: the available balance")));
    QVERIFY(refused(OrderKind::Approval).startsWith(QStringLiteral("Not done: the available balance")));
}

void OrderTextTest::theBanksErrorOfAFieldIsNotLost()
{
    client::OrderProgress progress = progressOf(OrderKind::Hold, OrderStage::Refused);
    progress.outcome->refusal = contract::ErrorCode::InvalidRequest;
    progress.failure = refusal(contract::ErrorCode::InvalidRequest);
    progress.failure->problem->errors = {
        {"/reason", "has a line break", contract::nameOf(TextFault::LineBreak), std::nullopt}};
    QVERIFY2(OrderText::reason(progress).startsWith(QStringLiteral("A text contains a line break.")),
             qPrintable(OrderText::reason(progress)));
}

void OrderTextTest::theTitleNamesTheAmountIfThereIsOne()
{
    QLocale::setDefault(QLocale(QStringLiteral("cs_CZ")));
    client::OrderFacts facts;
    facts.kind = OrderKind::HoldRelease;
    QCOMPARE(OrderText::title(facts), QStringLiteral("Release of a hold"));
    facts.kind = OrderKind::Hold;
    facts.amount = Money(50'000, currency("CZK"));
    QCOMPARE(OrderText::title(facts), QStringLiteral("Hold: 500,00\u00A0CZK"));
}

COUNTERFOIL_QTEST(OrderTextTest)
#include "tst_order_text.moc"
