// The administration's staff by key events: finding, opening, changing, locking out, adding; conflicts, refusals and
// late answers.
#include "tests/qt/QtTests.h"
#include "tests/ui/AdministrationFakes.h"

#include <QClipboard>
#include <QComboBox>

using namespace cf;
using contract::ErrorCode;
using namespace cf::test;
using namespace cf::ui;

class AdministrationStaffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }
    void somebodyIsFoundAndOpenedByKeysAlone();
    void aNameIsSavedWithoutAskingAndARoleOnlyAfterAsking();
    void cancelIsTheDefaultOfEveryQuestion();
    void disablingAndEnablingSayWhatTheyDo();
    void aResetEndsInTheCommandForTheServer();
    void onlyALockedPersonCanBeUnlocked();
    void nothingCanBeDoneAboutOneself();
    void aConflictNamesWhoChangedItAndKeepsWhatWasTyped();
    void aRefusalAndALostAnswerAreTold();
    void aLateAnswerIsNotShownForSomebodyElse();
    void nothingIsSentTwice();
    void aFailedRefreshKeepsWhoIsShown();
    void whatIsTypedIsNotLostByLeaving();
    void somebodyNewIsAddedAfterTheFieldsAreRight();
    void aTakenUserNameIsToldAtItsField();
    void anAnswerAboutSomebodyNewReachesNoOtherForm();
    void aNameHoldsAHundredCharactersOfAnyScript();
};

void AdministrationStaffTest::somebodyIsFoundAndOpenedByKeysAlone()
{
    AdministrationDesk desk;
    QTRY_VERIFY(desk.says("5 people"));
    QCOMPARE(desk.focused(), QStringLiteral("Search staff"));
    desk.openMember("anna", "Anna Malá");
    QTRY_COMPARE(desk.focused(), QStringLiteral("Name"));
    desk.press(Qt::Key_Escape);
    QTRY_COMPARE(desk.focused(), QStringLiteral("Staff"));
}

void AdministrationStaffTest::aNameIsSavedWithoutAskingAndARoleOnlyAfterAsking()
{
    AdministrationDesk desk;
    desk.openMember("anna", "Anna Malá");
    QTRY_COMPARE(desk.focused(), QStringLiteral("Name"));
    QVERIFY(!desk.named("Save")->isEnabled());
    desk.press(Qt::Key_End);
    desk.type("-Nová");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("The changes to Anna Malá are saved."));
    QCOMPARE(desk.bank.of("anna").displayName, std::string("Anna Malá-Nová"));
    QVERIFY(!desk.named("Save")->isEnabled());

    QVERIFY(desk.tabTo("Role"));
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.asks());
    QVERIFY(desk.says("Teller → Supervisor"));
    QVERIFY(desk.says("is signed out at once"));
    QCOMPARE(desk.bank.log.size(), 1);
    desk.confirm();
    QTRY_COMPARE(desk.bank.of("anna").role, Role::Supervisor);
}

void AdministrationStaffTest::cancelIsTheDefaultOfEveryQuestion()
{
    AdministrationDesk desk;
    desk.openMember("anna", "Anna Malá");
    for (const char* act : {"Disable Anna Malá", "Reset the second factor of Anna Malá"}) {
        QVERIFY(desk.tabTo(act));
        desk.press(Qt::Key_Space);
        QVERIFY(desk.asks());
        desk.press(Qt::Key_Return);
        QTRY_VERIFY(!desk.asks());
    }
    QVERIFY(desk.bank.log.isEmpty());
}

void AdministrationStaffTest::disablingAndEnablingSayWhatTheyDo()
{
    AdministrationDesk desk;
    desk.openMember("anna", "Anna Malá");
    QVERIFY(desk.tabTo("Disable Anna Malá"));
    desk.press(Qt::Key_Space);
    QVERIFY(desk.says("Anna Malá is signed out everywhere at once"));
    desk.confirm();
    QTRY_VERIFY(desk.says("Anna Malá is disabled and signed out everywhere."));
    QTRY_VERIFY(desk.says("Disabled"));
    QVERIFY(!desk.named("Reset the second factor of Anna Malá"));
    QVERIFY(desk.tabTo("Enable Anna Malá"));
    desk.press(Qt::Key_Space);
    desk.confirm();
    QTRY_VERIFY(desk.says("Anna Malá is enabled."));
    QCOMPARE(desk.bank.log, (QStringList{QStringLiteral("update anna"), QStringLiteral("update anna")}));
}

void AdministrationStaffTest::aResetEndsInTheCommandForTheServer()
{
    AdministrationDesk desk;
    desk.openMember("anna", "Anna Malá");
    QVERIFY(desk.tabTo("Reset the second factor of Anna Malá"));
    desk.press(Qt::Key_Space);
    desk.confirm();
    QTRY_VERIFY(desk.says("Anna Malá is signed out everywhere and has to enrol again."));
    auto* command = desk.named<QLineEdit>("Command that prints the enrolment code");
    QVERIFY(command);
    QCOMPARE(command->text(), QStringLiteral("bankd staff invite anna"));
    QVERIFY(desk.tabTo("Copy the command"));
    desk.press(Qt::Key_Space);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("bankd staff invite anna"));
}

void AdministrationStaffTest::onlyALockedPersonCanBeUnlocked()
{
    AdministrationDesk desk;
    desk.openMember("anna", "Anna Malá");
    QVERIFY(!desk.named("Unlock Anna Malá"));
    desk.press(Qt::Key_Escape);
    desk.openMember("jan", "Jan Novák");
    QVERIFY(desk.says("Locked until"));
    QVERIFY(desk.tabTo("Unlock Jan Novák"));
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.says("Jan Novák is unlocked and can sign in again."));
    QVERIFY(!desk.named("Unlock Jan Novák"));
}

void AdministrationStaffTest::nothingCanBeDoneAboutOneself()
{
    AdministrationDesk desk;
    desk.openMember("svoboda", "Petr Svoboda");
    QTRY_VERIFY(desk.says("This is you."));
    QVERIFY(!desk.named("Save"));
    QVERIFY(!desk.named("Disable Petr Svoboda"));
    QVERIFY(!desk.named("Reset the second factor of Petr Svoboda"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.bank.log.isEmpty());
}

void AdministrationStaffTest::aConflictNamesWhoChangedItAndKeepsWhatWasTyped()
{
    AdministrationDesk desk;
    desk.openMember("anna", "Anna Malá");
    QTRY_COMPARE(desk.focused(), QStringLiteral("Name"));
    desk.bank.changeElsewhere("anna", "Anna Velká");
    desk.press(Qt::Key_End);
    desk.type("-Nová");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Marta Veselá changed Anna Velká in the meantime"));
    QVERIFY(desk.says("None of your changes were saved."));
    QCOMPARE(desk.named<QLineEdit>("Name")->text(), QStringLiteral("Anna Malá-Nová"));
    QCOMPARE(desk.bank.of("anna").displayName, std::string("Anna Velká"));
    QVERIFY(desk.tabTo("Load again"));
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.named<QLineEdit>("Name") && desk.named<QLineEdit>("Name")->text() == QStringLiteral("Anna Velká"));
    desk.press(Qt::Key_End);
    desk.type("-Nová");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.bank.of("anna").displayName, std::string("Anna Velká-Nová"));
}

void AdministrationStaffTest::aRefusalAndALostAnswerAreTold()
{
    AdministrationDesk desk;
    desk.openMember("jan", "Jan Novák");
    desk.bank.failure = refusal(ErrorCode::Unavailable);
    QVERIFY(desk.tabTo("Unlock Jan Novák"));
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.says("Jan Novák: The bank is busy"));
    desk.bank.failure = lost();
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.says("it is not known whether this was done"));
    // It was done, and the page shows it without a refresh.
    QTRY_VERIFY(!desk.named("Unlock Jan Novák"));
}

void AdministrationStaffTest::aLateAnswerIsNotShownForSomebodyElse()
{
    AdministrationDesk desk;
    desk.openMember("jan", "Jan Novák");
    desk.bank.hold<contract::UnlockStaff>();
    QVERIFY(desk.tabTo("Unlock Jan Novák"));
    desk.press(Qt::Key_Space);
    QCOMPARE(desk.bank.waiting<contract::UnlockStaff>(), 1);
    desk.press(Qt::Key_Escape);
    desk.openMember("anna", "Anna Malá");
    desk.bank.release<contract::UnlockStaff>();
    QTRY_VERIFY(desk.says("Jan Novák is unlocked and can sign in again."));
    QCOMPARE(desk.named<QLineEdit>("Name")->text(), QStringLiteral("Anna Malá"));
}

void AdministrationStaffTest::aFailedRefreshKeepsWhoIsShown()
{
    AdministrationDesk desk;
    desk.openMember("jan", "Jan Novák");
    desk.bank.opening = refusal(ErrorCode::Unavailable);
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("The bank is busy"));
    QVERIFY(desk.named<QLineEdit>("Name") && desk.says("Last changed"));
    desk.bank.opening = refusal(ErrorCode::NotFound);
    desk.press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("The bank does not know this"));
    QVERIFY(!desk.named<QLineEdit>("Name"));
}

void AdministrationStaffTest::nothingIsSentTwice()
{
    AdministrationDesk desk;
    desk.openMember("jan", "Jan Novák");
    desk.bank.hold<contract::UnlockStaff>();
    QVERIFY(desk.tabTo("Unlock Jan Novák"));
    for (int i = 0; i < 3; ++i)
        desk.press(Qt::Key_Space);
    QVERIFY(desk.tabTo("Name"));
    desk.type("x");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(desk.bank.waiting<contract::UnlockStaff>(), 1);
    desk.bank.release<contract::UnlockStaff>();
    QTRY_VERIFY(!desk.named("Unlock Jan Novák"));
    QCOMPARE(desk.bank.log, QStringList{QStringLiteral("unlock jan")});
}

void AdministrationStaffTest::whatIsTypedIsNotLostByLeaving()
{
    AdministrationDesk desk;
    desk.openMember("anna", "Anna Malá");
    QTRY_COMPARE(desk.focused(), QStringLiteral("Name"));
    desk.type("x");
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.says("The changes to Anna Malá are not saved."));
    QVERIFY(!desk.page->mayLeave());
    desk.press(Qt::Key_PageDown, Qt::ControlModifier);
    QVERIFY(desk.named<QLineEdit>("Name"));
    QVERIFY(desk.tabTo("Discard"));
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.page->mayLeave());
    QCOMPARE(desk.named<QLineEdit>("Name")->text(), QStringLiteral("Anna Malá"));
}

void AdministrationStaffTest::somebodyNewIsAddedAfterTheFieldsAreRight()
{
    AdministrationDesk desk;
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desk.named<QComboBox>("Branch")->count() > 0);
    QCOMPARE(desk.focused(), QStringLiteral("Name"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.says("Enter the person's name."));
    desk.type("Nina Nová");
    desk.press(Qt::Key_Tab);
    desk.type("Nina");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.says("Only small letters a to z"));
    QVERIFY(desk.bank.log.isEmpty());
    QApplication::focusWidget()->setProperty("text", QStringLiteral("nina.nova"));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Nina Nová was added."));
    QCOMPARE(desk.bank.log, QStringList{QStringLiteral("add nina.nova")});
    QTRY_VERIFY(desk.named<QLineEdit>("Command that prints the enrolment code"));
    QCOMPARE(desk.named<QLineEdit>("Command that prints the enrolment code")->text(),
             QStringLiteral("bankd staff invite nina.nova"));
    QTRY_COMPARE(QApplication::focusWidget()->property("text").toString(), QStringLiteral("Copy the command"));
}

void AdministrationStaffTest::aTakenUserNameIsToldAtItsField()
{
    AdministrationDesk desk;
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desk.named<QComboBox>("Branch")->count() > 0);
    desk.type("Nina Nová");
    desk.press(Qt::Key_Tab);
    desk.type("anna");
    desk.bank.failure = refusal(ErrorCode::NameTaken);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(desk.says("Somebody already has this user name."));
    QCOMPARE(desk.focused(), QStringLiteral("User name"));
    desk.press(Qt::Key_Escape);
    QVERIFY(desk.named<QLineEdit>("User name"));
    QVERIFY(desk.says("The new person has not been added yet."));
}

void AdministrationStaffTest::anAnswerAboutSomebodyNewReachesNoOtherForm()
{
    AdministrationDesk desk;
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desk.named<QComboBox>("Branch")->count() > 0);
    const auto addAndDiscard = [&](const char* name, const char* userName) {
        desk.type(name);
        desk.press(Qt::Key_Tab);
        desk.type(userName);
        desk.bank.hold<contract::AddStaff>();
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.bank.waiting<contract::AddStaff>(), 1);
        desk.press(Qt::Key_Escape);
        QVERIFY(desk.says("The new person has not been added yet."));
        QVERIFY(desk.tabTo("Discard"));
        desk.press(Qt::Key_Space);
        QTRY_COMPARE(desk.focused(), QStringLiteral("Name"));
    };
    addAndDiscard("Nina Nová", "nina.nova");
    desk.type("Eva");
    desk.bank.release<contract::AddStaff>();
    QVERIFY(desk.says("Nina Nová was added. Open the entry in the list"));
    QCOMPARE(desk.focused(), QStringLiteral("Name"));
    QCOMPARE(desk.named<QLineEdit>("Name")->text(), QStringLiteral("Eva"));

    desk.bank.failure = lost();
    addAndDiscard(" Bílá", "eva.bila");
    desk.type("Karel");
    desk.bank.release<contract::AddStaff>();
    QVERIFY(desk.says("It is not known whether Eva Bílá was added."));
    desk.bank.failure = refusal(ErrorCode::NameTaken);
    addAndDiscard(" Malý", "anna");
    desk.type("Jana");
    desk.bank.release<contract::AddStaff>();
    QVERIFY(desk.says("Karel Malý was not added. Somebody already has this user name."));
    QCOMPARE(desk.named<QLineEdit>("Name")->text(), QStringLiteral("Jana"));
}

void AdministrationStaffTest::aNameHoldsAHundredCharactersOfAnyScript()
{
    AdministrationDesk desk;
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(desk.named<QComboBox>("Branch")->count() > 0);
    auto* name = desk.named<QLineEdit>("Name");
    name->setText(QStringLiteral("ж").repeated(101));
    QCOMPARE(name->text(), QStringLiteral("ж").repeated(100));
    desk.press(Qt::Key_Tab);
    desk.type("nina.nova");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.bank.log, QStringList{QStringLiteral("add nina.nova")});
}

COUNTERFOIL_QTEST(AdministrationStaffTest)
#include "tst_administration_staff.moc"
