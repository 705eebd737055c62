// The reversal of a booked transfer: who is offered it, what it asks, and what became of it.
#include "tests/qt/QtTests.h"
#include "tests/ui/AccountFakes.h"
#include "ui/shell/OrderRecovery.h"
#include "ui/transfers/TransferPage.h"

#include <QPushButton>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

struct TransferDesk : Counter, TestWindow
{
    explicit TransferDesk(contract::Transfer shown = FakeTransfers::sample(1), bool mayOverride = false)
    {
        transfers.booked = {std::move(shown)};
        recover();
        page = new TransferPage(bank, receipts, navigator);
        page->offerReversal(sender, mayOverride);
        page->open(transfers.booked.front().id);
        put(page, {1020, 760})->present();
        [&] { QTRY_VERIFY(named("Print receipt") && bank.inFlight() == 0); }();
    }

    bool asks() const
    {
        const auto sheets = window.findChildren<ConfirmSheet*>();
        return std::any_of(sheets.begin(), sheets.end(), [](const auto* each) { return each->isVisible(); });
    }
    void fillIn(const char* comment)
    {
        named("Print receipt")->setFocus();
        press(Qt::Key_R, Qt::ControlModifier);
        [&] { QTRY_VERIFY(hasFocus("Reason")); }();
        press(Qt::Key_Down); // the first: booked twice
        press(Qt::Key_Tab);
        type(comment);
    }
    void reviewAndConfirm()
    {
        press(Qt::Key_Return, Qt::ControlModifier);
        [&] { QTRY_VERIFY(asks()); }();
        press(Qt::Key_Return, Qt::ControlModifier);
    }
    static bool hasFocus(const char* name)
    {
        const QWidget* focus = QApplication::focusWidget();
        return focus && focus->accessibleName() == QString::fromUtf8(name);
    }

    ReceiptServices receipts{files, {}, {}};
    TransferPage* page = nullptr;
};

} // namespace

class ReversalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void aReversalIsOrderedByKeyboardAndWaits();
    void aReasonAndACommentAreAskedFor();
    void whatCannotBeReversedIsNotOffered();
    void aReversedTransferLeadsToItsReversal();
    void allLegsOfAPostingAreListed();
    void anAlreadyReversedTransferIsFetchedAgain();
    void aSupervisorMayLetAnAccountBeOverdrawn();
    void aTellerIsNotAskedForAnOverride();
    void anUnknownOutcomeSaysThatMoneyMayHaveMoved();
};

void ReversalTest::aReversalIsOrderedByKeyboardAndWaits()
{
    TransferDesk desk;
    desk.bank.on<contract::ReverseTransfer>(waitingFor(contract::ApprovalReason::Reversal));
    desk.fillIn("Entered twice");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.asks());
    QVERIFY(desk.says("Reverse this transfer?") && desk.says("123,45 CZK") && desk.says("Booked twice"));
    QVERIFY(desk.says("A second person must approve it; nothing is booked until then."));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("It waits for a second person's approval"));
    QVERIFY(desk.says("Nothing is booked yet."));
    const contract::ReversalOrder order = desk.bank.asked<contract::ReverseTransfer>().front();
    QVERIFY(order.transferId == desk.transfers.booked.front().id && order.comment == "Entered twice");
    QVERIFY(order.reason == contract::ReversalReason::Duplicate && !order.overrideReason);
    QVERIFY(desk.page->showsOutcome(OrderRecovery::idOf(*desk.bank.options<contract::ReverseTransfer>().key)));
    QVERIFY(!desk.page->holdsWork());
}

void ReversalTest::aReasonAndACommentAreAskedFor()
{
    TransferDesk desk;
    desk.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Reason"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Say why, in a few words."));
    QVERIFY(desk.hasFocus("Comment"));
    desk.type("Entered twice");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Choose why the transfer is reversed."));
    QVERIFY(!desk.asks());
    desk.press(Qt::Key_Escape);
    QTRY_VERIFY(!desk.says("Choose why the transfer is reversed."));
    QVERIFY(desk.named("Print receipt")->hasFocus());
}

void ReversalTest::whatCannotBeReversedIsNotOffered()
{
    QVERIFY(TransferDesk().named("Reverse…"));
    for (const auto kind : {contract::TransferKind::Import, contract::TransferKind::Reversal}) {
        contract::Transfer transfer = FakeTransfers::sample(1);
        transfer.kind = kind;
        QVERIFY(!TransferDesk(transfer).named("Reverse…"));
    }
    contract::Transfer reversed = FakeTransfers::sample(1);
    reversed.reversedBy = TransferId::make();
    QVERIFY(!TransferDesk(reversed).named("Reverse…"));
}

void ReversalTest::aReversedTransferLeadsToItsReversal()
{
    contract::Transfer reversed = FakeTransfers::sample(1);
    reversed.reversedBy = TransferId::make();
    reversed.reversalReason = contract::ReversalReason::Fraud;
    TransferDesk desk(reversed);
    QVERIFY(desk.says("Reversed by") && desk.says("Fraud"));
    desk.press(Qt::Key_G, Qt::ControlModifier);
    QVERIFY(desk.navigator.targets.back() == (NavigationTarget{PageId::Transfer, *reversed.reversedBy}));
    contract::Transfer reversal = FakeTransfers::sample(2);
    reversal.kind = contract::TransferKind::Reversal;
    reversal.reverses = TransferId::make();
    TransferDesk back(reversal);
    QVERIFY(back.named("Show the reversed transfer"));
    back.named("Show the reversed transfer")->click();
    QVERIFY(back.navigator.targets.back() == (NavigationTarget{PageId::Transfer, *reversal.reverses}));
}

void ReversalTest::allLegsOfAPostingAreListed()
{
    contract::Transfer posting = FakeTransfers::sample(1);
    posting.kind = contract::TransferKind::Posting;
    posting.legs = {{czechIban(19), "Jan Novák", Money(-30'000, currency("CZK"))},
                    {czechIban(20), "Růžena Dvořáková", Money(10'000, currency("CZK"))},
                    {czechIban(21), "Eva Nováková", Money(20'000, currency("CZK"))}};
    TransferDesk desk(posting);
    QVERIFY(desk.says("Eva Nováková") && desk.says("200,00 CZK"));
    desk.fillIn("Entered twice");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("All legs of the posting are reversed."));
}

void ReversalTest::anAlreadyReversedTransferIsFetchedAgain()
{
    TransferDesk desk;
    desk.bank.on<contract::ReverseTransfer>([&](const auto&) {
        desk.transfers.booked.front().reversedBy = TransferId::make();
        return client::CallResult<contract::OrderOutcome>(refusal(contract::ErrorCode::AlreadyReversed));
    });
    desk.fillIn("Entered twice");
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.says("Not booked: the transfer was already reversed, and can be only once."));
    QTRY_VERIFY(desk.named("Show the reversal"));
    QVERIFY(!desk.named("Reverse…"));
}

void ReversalTest::aSupervisorMayLetAnAccountBeOverdrawn()
{
    TransferDesk desk(FakeTransfers::sample(1), /*mayOverride=*/true);
    desk.bank.on<contract::ReverseTransfer>(
        [](const contract::ReversalOrder& order) -> client::CallResult<contract::OrderOutcome> {
            if (!order.overrideReason)
                return refusal(contract::ErrorCode::InsufficientFunds);
            return waitingFor(contract::ApprovalReason::Reversal);
        });
    desk.fillIn("Entered twice");
    QVERIFY(!desk.says("overdrawn"));
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.hasFocus("Why the account may be overdrawn"));
    QVERIFY(desk.says("Not booked: the available balance does not cover the amount."));
    desk.type("Agreed with the customer");
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.says("It waits for a second person's approval"));
    const auto asked = desk.bank.asked<contract::ReverseTransfer>();
    QCOMPARE(asked.size(), std::size_t(2));
    QVERIFY(asked.back().overrideReason == "Agreed with the customer" && asked.back().comment == "Entered twice");
}

void ReversalTest::aTellerIsNotAskedForAnOverride()
{
    TransferDesk desk;
    desk.bank.on<contract::ReverseTransfer>(refusal(contract::ErrorCode::InsufficientFunds));
    desk.fillIn("Entered twice");
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.says("Not booked: the available balance does not cover the amount."));
    QVERIFY(!desk.says("overdrawn"));
}

void ReversalTest::anUnknownOutcomeSaysThatMoneyMayHaveMoved()
{
    TransferDesk desk;
    desk.bank.on<contract::ReverseTransfer>(lost());
    desk.bank.on<contract::ResolveTransferKey>(lost());
    desk.fillIn("Entered twice");
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.says("The money may or may not have moved; nothing is sent twice."));
    QVERIFY(!desk.named("Reverse…") && desk.named("Check now"));
    desk.bank.on<contract::ResolveTransferKey>(waitingFor(contract::ApprovalReason::Reversal));
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    desk.named("Check now")->click();
    QTRY_VERIFY(desk.says("It waits for a second person's approval"));
    QCOMPARE(desk.bank.calls<contract::ReverseTransfer>(), 1);
}

COUNTERFOIL_QTEST(ReversalTest)
#include "tst_reversal.moc"
