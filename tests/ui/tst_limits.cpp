// The limits in force and asking for a change of one, with an in-memory bank, by key events.
#include "tests/qt/QtTests.h"
#include "tests/ui/AppearanceCheck.h"
#include "tests/ui/LimitsDesk.h"
#include "ui/shell/OrderRecovery.h"
#include "ui/theme/ThemeController.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;
using contract::LimitMeasure;
using contract::LimitSubject;

class LimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void eachLimitIsNamed();
    void aChangeIsAskedForAndWaits();
    void aCountIsChangedLikewise();
    void aLimitOfTheirOwnCanEnd();
    void aRoleAlwaysHasALimitPerTransfer();
    void theSameFigureIsNotSent();
    void anUnknownOutcomeKeepsTheNextOneBack();
    void whatIsHalfFilledInIsAskedAbout();
    void whoMayNotChangeIsOfferedNothing();
    void tabReachesEverything();
    void itLooksRight_data();
    void itLooksRight();
};

void LimitsTest::eachLimitIsNamed()
{
    LimitsDesk desk;
    desk.open();
    QCOMPARE(desk.cell(0, 0), QStringLiteral("Account"));
    QVERIFY(desk.cell(0, 1).startsWith(QStringLiteral("CZ")));
    QCOMPARE(desk.cell(0, 2), QStringLiteral("a day"));
    QVERIFY(desk.cell(0, 3).startsWith(QStringLiteral("50 000,00")));
    QCOMPARE(desk.cell(1, 1), QStringLiteral("Teller"));
    QVERIFY(desk.cell(1, 3).startsWith(QStringLiteral("60 order")));
    QCOMPARE(desk.cell(2, 2), QStringLiteral("one transfer"));
    QCOMPARE(desk.cell(3, 1), QStringLiteral("Anna Malá"));
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.navigator.targets.back().page == PageId::Approvals);
}

void LimitsTest::aChangeIsAskedForAndWaits()
{
    LimitsDesk desk;
    desk.open();
    desk.begin(2);
    QTRY_VERIFY(desk.hasFocus("At most"));
    desk.press(Qt::Key_A, Qt::ControlModifier);
    desk.type("150000");
    desk.press(Qt::Key_Tab);
    QVERIFY(desk.hasFocus("Reason"));
    desk.type("More cash business");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.sheet());
    QVERIFY(desk.says("Ask for this change?") && desk.says("100 000,00 CZK") && desk.says("150 000,00 CZK"));
    QVERIFY(desk.says("The limit stays as it is until then."));
    QVERIFY(desk.sheet()->accessibleDescription().contains(QStringLiteral("Teller")));
    QCOMPARE(desk.bank.calls<contract::ChangeLimit>(), 0);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The limit stays as it is meanwhile."));
    const contract::LimitOrder order = desk.bank.asked<contract::ChangeLimit>().front();
    QVERIFY(order.subject == LimitSubject::Role && order.of == "teller" && order.measure == LimitMeasure::PerTransfer);
    QCOMPARE(order.most, std::optional<std::int64_t>(15'000'000));
    QCOMPARE(order.reason, std::string("More cash business"));
    QVERIFY(desk.page->showsOutcome(OrderRecovery::idOf(*desk.bank.options<contract::ChangeLimit>().key)));
    QVERIFY(!desk.page->holdsWork());
    QVERIFY(desk.hasFocus("Limits"));
}

void LimitsTest::aCountIsChangedLikewise()
{
    LimitsDesk desk;
    desk.open();
    desk.begin(1);
    QTRY_VERIFY(desk.hasFocus("At most, in orders"));
    desk.named<QSpinBox>("At most, in orders")->setValue(80);
    desk.press(Qt::Key_Tab);
    desk.type("Christmas");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.sheet());
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.bank.calls<contract::ChangeLimit>(), 1);
    QCOMPARE(desk.bank.asked<contract::ChangeLimit>().front().most, std::optional<std::int64_t>(80));
}

void LimitsTest::aLimitOfTheirOwnCanEnd()
{
    LimitsDesk desk;
    desk.open();
    desk.begin(3);
    auto* none = desk.named<QCheckBox>("No limit of their own: that of the role holds");
    QTRY_VERIFY(none);
    none->click();
    QVERIFY(!desk.named<QLineEdit>("At most"));
    desk.named<QLineEdit>("Reason")->setFocus();
    desk.type("Moved on");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.sheet());
    QVERIFY(desk.says("no limit"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.bank.calls<contract::ChangeLimit>(), 1);
    QVERIFY(!desk.bank.asked<contract::ChangeLimit>().front().most);
}

void LimitsTest::aRoleAlwaysHasALimitPerTransfer()
{
    LimitsDesk desk;
    desk.open();
    desk.begin(1); // an hour: may end
    auto* none = desk.named<QCheckBox>("No limit");
    QVERIFY(none);
    none->click();
    QVERIFY(!desk.page->mayLeave() && desk.page->mayLeave());
    desk.begin(2); // one transfer: without it nobody of that role could order anything
    QTRY_VERIFY(desk.hasFocus("At most"));
    QVERIFY(!desk.named<QCheckBox>("No limit") && !desk.says("Instead"));
    desk.begin(3); // a person's own may end: that of the role holds
    QVERIFY(desk.named<QCheckBox>("No limit of their own: that of the role holds"));
}

void LimitsTest::theSameFigureIsNotSent()
{
    LimitsDesk desk;
    desk.open();
    desk.begin(2);
    QTRY_VERIFY(desk.hasFocus("At most"));
    desk.press(Qt::Key_Tab);
    desk.type("Why not");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("This is the limit as it is. Enter another figure."));
    QVERIFY(!desk.sheet());
}

void LimitsTest::anUnknownOutcomeKeepsTheNextOneBack()
{
    LimitsDesk desk;
    desk.bank.on<contract::ChangeLimit>(lost());
    desk.bank.on<contract::ResolveTransferKey>(lost());
    desk.open();
    desk.begin(2);
    QTRY_VERIFY(desk.hasFocus("At most"));
    desk.press(Qt::Key_A, Qt::ControlModifier);
    desk.type("150000");
    desk.press(Qt::Key_Tab);
    desk.type("More cash business");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.sheet());
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("It may or may not have taken effect"));
    QVERIFY(!desk.named("Change the limit…")->isEnabled());
    QVERIFY(desk.page->holdsWork());
    // Another page about the same takes it up.
    LimitsPage again(desk.bank, desk.sender, desk.navigator, nullptr);
    QVERIFY(again.holdsWork());
    desk.bank.on<contract::ResolveTransferKey>(waitingFor(contract::ApprovalReason::LimitChange));
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    desk.sender.checkNow(*desk.bank.options<contract::ChangeLimit>().key);
    QTRY_VERIFY(!again.holdsWork());
    QCOMPARE(desk.bank.calls<contract::ChangeLimit>(), 1);
}

void LimitsTest::whatIsHalfFilledInIsAskedAbout()
{
    LimitsDesk desk;
    desk.open();
    QVERIFY(desk.page->mayLeave());
    desk.begin(2);
    QTRY_VERIFY(desk.hasFocus("At most"));
    desk.press(Qt::Key_A, Qt::ControlModifier);
    desk.type("150000");
    desk.begin(0);
    QVERIFY(desk.says("This was not sent."));
    QCOMPARE(desk.named<QLineEdit>("At most")->text(), QStringLiteral("150000"));
    QVERIFY(desk.page->mayLeave()); // asked before
    QVERIFY(!desk.page->holdsWork());
}

void LimitsTest::whoMayNotChangeIsOfferedNothing()
{
    LimitsDesk desk;
    desk.open(/*mayChange=*/false);
    QVERIFY(!desk.named("Change the limit…") && !desk.named("New limit…"));
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(!desk.named<QComboBox>("Limit of"));
    desk.begin(2);
    QVERIFY(!desk.named<QLineEdit>("At most"));
}

void LimitsTest::tabReachesEverything()
{
    LimitsDesk desk;
    desk.open();
    verifyTabOrder(desk.window,
                   {QStringLiteral("Limits"), QStringLiteral("New limit…"), QStringLiteral("Change the limit…"),
                    QStringLiteral("Refresh"), QStringLiteral("Back to the approvals")});
}

void LimitsTest::itLooksRight_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << ThemeChoice::Light << QSize(1020, 760);
    QTest::newRow("dark-small") << ThemeChoice::Dark << QSize(1024 - 170, 600);
}

void LimitsTest::itLooksRight()
{
    QFETCH(const ThemeChoice, choice);
    QFETCH(const QSize, size);
    ThemeController theme(*qApp, choice);
    LimitsDesk desk;
    desk.open();
    desk.window.resize(size);
    desk.picture("limits-1-list");
    desk.begin(3);
    desk.picture("limits-2-change");
    verifyAppearance(desk.window);
}

COUNTERFOIL_QTEST(LimitsTest)
#include "tst_limits.moc"
