// Signing in and enrolling at a real bank, by key events in the window that ships.
#include "app/desktop/Appearance.h"
#include "models/tables/BranchClock.h"
#include "services/client/DeviceKey.h"
#include "services/contract/Documents.h"
#include "services/contract/Limits.h"
#include "services/contract/Wire.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/TestDesktop.h"
#include "tests/ui/TestShell.h"
#include "ui/common/FailureText.h"
#include "ui/signin/SignInFlow.h"

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <QCheckBox>
#include <QClipboard>
#include <QElapsedTimer>

#include <ctime>

namespace {

void paste(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
    QTest::keySequence(QApplication::focusWidget(), QKeySequence::Paste);
}

} // namespace

class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void passwordAndCodeOpenTheWorkspace();
    void aPasswordCopiedWithItsLineBreakSignsIn();
    void theDeskGoesByTheBranchsClock();
    void aWrongPasswordAndAWrongUserAreToldAlike();
    void aWrongCodeMayBeCorrected();
    void emptyFieldsAreNotSent();
    void aRecoveryCodeSignsIn();
    void enrolmentGoesFromCodeToRecoveryCodes();
    void aLostAnswerToTheFirstCodeLeadsToSigningIn();
    void aShortPasswordIsRefusedBeforeItIsSent();
    void aPasswordThatIsGuessedFirstIsRefusedAtItsFieldWithTheReason();
    void aBankOfAnotherAuthorityIsRefusedInPlainWords();
    void anUnreachableBankIsToldAndTriedAgain();
    void theWindowIsThereAtOnceWithoutKeyringAndBus();
    void aMachineWithoutABankSaysSo();
    void everyRefusalHasASentenceThatTellsOfTheMoney();
    void everyMistakeInAFieldHasASentence();
    void germanIsBuiltIn();
    void aLanguageWithoutAFileHasEnglishPlurals();

private:
    QTemporaryDir m_folder;
    cf::app::Appearance m_appearance{*qApp, {}};
    TestBank m_bank;
};

void SignInTest::initTestCase()
{
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QVERIFY2(m_bank.start(), qPrintable(m_bank.failure()));
}

void SignInTest::passwordAndCodeOpenTheWorkspace()
{
    TestDesktop desktop(m_bank);
    desktop.picture(QStringLiteral("signin-1-credentials"));
    desktop.givePassword(QStringLiteral("anna"), m_bank.password(QStringLiteral("anna")));
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Code of your authenticator app")));
    desktop.picture(QStringLiteral("signin-2-code"));
    desktop.giveCode(m_bank.freshCode(QStringLiteral("anna")));
    QTRY_VERIFY(desktop.find(QStringLiteral("Sign out")));
    QVERIFY(desktop.says(QStringLiteral("Anna Tesařová")));
    // Nothing secret stays in a field.
    for (auto* edit : desktop.window()->findChildren<QLineEdit*>())
        QVERIFY2(edit->echoMode() == QLineEdit::Normal || edit->text().isEmpty(), qPrintable(edit->accessibleName()));
}

void SignInTest::aPasswordCopiedWithItsLineBreakSignsIn()
{
    TestDesktop desktop(m_bank);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("User name")));
    paste(QStringLiteral("\tpetra\n"));
    desktop.press(Qt::Key_Tab);
    QVERIFY(desktop.hasFocus(QStringLiteral("Password")));
    paste(m_bank.password(QStringLiteral("petra")) + QLatin1Char('\n'));
    desktop.press(Qt::Key_Return);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Code of your authenticator app")));
}

void SignInTest::theDeskGoesByTheBranchsClock()
{
    using cf::tables::BranchClock;
    const QByteArray zone = qgetenv("TZ");
    qputenv("TZ", "Pacific/Honolulu");
    ::tzset();
    {
        TestDesktop desktop(m_bank);
        QCOMPARE(BranchClock::current()->zone(), QTimeZone::systemTimeZone());
        desktop.signIn(m_bank, QStringLiteral("olga"));
        QCOMPARE(BranchClock::current()->zone(), QTimeZone("Europe/Prague"));
        QCOMPARE(cf::tables::localTime(*cf::parseInstant("2026-07-01T12:00:00Z")).time(), QTime(14, 0));
    }
    if (zone.isNull())
        qunsetenv("TZ");
    else
        qputenv("TZ", zone);
    ::tzset();
}

void SignInTest::aWrongPasswordAndAWrongUserAreToldAlike()
{
    TestDesktop desktop(m_bank);
    const QString refusal = QStringLiteral("Signing in was refused");
    desktop.givePassword(QStringLiteral("anna"), QStringLiteral("not the password at all"));
    QTRY_VERIFY(desktop.says(refusal));
    QVERIFY(desktop.find<QLineEdit>(QStringLiteral("Password"))->text().isEmpty());
    QVERIFY(desktop.hasFocus(QStringLiteral("Password")));
    desktop.picture(QStringLiteral("signin-3-refused"));
    desktop.givePassword(QStringLiteral("nobody"), QStringLiteral("not the password at all"));
    QTRY_VERIFY(desktop.says(refusal));
}

void SignInTest::aWrongCodeMayBeCorrected()
{
    TestDesktop desktop(m_bank);
    desktop.givePassword(QStringLiteral("petra"), m_bank.password(QStringLiteral("petra")));
    const QString good = m_bank.freshCode(QStringLiteral("petra"));
    desktop.giveCode(QStringLiteral("000000"));
    QTRY_VERIFY(desktop.says(QStringLiteral("Signing in was refused")));
    desktop.giveCode(good);
    QTRY_VERIFY(desktop.find(QStringLiteral("Sign out")));
}

void SignInTest::emptyFieldsAreNotSent()
{
    TestDesktop desktop(m_bank);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("User name")));
    desktop.press(Qt::Key_Return);
    QTRY_VERIFY(desktop.says(QStringLiteral("Enter your user name.")));
    desktop.type(QStringLiteral("anna"));
    desktop.press(Qt::Key_Return);
    QTRY_VERIFY(desktop.says(QStringLiteral("Enter your password.")));
    QVERIFY(desktop.hasFocus(QStringLiteral("Password")));
    QVERIFY(!desktop.says(QStringLiteral("Signing in was refused")));
}

void SignInTest::aRecoveryCodeSignsIn()
{
    TestDesktop desktop(m_bank);
    m_bank.freshCode(QStringLiteral("martin")); // the six digits are left for others
    desktop.signIn(m_bank, QStringLiteral("martin"));
    // A user without codes who loses the phone is locked out: the number left is shown at once, and can be looked up.
    QVERIFY(desktop.says(QStringLiteral("You have 9 recovery codes left.")));
    desktop.press(Qt::Key_F12);
    QTRY_VERIFY(desktop.says(QStringLiteral("You have 9 recovery codes left in case your phone is not at hand.")));
    // On the lock screen, too.
    desktop.press(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Password")));
    desktop.type(m_bank.password(QStringLiteral("martin")));
    desktop.press(Qt::Key_Return);
    desktop.giveCode(m_bank.freshCode(QStringLiteral("martin")));
    QTRY_VERIFY(desktop.says(QStringLiteral("You have 8 recovery codes left.")));
    QTRY_VERIFY(desktop.says(QStringLiteral("You have 8 recovery codes left in case your phone is not at hand.")));
}

void SignInTest::enrolmentGoesFromCodeToRecoveryCodes()
{
    const QString code = m_bank.addStaff(QStringLiteral("nina"));
    QVERIFY(!code.isEmpty());
    const QString password = QStringLiteral("correct horse battery");
    TestDesktop desktop(m_bank);
    auto* begin = desktop.find<QAbstractButton>({});
    for (auto* button : desktop.window()->findChildren<QAbstractButton*>()) {
        if (button->text().contains(QStringLiteral("enrolment")))
            begin = button;
    }
    begin->setFocus();
    desktop.press(Qt::Key_Return);
    for (const QString& text : {QStringLiteral("nina"), code}) {
        desktop.type(text);
        desktop.press(Qt::Key_Tab);
    }
    // Copied with the end of its line, once each way.
    paste(password + QLatin1Char('\n'));
    desktop.press(Qt::Key_Tab);
    QVERIFY(desktop.says(QStringLiteral(": long enough.")));
    paste(password + QStringLiteral("\r\n"));
    desktop.picture(QStringLiteral("enrol-1-password"));
    desktop.press(Qt::Key_Return);

    const QString field = QStringLiteral("Code the app shows now");
    QTRY_VERIFY(desktop.hasFocus(field));
    desktop.picture(QStringLiteral("enrol-2-authenticator"));
    const auto* secret = desktop.window()->findChild<QLabel*>(QStringLiteral("secretLabel"));
    desktop.type(TestBank::totp(secret->text(), TestBank::presentStep()));
    QTRY_VERIFY(desktop.says(QStringLiteral("Your recovery codes")));
    desktop.picture(QStringLiteral("enrol-3-recovery"));
    QVERIFY(!desktop.find(QStringLiteral("Sign out")));
    // Enter does nothing before the codes are confirmed as kept.
    desktop.press(Qt::Key_Return);
    QVERIFY(desktop.says(QStringLiteral("Your recovery codes")));
    desktop.press(Qt::Key_Space);
    desktop.press(Qt::Key_Return);
    QTRY_VERIFY(desktop.find(QStringLiteral("Sign out")));
    QVERIFY(desktop.says(QStringLiteral("Nina Nová")));
    QVERIFY(secret->text().isEmpty());
}

void SignInTest::aLostAnswerToTheFirstCodeLeadsToSigningIn()
{
    cf::test::FakeBank bank;
    const cf::test::FakeSignIn people(bank);
    bank.on<cf::contract::ConfirmEnrolment>(cf::test::lost());
    cf::ui::SignInController controller(bank);
    cf::ui::SignInFlow flow(controller);
    flow.show();
    controller.allowCalls();
    controller.beginEnrolment();
    controller.submitEnrolment(QStringLiteral("eva"), QStringLiteral("code"), QStringLiteral("a long enough password"));
    QTRY_COMPARE(controller.step(), cf::ui::SignInController::Step::Authenticator);
    controller.submitCode(QStringLiteral("123456"));
    const auto says = [&](const char* words) {
        const auto labels = flow.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(QLatin1String(words));
        });
    };
    QTRY_VERIFY(says("it is not known whether your phone is registered. Start again and sign in"));
    QVERIFY(!says("whether you are signed in"));
}

void SignInTest::aShortPasswordIsRefusedBeforeItIsSent()
{
    TestDesktop desktop(m_bank);
    for (auto* button : desktop.window()->findChildren<QAbstractButton*>()) {
        if (button->text().contains(QStringLiteral("enrolment")))
            button->click();
    }
    for (const QString& text : {QStringLiteral("nina"), QStringLiteral("CODE"), QStringLiteral("fourteen chars")}) {
        desktop.type(text);
        desktop.press(Qt::Key_Tab);
    }
    desktop.press(Qt::Key_Return);
    QVERIFY(desktop.says(QStringLiteral("needs at least 15 characters")));
    QVERIFY(desktop.hasFocus(QStringLiteral("New password")));
}

void SignInTest::aPasswordThatIsGuessedFirstIsRefusedAtItsFieldWithTheReason()
{
    const QString code = m_bank.addStaff(QStringLiteral("vera"));
    QVERIFY(!code.isEmpty());
    TestDesktop desktop(m_bank);
    for (auto* button : desktop.window()->findChildren<QAbstractButton*>()) {
        if (button->text().contains(QStringLiteral("enrolment")))
            button->click();
    }
    const QString weak = QStringLiteral("passwordpassword1234");
    for (const QString& text : {QStringLiteral("vera"), code, weak}) {
        desktop.type(text);
        desktop.press(Qt::Key_Tab);
    }
    desktop.type(weak);
    const QString reason = QStringLiteral("common words, years and keyboard rows are guessed first");
    // The same again is refused for the same reason.
    for (int i = 0; i < 2; ++i) {
        desktop.press(Qt::Key_Return);
        QVERIFY(!desktop.says(reason));
        QTRY_VERIFY(desktop.says(reason));
        QVERIFY(desktop.hasFocus(QStringLiteral("New password")));
        QVERIFY(!desktop.says(QStringLiteral("Check the fields")));
    }
    desktop.picture(QStringLiteral("enrol-1-refused"));
    const QString good = QStringLiteral("correct horse battery");
    desktop.type(good);
    QVERIFY(!desktop.says(reason));
    desktop.press(Qt::Key_Tab);
    desktop.type(good);
    desktop.press(Qt::Key_Return);
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Code the app shows now")));
}

void SignInTest::aBankOfAnotherAuthorityIsRefusedInPlainWords()
{
    // This machine trusts somebody who did not issue the bank's certificate.
    QFile other(m_folder.filePath(QStringLiteral("other.pem")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(cf::client::DeviceKey::generate().certificatePem);
    other.close();
    TestDesktop desktop(m_bank.url(), other.fileName());
    QTRY_VERIFY(desktop.says(QStringLiteral("which is not the bank's certificate authority")));
    QVERIFY(desktop.says(QStringLiteral("Certificate refused")));
    desktop.picture(QStringLiteral("signin-4-certificate"));
    for (auto* button : desktop.window()->findChildren<QAbstractButton*>())
        QVERIFY(!button->text().contains(QStringLiteral("rust"))); // no "trust anyway"
}

void SignInTest::anUnreachableBankIsToldAndTriedAgain()
{
    TestDesktop desktop(QStringLiteral("https://localhost:1"), m_bank.authority());
    QTRY_VERIFY(desktop.says(QStringLiteral("Offline")));
    QVERIFY(desktop.says(QStringLiteral("cannot be reached")));
    desktop.picture(QStringLiteral("signin-5-offline"));
}

void SignInTest::theWindowIsThereAtOnceWithoutKeyringAndBus()
{
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    TestDesktop desktop(m_bank);
    QVERIFY(desktop.wasShownAtOnce());
    QElapsedTimer clock;
    clock.start();
    desktop.signIn(m_bank, QStringLiteral("olga"));
    // A call on a missing bus blocks for 25 s.
    QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
    if (!bus.isEmpty())
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
}

void SignInTest::aMachineWithoutABankSaysSo()
{
    TestDesktop desktop{QString(), QString()};
    QVERIFY(desktop.says(QStringLiteral("does not know its bank yet")));
    desktop.picture(QStringLiteral("start-fault"));
}

void SignInTest::everyRefusalHasASentenceThatTellsOfTheMoney()
{
    using namespace cf;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<contract::ErrorCode>>([](auto each) {
        const QString sentence = ui::FailureText::forCode(each.value);
        QVERIFY2(sentence.endsWith(QLatin1Char('.')), each.name);
        QVERIFY2(!contract::isRefusal(each.value) || sentence.startsWith(QStringLiteral("Not booked")) ||
                     sentence.startsWith(QStringLiteral("Nothing was changed")),
                 each.name);
    });
    client::CallFailure failure;
    failure.kind = client::FailureKind::NotSent;
    failure.cause = client::FailureCause::CouldNotConnect;
    QVERIFY(ui::FailureText::forFailure(failure, ui::RequestKind::Transfer).contains(QStringLiteral("was not booked")));
    failure.kind = client::FailureKind::Unknown;
    QVERIFY(ui::FailureText::forFailure(failure, ui::RequestKind::Transfer).contains(QStringLiteral("not known yet")));
    QVERIFY(
        !ui::FailureText::forFailure(failure, ui::RequestKind::Transfer).contains(QStringLiteral("was not booked")));
    for (const auto reason :
         {client::TlsReason::SelfSigned, client::TlsReason::UnknownAuthority, client::TlsReason::Expired,
          client::TlsReason::NotYetValid, client::TlsReason::WrongHost}) {
        client::TlsRefusal refusal;
        refusal.reason = reason;
        QVERIFY(ui::FailureText::forTls(refusal).contains(QStringLiteral("Nothing was sent")));
    }
}

void SignInTest::everyMistakeInAFieldHasASentence()
{
    using namespace cf;
    const auto sentence = [](const std::string& code) {
        client::CallFailure failure;
        failure.kind = client::FailureKind::Refused;
        failure.problem = contract::Problem::of(contract::ErrorCode::InvalidRequest);
        failure.problem->errors = {{"/field", "is a mistake", code, std::vector<std::string>{"20000"}}};
        [&] { QVERIFY(ui::FailureText::forField(failure, "/other").isNull()); }();
        return ui::FailureText::forField(failure, "/field");
    };
    const auto check = [&](auto each) {
        const std::string code = contract::nameOf(each.value);
        QVERIFY2(sentence(code).endsWith(QLatin1Char('.')), code.c_str());
    };
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<contract::DocumentMistake>>(check);
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<contract::StatementMistake>>(check);
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<contract::LimitMistake>>(check);
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<contract::PasswordMistake>>(check);
    QVERIFY(sentence("tooManyEntries").contains(QStringLiteral("20,000")));
    QVERIFY(sentence("passwordTooShort").contains(QStringLiteral("20,000 characters")));
    QVERIFY(sentence("aWordOfANewerBank").isNull());
}

void SignInTest::germanIsBuiltIn()
{
    const QLocale before;
    {
        cf::app::DesktopOptions options;
        options.language = QStringLiteral("de");
        const cf::app::Appearance german(*qApp, options);
        QVERIFY(cf::ui::FailureText::forCode(cf::contract::ErrorCode::SignInRefused)
                    .startsWith(QStringLiteral("Die Anmeldung wurde abgelehnt")));
        TestDesktop desktop(m_bank);
        desktop.picture(QStringLiteral("german-signin"));
    }
    QLocale::setDefault(before);
}

void SignInTest::aLanguageWithoutAFileHasEnglishPlurals()
{
    const QLocale before;
    cf::app::DesktopOptions options;
    options.language = QStringLiteral("fi");
    {
        const cf::app::Appearance finnish(*qApp, options);
        const auto waiting = [](int count) {
            return QCoreApplication::translate("cf::ui::UnsealedStrip", "Sealed up to %1, %n waiting.",
                                               "%1: an event's number", count);
        };
        QCOMPARE(waiting(1), QStringLiteral("Sealed up to %1, 1 waiting."));
        QCOMPARE(waiting(2), QStringLiteral("Sealed up to %1, 2 waiting."));
    }
    QLocale::setDefault(before);
}

COUNTERFOIL_QTEST(SignInTest)
#include "tst_signin.moc"
