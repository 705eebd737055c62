// The desk for orders that need a second person: list, details and decisions, with an in-memory bank, by key events.
#include "tests/qt/QtTests.h"
#include "tests/ui/ApprovalDesk.h"
#include "tests/ui/FontScale.h"
#include "tests/ui/Keyboard.h"
#include "ui/approvals/ApprovalText.h"
#include "ui/shell/OrderRecovery.h"
#include "ui/theme/ThemeController.h"
#include "ui/widgets/SplitView.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

class ApprovalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSelectedOrderIsShownWhole();
    void anOrderThatIsOnlyPassedByIsNotRead();
    void aChangeThatIsNotMoneyShowsBeforeAndAfter();
    void whatHoldsWithoutALimitOfTheirOwnIsSaid();
    void approvingNeedsACodeAndSaysWhatWasBooked();
    void aWrongCodeIsSaidAtItsField();
    void aFirstApprovalOfTwoBooksNothing();
    void anEmptyListHasNoScrollBar();
    void aLostAnswerIsNeverSaidToBeDone();
    void rejectingAndSendingBackNeedAReason();
    void theMakerChangesAndWithdraws();
    void aNotificationLeadsToTheOrder();
    void whoMayNotDecideIsOfferedNothing();
    void theLimitsAreReachedFromHere();
    void aTransferLinkLeadsThere();
    void whatCannotBeLoadedCanBeTriedAgain();
    void tabReachesEverything();
    void nothingIsClippedAtAnyFontSize_data();
    void nothingIsClippedAtAnyFontSize();
    void theDividerIsKept();
};

void ApprovalsTest::theSelectedOrderIsShownWhole()
{
    ApprovalDesk desk;
    contract::Approval& order = desk.approvals.add();
    order.risks = {contract::ApprovalRisk::NewPayee};
    order.version = 2;
    order.steps.push_back({contract::ApprovalAction::SentBack, contract::StaffRef{StaffId::make(), "Petr Svoboda"},
                           order.order.requestedAt, "Wrong payee", 1});
    desk.show();
    QTRY_COMPARE(desk.rowsOf(ApprovalDesk::kTable), 1);
    QVERIFY(desk.says("Choose an order to see it whole."));
    ApprovalDesk::press(Qt::Key_Home);
    QTRY_VERIFY(desk.says("Transfer: 750 000.00 CZK"));
    QVERIFY(desk.says("Waiting for approval"));
    QVERIFY(desk.says("Balance after"));
    QVERIFY(desk.says("250 000.00 CZK"));
    QVERIFY(desk.says("above the orderer's limit for one transfer"));
    QVERIFY(desk.says("Anna Malá, Praha 1"));
    QVERIFY(desk.says("0 of 1"));
    QVERIFY(desk.says("The payer has never paid this account before."));
    QVERIFY(desk.says("Sent back by Petr Svoboda"));
    QVERIFY(desk.says("(version 1)"));
    QVERIFY(desk.says("“Wrong payee”"));
    desk.picture("approvals-detail");
    desk.approvals.orders.clear();
    ApprovalDesk::press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("No order is waiting for approval."));
    QTRY_VERIFY(desk.says("Choose an order to see it whole."));
}

void ApprovalsTest::anOrderThatIsOnlyPassedByIsNotRead()
{
    ApprovalDesk desk;
    desk.approvals.add("First");
    desk.approvals.add("Second");
    desk.approvals.add("Third");
    desk.show();
    QTRY_COMPARE(desk.rowsOf(ApprovalDesk::kTable), 3);
    ApprovalDesk::press(Qt::Key_Home);
    ApprovalDesk::press(Qt::Key_Down);
    ApprovalDesk::press(Qt::Key_Down);
    QTRY_COMPARE(desk.counter.bank.calls<contract::GetApproval>(), 1);
    QCOMPARE(desk.counter.bank.asked<contract::GetApproval>()[0].approvalId, desk.approvals.orders[2].order.id);
}

void ApprovalsTest::aChangeThatIsNotMoneyShowsBeforeAndAfter()
{
    ApprovalDesk desk;
    contract::Approval& order = desk.approvals.add();
    order.order.subject = contract::ApprovalSubject::LimitChange;
    order.order.debtorIban.reset();
    order.order.creditorIban.reset();
    order.order.amount.reset();
    order.order.reasons = {contract::ApprovalReason::LimitChange};
    order.legs.clear();
    order.changes = {{"limit", "role", "teller, perTransfer"}, {"most", "100.00 CZK", "200.00 CZK"}};
    desk.open(1);
    QVERIFY(desk.says("Change of a limit"));
    QVERIFY(desk.says("of Teller for one transfer"));
    QVERIFY(desk.says("Before"));
    QVERIFY(desk.says("100.00 CZK"));
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.sheet());
    QVERIFY(desk.says("now 100.00 CZK, then 200.00 CZK"));
}

void ApprovalsTest::whatHoldsWithoutALimitOfTheirOwnIsSaid()
{
    ApprovalDesk desk;
    contract::Approval& order = desk.approvals.add();
    order.order.subject = contract::ApprovalSubject::LimitChange;
    order.order.amount.reset();
    order.legs.clear();
    order.changes = {
        {"limit", "staff", "Anna Malá, perDay"}, {"most", {}, "200.00 CZK"}, {"generalLimit", {}, "100.00 CZK"}};
    desk.open(1);
    QVERIFY(desk.says("That of the role: 100.00 CZK. This would be the first of their own."));
    QVERIFY(!desk.says("Limit of the role or product"));
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.sheet());
    QVERIFY(desk.sheet()->accessibleDescription().contains(QStringLiteral("This would be the first of their own.")));
    const auto words = [&](contract::AuditChange limit, contract::AuditChange most, const char* general) {
        order.changes = {std::move(limit), std::move(most)};
        if (general)
            order.changes.push_back({"generalLimit", {}, general});
        return ApprovalText::withoutLimit(order).value;
    };
    const contract::AuditChange ofAccount{"limit", "account", "CZ6508000000192000145399, perHour"};
    QCOMPARE(words(ofAccount, {"most", {}, "60"}, "80"),
             QStringLiteral("That of the product: 80. This would be the first of its own."));
    QCOMPARE(words(ofAccount, {"most", "60", {}}, "80"), QStringLiteral("That of the product: 80"));
    QCOMPARE(words(ofAccount, {"most", {}, "60"}, nullptr), QStringLiteral("No limit; this would be the first."));
    QCOMPARE(words(ofAccount, {"most", "60", {}}, nullptr), QStringLiteral("No limit."));
    QVERIFY(words(ofAccount, {"most", "60", "80"}, nullptr).isEmpty());
}

void ApprovalsTest::approvingNeedsACodeAndSaysWhatWasBooked()
{
    ApprovalDesk desk;
    desk.approvals.add();
    desk.open(1);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.sheet());
    QVERIFY(desk.says("Approve and book this order?"));
    QVERIFY(desk.sheet()->accessibleDescription().contains(QStringLiteral("Růžena Dvořáková")));
    desk.picture("approvals-approve");
    // Nothing happens without a code.
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.sheet());
    QVERIFY(desk.says("Enter the code of your authenticator app."));
    ApprovalDesk::type(FakeApprovals::kCode);
    desk.counter.bank.hold<contract::ApproveOrder>();
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!desk.sheet());
    QTRY_VERIFY(desk.says("Sending…"));
    QVERIFY(!desk.named("Approve…")->isEnabled());
    QVERIFY(!desk.says("booked, once"));
    QTRY_COMPARE(desk.approvals.approved.size(), std::size_t(1));
    desk.counter.bank.release<contract::ApproveOrder>();
    QTRY_VERIFY(desk.says("Approved and booked, once."));
    QCOMPARE(desk.approvals.approved[0].second, std::string("v1"));
    QVERIFY(desk.page->showsOutcome(OrderRecovery::idOf(*desk.counter.bank.options<contract::ApproveOrder>().key)));
    QTRY_VERIFY(desk.says("No order is waiting for approval."));
    desk.named("Show the transfer")->click();
    QCOMPARE(desk.counter.navigator.targets.back().page, PageId::Transfer);
}

void ApprovalsTest::aWrongCodeIsSaidAtItsField()
{
    ApprovalDesk desk;
    desk.approvals.add();
    desk.open(1);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    ApprovalDesk::type("000000");
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.approvals.approved.size(), std::size_t(1));
    QTRY_VERIFY(desk.sheet());
    QVERIFY(desk.says("The bank did not accept this code."));
    auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(field && desk.sheet()->isAncestorOf(field));
    QCOMPARE(field->accessibleName(), QStringLiteral("Code of your authenticator app"));
    ApprovalDesk::type(FakeApprovals::kCode);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Approved and booked, once."));
    QCOMPARE(desk.approvals.approved.size(), std::size_t(2));
}

void ApprovalsTest::aFirstApprovalOfTwoBooksNothing()
{
    ApprovalDesk desk;
    desk.approvals.add().order.needed = 2;
    desk.open(1);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.says("Approve this order?"));
    ApprovalDesk::type(FakeApprovals::kCode);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Nothing is booked yet: another person must approve it, too."));
    QTRY_VERIFY(desk.says("1 of 2"));
    QVERIFY(!desk.named("Approve…")->isEnabled());
}

void ApprovalsTest::anEmptyListHasNoScrollBar()
{
    ApprovalDesk desk;
    desk.show();
    desk.window.resize(700, 640);
    QTRY_VERIFY(desk.says("No order is waiting for approval."));
    QVERIFY(!desk.named<QTableView>(ApprovalDesk::kTable)->horizontalScrollBar()->isVisible());
    desk.approvals.add();
    ApprovalDesk::press(Qt::Key_F5);
    QTRY_COMPARE(desk.rowsOf(ApprovalDesk::kTable), 1);
    QTRY_VERIFY(desk.named<QTableView>(ApprovalDesk::kTable)->horizontalScrollBar()->isVisible());
}

void ApprovalsTest::aLostAnswerIsNeverSaidToBeDone()
{
    ApprovalDesk desk;
    desk.approvals.add();
    desk.counter.bank.on<contract::ApproveOrder>(lost());
    desk.open(1);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    ApprovalDesk::type(FakeApprovals::kCode);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The money may or may not have moved"));
    QVERIFY(!desk.named("Approve…")->isEnabled());
    contract::OrderOutcome outcome;
    outcome.state = contract::KeyState::Booked;
    outcome.transfer = FakeTransfers::sample(1);
    desk.counter.bank.on<contract::ResolveTransferKey>(outcome);
    desk.named("Check now")->click();
    QTRY_VERIFY(desk.says("Approved and booked, once."));
    QCOMPARE(desk.counter.bank.calls<contract::ApproveOrder>(), 1);
}

void ApprovalsTest::rejectingAndSendingBackNeedAReason()
{
    ApprovalDesk desk;
    desk.approvals.add("First");
    desk.approvals.add("Second");
    desk.open(2);
    ApprovalDesk::press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(desk.says("Reject this order for good?"));
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.says("Say why: your colleague reads it."));
    QVERIFY(desk.approvals.rejected.empty());
    ApprovalDesk::type("Never heard of it");
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The order is rejected."));
    QCOMPARE(desk.approvals.rejected.at(0).comment, std::string("Never heard of it"));
    QTRY_COMPARE(desk.rowsOf(ApprovalDesk::kTable), 1);
    ApprovalDesk::press(Qt::Key_Home);
    QTRY_VERIFY(desk.named("Send back…") && desk.named("Send back…")->isEnabled());
    ApprovalDesk::press(Qt::Key_B, Qt::ControlModifier);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.approvals.sentBack.empty());
    ApprovalDesk::type("Other payee");
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The order was sent back"));
    QCOMPARE(desk.approvals.sentBack.at(0).comment, std::string("Other payee"));
}

void ApprovalsTest::theMakerChangesAndWithdraws()
{
    ApprovalDesk desk;
    desk.approvals.addOwn(contract::ApprovalState::SentBack);
    desk.show();
    QTRY_VERIFY(desk.says("No order is waiting for approval."));
    ApprovalDesk::press(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE(desk.rowsOf(ApprovalDesk::kTable), 1);
    ApprovalDesk::press(Qt::Key_Home);
    QTRY_VERIFY(desk.named("Change…"));
    QVERIFY(!desk.named("Approve…"));
    ApprovalDesk::press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(desk.says("Change your order?"));
    auto* amount = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(amount);
    amount->selectAll();
    ApprovalDesk::type("100");
    ApprovalDesk::press(Qt::Key_Tab);
    qobject_cast<QLineEdit*>(QApplication::focusWidget())->selectAll();
    ApprovalDesk::type("Flat, first part");
    desk.picture("approvals-change");
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The order is changed."));
    const contract::ApprovalChange& change = desk.approvals.changed.at(0);
    QCOMPARE(change.legs.at(0).amount, Money(-10'000, currency("CZK")));
    QCOMPARE(change.legs.at(1).amount, Money(10'000, currency("CZK")));
    QCOMPARE(*change.memo, std::string("Flat, first part"));
    QCOMPARE(*desk.counter.bank.options<contract::ChangeOrder>().match, std::string("v1"));
    QTRY_VERIFY(desk.named("Withdraw…") && desk.named("Withdraw…")->isEnabled());
    ApprovalDesk::press(Qt::Key_W, Qt::ControlModifier);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The order is withdrawn."));
    QCOMPARE(desk.approvals.withdrawn.size(), std::size_t(1));
    QTRY_VERIFY(!desk.named("Withdraw…")->isEnabled());
}

void ApprovalsTest::aNotificationLeadsToTheOrder()
{
    ApprovalDesk desk;
    desk.approvals.addOwn(contract::ApprovalState::Rejected);
    contract::Approval& wanted = desk.approvals.addOwn(contract::ApprovalState::SentBack);
    wanted.order.memo = "The second one";
    desk.show();
    desk.page->setSubject(wanted.order.id);
    desk.page->present();
    QTRY_COMPARE(desk.rowsOf(ApprovalDesk::kTable), 2);
    QTRY_VERIFY(desk.says("The second one"));
    QTRY_COMPARE(desk.counter.bank.inFlight(), 0);
    QVERIFY(desk.says("The second one"));
    QVERIFY(desk.named("Withdraw…")->isEnabled());
}

void ApprovalsTest::whoMayNotDecideIsOfferedNothing()
{
    ApprovalDesk desk(/*decides=*/false);
    desk.approvals.add().mayDecide = false;
    desk.open(1);
    QVERIFY(!desk.named("Approve…"));
    QVERIFY(!desk.named("Withdraw…"));
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!desk.sheet());
}

void ApprovalsTest::theLimitsAreReachedFromHere()
{
    ApprovalDesk desk;
    desk.show();
    ApprovalDesk::press(Qt::Key_I, Qt::ControlModifier);
    QVERIFY(desk.counter.navigator.targets.empty()); // without the right to read them
    QVERIFY(!desk.named("Limits"));
    ApprovalDesk reader;
    reader.mayReadLimits = true;
    reader.show();
    ApprovalDesk::press(Qt::Key_I, Qt::ControlModifier);
    QVERIFY((reader.counter.navigator.targets.back() == NavigationTarget{PageId::Limits, {}}));
}

void ApprovalsTest::aTransferLinkLeadsThere()
{
    ApprovalDesk desk;
    contract::Approval& order = desk.approvals.add();
    order.order.subject = contract::ApprovalSubject::Reversal;
    order.reverses = TransferId::make();
    order.reversalReason = contract::ReversalReason::Fraud;
    const TransferId reversed = *order.reverses;
    desk.open(1);
    QVERIFY(desk.says("Fraud"));
    desk.named("Show the reversed transfer")->click();
    QVERIFY((desk.counter.navigator.targets.back() == NavigationTarget{PageId::Transfer, reversed}));
}

void ApprovalsTest::whatCannotBeLoadedCanBeTriedAgain()
{
    ApprovalDesk desk;
    const contract::Approval order = desk.approvals.add();
    desk.counter.bank.on<contract::GetApproval>(unreachable());
    desk.show();
    QTRY_COMPARE(desk.rowsOf(ApprovalDesk::kTable), 1);
    ApprovalDesk::press(Qt::Key_Home);
    QTRY_VERIFY(desk.named("Try again"));
    desk.counter.bank.on<contract::GetApproval>(client::Versioned<contract::Approval>{order, "v1"});
    desk.named("Try again")->click();
    QTRY_VERIFY(desk.says("What happened"));
}

void ApprovalsTest::tabReachesEverything()
{
    ApprovalDesk desk;
    desk.approvals.add();
    desk.open(1);
    desk.page->activate();
    verifyTabOrder(desk.window,
                   {QString::fromLatin1(ApprovalDesk::kTable), QStringLiteral("Approve…"), QStringLiteral("Send back…"),
                    QStringLiteral("Reject…"), QStringLiteral("Which orders"), QStringLiteral("Refresh")});
}

void ApprovalsTest::nothingIsClippedAtAnyFontSize_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("100") << 100;
    QTest::newRow("150") << 150;
    QTest::newRow("200") << 200;
}

void ApprovalsTest::nothingIsClippedAtAnyFontSize()
{
    QFETCH(int, percent);
    const FontScale scale(percent);
    ThemeController theme(*qApp, ThemeChoice::Light);
    ApprovalDesk desk;
    contract::Approval& order = desk.approvals.add();
    order.order.memo = "Koupě bytu v Praze 7, Dukelských hrdinů 12, podle smlouvy z 3. listopadu";
    order.risks = {contract::ApprovalRisk::LargestSoFar, contract::ApprovalRisk::EmptiesAccount};
    desk.show();
    // What the rail leaves of a window of 1024 by 700.
    desk.window.resize(QSize(1024, 700) - QSize(em(12.2), em(2)));
    QTRY_COMPARE(desk.rowsOf(ApprovalDesk::kTable), 1);
    ApprovalDesk::press(Qt::Key_Home);
    QTRY_VERIFY(desk.says("What happened"));
    desk.picture("fonts-approvals");
    QTRY_COMPARE(clippedTexts(desk.window), QString());
}

void ApprovalsTest::theDividerIsKept()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    const auto splitOf = [](const ApprovalDesk& desk) { return desk.window.findChild<SplitView*>(); };
    QList<int> left;
    {
        ApprovalDesk desk;
        desk.show(&settings);
        SplitView* split = splitOf(desk);
        QTest::mousePress(split->handle(1), Qt::LeftButton, {}, QPoint(2, 40));
        QTest::mouseMove(split->handle(1), QPoint(62, 40));
        QTest::mouseRelease(split->handle(1), Qt::LeftButton, {}, QPoint(62, 40));
        left = split->sizes();
    }
    ApprovalDesk desk;
    desk.show(&settings);
    QCOMPARE(splitOf(desk)->sizes(), left);
}

COUNTERFOIL_QTEST(ApprovalsTest)
#include "tst_approvals.moc"
