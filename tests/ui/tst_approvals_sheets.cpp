// A sheet about an order counts for the version that was shown, and stays for as long as that can be decided.
#include "tests/qt/QtTests.h"
#include "tests/ui/ApprovalDesk.h"

#include <QPushButton>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

class ApprovalSheetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasChangedMeanwhileIsNotApproved();
    void aSheetAboutAnOlderVersionCloses();
    void aSheetStaysWhenAnotherOrderLeavesTheList();
    void aSheetAboutWhatAColleagueDecidedCloses();
};

void ApprovalSheetsTest::whatWasChangedMeanwhileIsNotApproved()
{
    ApprovalDesk desk;
    desk.approvals.add();
    desk.open(1);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    desk.approvals.orders[0].version = 2;
    desk.approvals.orders[0].order.amount = Money(99, currency("CZK"));
    ApprovalDesk::type(FakeApprovals::kCode);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("the order was changed meanwhile"));
    QCOMPARE(desk.approvals.approved[0].second, std::string("v1"));
    QTRY_VERIFY(desk.says("Transfer: 0.99 CZK"));
    QVERIFY(!desk.says("booked, once"));
    QVERIFY(desk.named("Approve…")->isEnabled());
}

void ApprovalSheetsTest::aSheetAboutAnOlderVersionCloses()
{
    ApprovalDesk desk;
    desk.approvals.add();
    desk.open(1);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.sheet());
    // As after the connection was back.
    desk.page->shownAgain();
    QTRY_COMPARE(desk.counter.bank.inFlight(), 0);
    QVERIFY(desk.sheet());
    desk.approvals.orders[0].version = 2;
    desk.page->shownAgain();
    QTRY_VERIFY(!desk.sheet());
    QVERIFY(desk.says("the order was changed meanwhile"));
    QVERIFY(desk.approvals.approved.empty());
}

void ApprovalSheetsTest::aSheetStaysWhenAnotherOrderLeavesTheList()
{
    ApprovalDesk desk;
    desk.approvals.add("First");
    const ApprovalId second = desk.approvals.add("Second").order.id;
    desk.open(2);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    ApprovalDesk::type(FakeApprovals::kCode);
    desk.counter.bank.hold<contract::ApproveOrder>();
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.approvals.approved.size(), std::size_t(1));
    // The next one is begun while the first is under way.
    desk.named<QTableView>(ApprovalDesk::kTable)->setFocus();
    ApprovalDesk::press(Qt::Key_Down);
    QTRY_VERIFY(desk.named("Reject…") && desk.named("Reject…")->isEnabled());
    ApprovalDesk::press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(desk.sheet());
    ApprovalDesk::type("Never heard of it");
    desk.counter.bank.release<contract::ApproveOrder>();
    QTRY_COMPARE(desk.rowsOf(ApprovalDesk::kTable), 1);
    QTRY_COMPARE(desk.counter.bank.inFlight(), 0);
    QVERIFY(desk.sheet());
    QVERIFY(!desk.says("the order was changed meanwhile"));
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.approvals.rejected.size(), std::size_t(1));
    QCOMPARE(desk.approvals.rejected[0].approvalId, second);
}

void ApprovalSheetsTest::aSheetAboutWhatAColleagueDecidedCloses()
{
    ApprovalDesk desk;
    desk.approvals.add();
    desk.open(1);
    ApprovalDesk::press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.sheet());
    contract::Approval& order = desk.approvals.orders[0];
    order.order.state = contract::ApprovalState::Rejected;
    order.mayDecide = false;
    desk.page->shownAgain();
    QTRY_VERIFY(!desk.sheet());
    QVERIFY(desk.says("the order was changed meanwhile"));
    QVERIFY(desk.says("Rejected")); // what became of it is still there to be read
    QVERIFY(desk.approvals.approved.empty());
}

COUNTERFOIL_QTEST(ApprovalSheetsTest)
#include "tst_approvals_sheets.moc"
