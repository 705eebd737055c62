// Asking for a limit where none is in force, with an in-memory bank, by key events.
#include "tests/qt/QtTests.h"
#include "tests/ui/AppearanceCheck.h"
#include "tests/ui/LimitsDesk.h"
#include "ui/theme/ThemeController.h"
#include "ui/widgets/IbanEdit.h"

#include <QComboBox>
#include <QLineEdit>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;
using contract::LimitMeasure;
using contract::LimitSubject;

class NewLimitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void aFirstLimitOfAColleagueIsAskedFor();
    void aFirstLimitOfAnAccountIsAskedForByItsIban();
    void aFirstLimitOfAProductOrARoleIsAskedFor();
    void whatTheBankDoesNotHaveIsSaidBesideIt();
    void colleaguesThatCannotBeListedAreSaidToBe();
    void aHalfFilledInNewLimitIsAskedAbout();
    void tabReachesEverything();
    void itLooksRight_data();
    void itLooksRight();
};

void NewLimitTest::aFirstLimitOfAColleagueIsAskedFor()
{
    LimitsDesk desk;
    desk.open();
    desk.beginNew();
    QCOMPARE(desk.bank.calls<contract::ListStaff>(), 0);
    desk.press(Qt::Key_Down);
    desk.tabTo("Colleague");
    QTRY_COMPARE(desk.named<QComboBox>("Colleague")->count(), 2); // of both pages, who may order
    QCOMPARE(desk.named<QComboBox>("Colleague")->currentText(), QStringLiteral("Anna Malá"));
    QVERIFY(desk.says("Praha 1"));
    desk.press(Qt::Key_Down);
    desk.tabTo("For");
    desk.press(Qt::Key_Down);
    desk.tabTo("Currency");
    QCOMPARE(desk.named<QComboBox>("Currency")->currentText(), QStringLiteral("CZK")); // as in the list
    desk.press(Qt::Key_Down);
    desk.tabTo("At most");
    desk.type("1500,50");
    desk.tabTo("Reason");
    desk.type("New here");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.sheet());
    QVERIFY(desk.says("Petr Svoboda, Praha 1") && desk.says("1 500,50 EUR") && desk.says("a day"));
    QVERIFY(desk.says("A limit that is in force already would be replaced."));
    QCOMPARE(desk.bank.calls<contract::ChangeLimit>(), 0);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("It waits for a second person's approval"));
    const contract::LimitOrder order = desk.ordered();
    QVERIFY(order.subject == LimitSubject::Staff && order.of == desk.staff[0].id.toString());
    QVERIFY(order.measure == LimitMeasure::PerDay && order.currency == currency("EUR"));
    QCOMPARE(order.most, std::optional<std::int64_t>(150'050));
    QCOMPARE(order.reason, std::string("New here"));
    QVERIFY(desk.hasFocus("Limits"));
}

void NewLimitTest::aFirstLimitOfAnAccountIsAskedForByItsIban()
{
    LimitsDesk desk;
    desk.open();
    desk.beginNew();
    desk.press(Qt::Key_End);
    desk.tabTo("IBAN");
    desk.type("CZ65 0800 0000 1920 0014 5398");
    desk.tabTo("For");
    QVERIFY(desk.says("check digits") || !desk.named<IbanEdit>("IBAN")->shownError().isEmpty());
    desk.named<IbanEdit>("IBAN")->setFocus();
    desk.press(Qt::Key_A, Qt::ControlModifier);
    desk.type(czechIban(77).paper().c_str());
    desk.tabTo("For");
    desk.press(Qt::Key_End);
    desk.tabTo("Currency");
    desk.tabTo("At most, in orders");
    desk.press(Qt::Key_Up);
    desk.tabTo("Reason");
    desk.type("Court order");
    desk.reviewAndConfirm();
    const contract::LimitOrder order = desk.ordered();
    QVERIFY(order.subject == LimitSubject::Account && order.measure == LimitMeasure::PerHour);
    QCOMPARE(order.of, czechIban(77).electronic());
    QCOMPARE(order.most, std::optional<std::int64_t>(2));
}

void NewLimitTest::aFirstLimitOfAProductOrARoleIsAskedFor()
{
    for (const bool ofProduct : {false, true}) {
        LimitsDesk desk;
        desk.open();
        desk.beginNew();
        if (ofProduct) {
            desk.press(Qt::Key_Down);
            desk.press(Qt::Key_Down);
        }
        desk.tabTo(ofProduct ? "Product" : "Role");
        if (ofProduct)
            QTRY_COMPARE(desk.named<QComboBox>("Product")->currentText(), QStringLiteral("Current account"));
        desk.press(Qt::Key_Down);
        desk.tabTo("For");
        desk.tabTo("Currency");
        desk.tabTo("At most");
        desk.type("900");
        desk.tabTo("Reason");
        desk.type("Review");
        desk.reviewAndConfirm();
        QVERIFY(desk.ordered().subject == (ofProduct ? LimitSubject::Product : LimitSubject::Role));
        QCOMPARE(desk.ordered().of, std::string(ofProduct ? "savings" : "supervisor"));
        QVERIFY(desk.ordered().measure == LimitMeasure::PerTransfer);
    }
}

void NewLimitTest::whatTheBankDoesNotHaveIsSaidBesideIt()
{
    LimitsDesk desk;
    client::CallFailure unknown = refusal(contract::ErrorCode::InvalidRequest);
    unknown.problem->errors = {{"/of", "is not a customer's account with this currency", "unknownAccount"}};
    desk.bank.on<contract::ChangeLimit>(
        [&](const auto&) -> client::CallResult<contract::OrderOutcome> { return unknown; });
    desk.open();
    desk.beginNew();
    desk.press(Qt::Key_End);
    desk.tabTo("IBAN");
    desk.type(czechIban(77).paper().c_str());
    desk.tabTo("For");
    desk.tabTo("Currency");
    desk.tabTo("At most");
    desk.type("900");
    desk.tabTo("Reason");
    desk.type("Review");
    desk.reviewAndConfirm();
    QTRY_VERIFY(desk.hasFocus("IBAN"));
    QVERIFY(desk.named<IbanEdit>("IBAN")->shownError().startsWith(QStringLiteral("No customer of the bank")));
    // It may have been the currency.
    desk.named<QComboBox>("Currency")->setFocus();
    desk.press(Qt::Key_Down);
    QVERIFY(desk.named<IbanEdit>("IBAN")->shownError().isEmpty());
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.sheet());
}

void NewLimitTest::colleaguesThatCannotBeListedAreSaidToBe()
{
    LimitsDesk desk;
    desk.bank.on<contract::ListStaff>(
        [](const auto&) -> client::CallResult<contract::Page<contract::StaffRow>> { return unreachable(); });
    desk.open();
    desk.beginNew();
    desk.press(Qt::Key_Down);
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    QTRY_VERIFY(desk.says("The bank cannot be reached"));
    desk.named<QLineEdit>("At most")->setFocus();
    desk.type("900");
    desk.tabTo("Reason");
    desk.type("Review");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.says("Choose a colleague."));
    QVERIFY(!desk.sheet());
    QVERIFY(desk.hasFocus("Colleague"));
}

void NewLimitTest::aHalfFilledInNewLimitIsAskedAbout()
{
    LimitsDesk desk;
    desk.open();
    desk.beginNew();
    QVERIFY(!desk.page->holdsWork());
    desk.named<QLineEdit>("At most")->setFocus();
    desk.type("900");
    desk.begin(2);
    QVERIFY(desk.says("This was not sent."));
    QCOMPARE(desk.named<QLineEdit>("At most")->text(), QStringLiteral("900"));
    desk.begin(2); // asked before
    QVERIFY(desk.says("Change the limit: Teller, one transfer"));
    QVERIFY(!desk.named<QComboBox>("Limit of"));
    desk.beginNew();
    QVERIFY(desk.named<QLineEdit>("At most")->text().isEmpty());
}

void NewLimitTest::tabReachesEverything()
{
    LimitsDesk desk;
    desk.open();
    desk.beginNew();
    desk.press(Qt::Key_Down);
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    verifyTabOrder(desk.window,
                   {QStringLiteral("Limit of"), QStringLiteral("Colleague"), QStringLiteral("For"),
                    QStringLiteral("Currency"), QStringLiteral("At most"), QStringLiteral("Reason"),
                    QStringLiteral("Review the change"), QStringLiteral("Cancel"), QStringLiteral("Limits"),
                    QStringLiteral("New limit…"), QStringLiteral("Change the limit…"), QStringLiteral("Refresh"),
                    QStringLiteral("Back to the approvals")});
}

void NewLimitTest::itLooksRight_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << ThemeChoice::Light << QSize(1020, 760);
    QTest::newRow("dark-small") << ThemeChoice::Dark << QSize(1024 - 170, 600);
}

void NewLimitTest::itLooksRight()
{
    QFETCH(const ThemeChoice, choice);
    QFETCH(const QSize, size);
    ThemeController theme(*qApp, choice);
    LimitsDesk desk;
    desk.open();
    desk.window.resize(size);
    desk.beginNew();
    desk.press(Qt::Key_Down);
    QTRY_COMPARE(desk.bank.inFlight(), 0);
    desk.picture("limits-3-new");
    verifyAppearance(desk.window);
    desk.press(Qt::Key_End);
    desk.picture("limits-4-new-of-an-account");
    verifyAppearance(desk.window);
}

COUNTERFOIL_QTEST(NewLimitTest)
#include "tst_new_limit.moc"
