// Accounts that may not pay or be paid: what everybody is told, and what supervisors do about it.
#include "tests/qt/QtTests.h"
#include "tests/ui/AccountFakes.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

constexpr AccountRights kSupervisor{true, true, true};

void beginBlock(AccountCounter& desk)
{
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Blocks in force"));
    desk.press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(desk.hasFocus("Block for"));
    desk.press(Qt::Key_Down); // both sides, then debits
    desk.press(Qt::Key_Tab);
    desk.type("Court order");
}

} // namespace

class BlocksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void aBlockedAccountSaysSoToEverybody();
    void aBlockIsPlacedByKeyboard();
    void aLostBlockIsRepeatedAsTheSameOne();
    void liftingWaitsForApproval();
    void anUnknownLiftingIsAskedAbout();
    void aDormantAccountIsReactivated();
    void onlyAnEmptiedAccountMayBeClosed();
    void anAccountInUseIsNotClosed();
    void theMinimumBalanceIsShownIfThereIsOne();
    void leavingAsksAboutEveryFormBeforeOneIsLost();
};

void BlocksTest::aBlockedAccountSaysSoToEverybody()
{
    AccountCounter desk;
    desk.block(contract::BlockSide::Debits, "Court order");
    desk.open({true, false});
    QVERIFY(desk.says("This account is blocked for debits: nothing can be paid from it."));
    QVERIFY(desk.says("Court order · by Martin Beneš"));
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QTRY_COMPARE(desk.rowsOf("Blocks in force"), 1);
    QTRY_COMPARE(desk.cell("Blocks in force", 0, 0), QStringLiteral("Debits"));
    for (const char* each : {"Block the account…", "Lift the block…", "Reactivate the account…", "Close the account…"})
        QVERIFY2(!desk.named(each), each);
    AccountCounter usable;
    usable.open({true, false});
    QVERIFY(!usable.named("Blocks") && !usable.says("blocked"));
}

void BlocksTest::aBlockIsPlacedByKeyboard()
{
    AccountCounter desk;
    desk.bank.on<contract::BlockAccount>([&](const contract::BlockOrder& order) {
        desk.block(order.side, order.reason.c_str());
        return desk.known.blocks.back();
    });
    desk.open(kSupervisor);
    beginBlock(desk);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.sheet());
    QVERIFY(desk.says("Block this account?") && desk.says("Lifting it needs a second person's approval."));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The account is blocked. For: Debits."));
    const contract::BlockOrder order = desk.bank.asked<contract::BlockAccount>().front();
    QVERIFY(order.accountId == desk.known.summary.id && order.side == contract::BlockSide::Debits);
    QVERIFY(order.reason == "Court order" && !order.until);
    QTRY_VERIFY(desk.says("nothing can be paid from it."));
    QTRY_COMPARE(desk.rowsOf("Blocks in force"), 1);
}

void BlocksTest::aLostBlockIsRepeatedAsTheSameOne()
{
    AccountCounter desk;
    desk.bank.on<contract::BlockAccount>(lost());
    desk.open(kSupervisor);
    beginBlock(desk);
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.says("it is not known whether this was done"));
    QVERIFY(desk.says("No money was moved."));
    desk.bank.on<contract::BlockAccount>(contract::AccountBlock{});
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    desk.named<QPushButton>("Try again")->click();
    QTRY_VERIFY(desk.says("The account is blocked. For: Debits."));
    const auto asked = desk.bank.asked<contract::BlockAccount>();
    QCOMPARE(asked.size(), std::size_t(2));
    QVERIFY(asked[0].blockId == asked[1].blockId && asked[1].reason == "Court order");
}

void BlocksTest::liftingWaitsForApproval()
{
    AccountCounter desk;
    desk.block(contract::BlockSide::Both, "Court order");
    desk.bank.on<contract::LiftBlock>(waitingFor(contract::ApprovalReason::Unblocking));
    desk.open(kSupervisor);
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(desk.named<QPushButton>("Lift the block…") && desk.named<QPushButton>("Lift the block…")->isEnabled());
    desk.press(Qt::Key_U, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Reason"));
    desk.type("Paid");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.sheet());
    QVERIFY(desk.says("A second person must approve it. The account stays blocked until then."));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("It waits for a second person's approval"));
    QVERIFY(desk.says("The account stays blocked meanwhile."));
    const contract::BlockLift lift = desk.bank.asked<contract::LiftBlock>().front();
    QVERIFY(lift.blockId == desk.known.blocks.front().id && lift.reason == "Paid");
}

void BlocksTest::anUnknownLiftingIsAskedAbout()
{
    AccountCounter desk;
    desk.block(contract::BlockSide::Both, "Court order");
    desk.bank.on<contract::LiftBlock>(lost());
    desk.bank.on<contract::ResolveTransferKey>(lost());
    desk.open(kSupervisor);
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(desk.named<QPushButton>("Lift the block…") && desk.named<QPushButton>("Lift the block…")->isEnabled());
    desk.press(Qt::Key_U, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Reason"));
    desk.type("Paid");
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.says("It may or may not have taken effect"));
    QVERIFY(!desk.named<QPushButton>("Lift the block…")->isEnabled());
    QVERIFY(desk.named<QPushButton>("Check now"));
}

void BlocksTest::aDormantAccountIsReactivated()
{
    AccountCounter desk;
    desk.known.summary.status = contract::AccountStatus::Dormant;
    desk.bank.on<contract::ReactivateAccount>([&](const auto&) {
        desk.known.summary.status = contract::AccountStatus::Open;
        return contract::Nothing{};
    });
    desk.open(kSupervisor);
    QVERIFY(desk.says("This account is dormant"));
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(desk.named("Reactivate the account…"));
    desk.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(desk.hasFocus("Reason"));
    desk.type("Customer came");
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.says("The account is open again."));
    QVERIFY(desk.bank.asked<contract::ReactivateAccount>().front().reason == "Customer came");
    QTRY_VERIFY(!desk.says("This account is dormant") && !desk.named("Reactivate the account…"));
}

void BlocksTest::onlyAnEmptiedAccountMayBeClosed()
{
    AccountCounter desk;
    desk.open(kSupervisor);
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(desk.named("Block the account…"));
    QVERIFY(!desk.named("Close the account…"));
    desk.known.summary.ledgerBalance = Money(0, currency("CZK"));
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.named("Close the account…"));
}

void BlocksTest::anAccountInUseIsNotClosed()
{
    AccountCounter desk;
    desk.known.summary.ledgerBalance = Money(0, currency("CZK"));
    desk.bank.on<contract::CloseAccount>(refusal(contract::ErrorCode::AccountInUse));
    desk.open(kSupervisor);
    desk.press(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(desk.named("Close the account…"));
    desk.press(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(desk.hasFocus("Reason"));
    desk.type("Customer left");
    desk.reviewAndConfirm();
    QTRY_VERIFY(
        desk.says("The account was not closed: its balance is not zero, money is held on it, or an order waits."));
    QVERIFY(!desk.named("Try again"));
}

void BlocksTest::theMinimumBalanceIsShownIfThereIsOne()
{
    AccountCounter desk;
    desk.open(kSupervisor);
    QVERIFY(!desk.says("Minimum balance"));
    desk.known.minimumBalance = Money(100'000, currency("CZK"));
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("Minimum balance") && desk.says("1 000,00 CZK"));
}

void BlocksTest::leavingAsksAboutEveryFormBeforeOneIsLost()
{
    AccountCounter desk;
    desk.open(kSupervisor);
    desk.press(Qt::Key_H, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Holds in force"));
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desk.hasFocus("Amount to hold"));
    desk.type("500");
    beginBlock(desk);
    const auto isHeld = [&] {
        desk.press(Qt::Key_H, Qt::ControlModifier);
        const auto* amount = desk.named<QLineEdit>("Amount to hold");
        return amount && amount->text() == QLatin1String("500");
    };
    const auto isBlocked = [&] {
        desk.press(Qt::Key_B, Qt::ControlModifier);
        const auto* reason = desk.named<QLineEdit>("Reason");
        return reason && reason->text().startsWith(QLatin1String("Court order"));
    };
    QVERIFY(!desk.page->mayLeave());
    QVERIFY(desk.named<QLineEdit>("Amount to hold") && desk.says("This was not sent."));
    QVERIFY(!desk.page->mayLeave());
    QVERIFY(desk.named<QComboBox>("Block for") && desk.says("This was not sent."));
    QVERIFY(isHeld() && isBlocked()); // asked about both, and neither is lost yet
    desk.named<QLineEdit>("Reason")->setFocus();
    desk.type(" of Brno"); // typing goes on
    QVERIFY(!desk.page->mayLeave());
    QVERIFY(isHeld());
    QVERIFY(desk.page->mayLeave());
    QVERIFY(!desk.page->holdsWork());
    QVERIFY(!isHeld() && !isBlocked());
}

COUNTERFOIL_QTEST(BlocksTest)
#include "tst_blocks.moc"
