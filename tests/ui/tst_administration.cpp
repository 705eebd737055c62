// The administration page by key events: its sessions and branches; and all of it: accessible names of focusable
// widgets, and pictures if COUNTERFOIL_PICTURES names a folder.
#include "tests/qt/QtTests.h"
#include "tests/ui/AdministrationFakes.h"
#include "tests/ui/AppearanceCheck.h"
#include "tests/ui/FontScale.h"
#include "tests/ui/Keyboard.h"
#include "ui/theme/ThemeController.h"

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

class AdministrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }
    void aSessionIsEndedAfterAsking();
    void sessionsOfOnePerson();
    void branchesAreReadOnly();
    void everythingThatTakesFocusHasAName();
    void tabReachesEverythingInReadingOrder();
    void nothingIsClippedAtAnyFontSize_data();
    void nothingIsClippedAtAnyFontSize();
    void theyLookRightInBothThemes_data();
    void theyLookRightInBothThemes();
};

void AdministrationTest::aSessionIsEndedAfterAsking()
{
    AdministrationDesk desk;
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    auto* table = desk.named<QTableView>("Open sessions");
    QVERIFY(table);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Delete);
    QVERIFY(desk.says("Sign Anna Malá out?"));
    desk.confirm();
    QTRY_VERIFY(desk.says("Anna Malá is signed out on that device."));
    QTRY_COMPARE(table->model()->rowCount(), 2);
    // Somebody else was quicker.
    desk.bank.signedIn.clear();
    desk.press(Qt::Key_Delete);
    desk.confirm();
    QTRY_VERIFY(desk.says("had already ended."));
    QTRY_VERIFY(desk.says("Nobody is signed in."));
}

void AdministrationTest::sessionsOfOnePerson()
{
    AdministrationDesk desk;
    desk.openMember("anna", "Anna Malá");
    QVERIFY(desk.tabTo("Show the sessions of Anna Malá"));
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.says("Sessions of Anna Malá"));
    QTRY_COMPARE(desk.rowsOf("Open sessions"), 1);
    desk.press(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE(desk.rowsOf("Open sessions"), 3);
    QVERIFY(desk.says("Who is signed in"));
    // And from the list itself, whose rows disappear while it is filtered.
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Sessions of"));
    QTRY_COMPARE(desk.rowsOf("Open sessions"), 1);
}

void AdministrationTest::branchesAreReadOnly()
{
    AdministrationDesk desk;
    desk.press(Qt::Key_PageUp, Qt::ControlModifier);
    auto* table = desk.named<QTableView>("Branches");
    QVERIFY(table);
    QTRY_COMPARE(table->model()->rowCount(), 3);
    QTRY_COMPARE(table->model()->index(2, 1).data().toString(), QStringLiteral("Ostrava-Poruba"));
    QCOMPARE(table->editTriggers(), QTableView::NoEditTriggers);
}

void AdministrationTest::everythingThatTakesFocusHasAName()
{
    AdministrationDesk desk;
    const auto check = [&] {
        for (const auto* widget : desk.window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || !widget->isEnabled())
                continue;
            const QString name = widget->accessibleName() + widget->property("text").toString();
            QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
        }
    };
    check();
    desk.openMember("jan", "Jan Novák");
    check();
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_N, Qt::ControlModifier);
    check();
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    check();
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    check();
}

void AdministrationTest::tabReachesEverythingInReadingOrder()
{
    const QStringList parts = {QStringLiteral("Staff"), QStringLiteral("Sessions"), QStringLiteral("Branches")};
    AdministrationDesk desk;
    QTRY_VERIFY(desk.says("5 people"));
    verifyTabOrder(
        desk.window,
        QStringList{QStringLiteral("Search staff"), QStringLiteral("Add a person"), QStringLiteral("Staff")} + parts);
    desk.openMember("jan", "Jan Novák");
    QTRY_COMPARE(desk.focused(), QStringLiteral("Name"));
    desk.press(Qt::Key_End);
    desk.type("x");
    verifyTabOrder(desk.window,
                   QStringList{QStringLiteral("Name"), QStringLiteral("Role"), QStringLiteral("Branch"),
                               QStringLiteral("Save"), QStringLiteral("Discard"),
                               QStringLiteral("Show the sessions of Jan Novák"), QStringLiteral("Unlock Jan Novák"),
                               QStringLiteral("Reset the second factor of Jan Novák"),
                               QStringLiteral("Disable Jan Novák")} +
                       parts + QStringList{QStringLiteral("All staff"), QStringLiteral("Refresh")});
    QVERIFY(desk.tabTo("Discard"));
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.page->mayLeave());
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_N, Qt::ControlModifier);
    verifyTabOrder(desk.window, QStringList{QStringLiteral("Name"), QStringLiteral("User name"), QStringLiteral("Role"),
                                            QStringLiteral("Branch"), QStringLiteral("Add"), QStringLiteral("Cancel")} +
                                    parts);
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_COMPARE(desk.rowsOf("Open sessions"), 3);
    desk.press(Qt::Key_Home);
    verifyTabOrder(desk.window, QStringList{QStringLiteral("Open sessions")} + parts +
                                    QStringList{QStringLiteral("Only this person"),
                                                QStringLiteral("End the session of Petr Svoboda")});
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_COMPARE(desk.rowsOf("Branches"), 3);
    verifyTabOrder(desk.window, QStringList{QStringLiteral("Branches")} + parts);
}

void AdministrationTest::nothingIsClippedAtAnyFontSize_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("100") << 100;
    QTest::newRow("150") << 150;
    QTest::newRow("200") << 200;
}

void AdministrationTest::nothingIsClippedAtAnyFontSize()
{
    QFETCH(int, percent);
    const FontScale scale(percent);
    ThemeController theme(*qApp, ThemeChoice::Light);
    AdministrationDesk desk;
    QTRY_VERIFY(desk.says("Rows"));
    desk.picture("fonts-staff");
    QTRY_COMPARE(clippedTexts(desk.window), QString());
    desk.openMember("jan", "Jan Novák");
    desk.picture("fonts-member");
    QTRY_COMPARE(clippedTexts(desk.window), QString());
    desk.press(Qt::Key_Escape);
    desk.openMember("eva", "Eva Nováková-Šťastná");
    desk.picture("fonts-invited");
    QTRY_COMPARE(clippedTexts(desk.window), QString());
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_N, Qt::ControlModifier);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    desk.picture("fonts-add");
    QTRY_COMPARE(clippedTexts(desk.window), QString());
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Rows"));
    desk.press(Qt::Key_Home);
    desk.picture("fonts-sessions");
    QTRY_COMPARE(clippedTexts(desk.window), QString());
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_VERIFY(desk.named<QTableView>("Branches"));
    desk.picture("fonts-branches");
    QTRY_COMPARE(clippedTexts(desk.window), QString());
}

void AdministrationTest::theyLookRightInBothThemes_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void AdministrationTest::theyLookRightInBothThemes()
{
    QFETCH(ThemeChoice, choice);
    ThemeController theme(*qApp, choice);
    AdministrationDesk desk;
    QTRY_VERIFY(desk.says("Rows"));
    lookAt(desk, "administration-staff");
    desk.openMember("jan", "Jan Novák");
    lookAt(desk, "administration-member");
    QVERIFY(desk.tabTo("Reset the second factor of Jan Novák"));
    desk.press(Qt::Key_Space);
    lookAt(desk, "administration-reset", desk.window.findChild<ConfirmSheet*>());
    desk.press(Qt::Key_Escape);
    QTRY_VERIFY(!desk.asks());
    desk.bank.changeElsewhere("jan", "Jan Novák ml.");
    QVERIFY(desk.tabTo("Role"));
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    desk.confirm();
    QTRY_VERIFY(desk.says("Marta Veselá changed"));
    lookAt(desk, "administration-conflict");
    QVERIFY(desk.tabTo("Load again"));
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.page->mayLeave());
    desk.press(Qt::Key_Escape);
    desk.openMember("eva", "Eva Nováková-Šťastná");
    lookAt(desk, "administration-invited");
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_N, Qt::ControlModifier);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    lookAt(desk, "administration-add");
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Rows"));
    desk.press(Qt::Key_Down);
    lookAt(desk, "administration-sessions");
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    QTRY_VERIFY(desk.named<QTableView>("Branches"));
    lookAt(desk, "administration-branches");
}

COUNTERFOIL_QTEST(AdministrationTest)
#include "tst_administration.moc"
