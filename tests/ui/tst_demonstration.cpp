// A newcomer's first minute: a demonstration bank's users on the sign-in page, and nowhere else. Uses a real bank for
// real sign-ins; clock and refusals are faked where they are the subject.
#include "app/desktop/Appearance.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/TestDesktop.h"
#include "tests/ui/TestShell.h"
#include "ui/shell/Workspace.h"
#include "ui/signin/DemonstrationPanel.h"
#include "ui/signin/DemonstrationSignIn.h"
#include "ui/signin/SignInPage.h"

#include <QSignalSpy>

#include <sys/stat.h>
#include <unistd.h>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

//! Accepts each code once, and only the codes given.
class CountingSignIn : public FakeSignIn
{
public:
    QStringList accepted;
    QStringList codes;

    explicit CountingSignIn(FakeBank& bank)
        : FakeSignIn(bank)
    {
        bank.on<contract::SignInWithCode>([this](const contract::CodeSignIn& request) {
            const QString code = QString::fromStdString(request.code);
            codes += code;
            return accepted.removeOne(code) ? client::CallResult<contract::Session>(session)
                                            : refusal(contract::ErrorCode::SignInRefused);
        });
    }
};

client::DemonstrationPerson anna()
{
    return {"anna", "Anna Malá", Role::Teller, "Praha", "demo-AAAA-BBBB-CCCC-DDDD", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"};
}

QString code(std::int64_t step)
{
    return client::authenticatorCode(anna().authenticatorSecret, step);
}

struct ByHand
{
    ByHand()
        : controller(bank)
        , signIn(controller, nullptr, [this] { return second; })
        , signedIn(&controller, &SignInController::signedIn)
        , waiting(&signIn, &DemonstrationSignIn::waiting)
        , ended(&signIn, &DemonstrationSignIn::ended)
    {
        people.session = sampleSession();
        controller.allowCalls();
    }

    FakeBank bank;
    CountingSignIn people{bank};
    std::int64_t second = 30 * 1000 + 7; // step 1000
    SignInController controller;
    DemonstrationSignIn signIn;
    QSignalSpy signedIn;
    QSignalSpy waiting;
    QSignalSpy ended;
};

} // namespace

class DemonstrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneKeySignsIn();
    void aPressSignsInAndSaysWhatEverybodyDoes();
    void withoutTheFileNothingOfItExists();
    void aLockedDemonstrationIsUnlockedWithoutAPassword();
    void aBankThatIsNoneGetsNothing();
    void aFileThatIsNotFitIsRefusedInWords_data();
    void aFileThatIsNotFitIsRefusedInWords();
    void codesAreThoseOfTheStandard();
    void aUsedCodeIsFollowedByTheNextOne();
    void whenBothAreUsedTheClockIsWaitedFor();
    void aRefusalIsNotTriedForEver();

private:
    QString written(const QByteArray& content, mode_t mode = 0600);
    QByteArray people() const;

    cf::app::Appearance m_appearance{*qApp, {}};
    QTemporaryDir m_folder;
    TestBank m_bank;
};

void DemonstrationTest::initTestCase()
{
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    QVERIFY2(m_bank.start(), qPrintable(m_bank.failure()));
}

QByteArray DemonstrationTest::people() const
{
    QFile file(m_bank.peopleFile());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString DemonstrationTest::written(const QByteArray& content, mode_t mode)
{
    const QString path = m_folder.filePath(QStringLiteral("people.json"));
    QFile::remove(path);
    QFile file(path);
    [&] { QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size()); }();
    file.close();
    ::chmod(qPrintable(path), mode);
    return path;
}

void DemonstrationTest::oneKeySignsIn()
{
    TestDesktop desktop(m_bank, m_bank.peopleFile());
    QTRY_VERIFY(desktop.focused().startsWith(QStringLiteral("Sign in as ")));
    desktop.picture(QStringLiteral("demonstration-1-signin"));
    desktop.press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.window()->findChild<Workspace*>(), 90'000);
    QCOMPARE(desktop.window()->findChild<Workspace*>()->staff().userName, std::string("anna"));
}

void DemonstrationTest::aPressSignsInAndSaysWhatEverybodyDoes()
{
    TestDesktop desktop(m_bank, m_bank.peopleFile());
    QTRY_VERIFY(desktop.window()->findChild<DemonstrationPanel*>());
    QTRY_VERIFY(desktop.says(QStringLiteral("is a demonstration"))); // it is shown in the next event loop iteration
    QStringList texts;
    QAbstractButton* auditor = nullptr;
    for (auto* button : desktop.window()->findChild<DemonstrationPanel*>()->findChildren<QAbstractButton*>()) {
        texts += button->text();
        auditor = button->text().startsWith(QStringLiteral("Reads the audit trail")) ? button : auditor;
    }
    for (const char* work : {"Serves customers at the counter in ", "Leads the counter in ", "Looks after the staff"})
        QVERIFY2(!texts.filter(QString::fromLatin1(work)).isEmpty(), work);
    QVERIFY(auditor);
    QTest::mouseClick(auditor, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.window()->findChild<Workspace*>(), 90'000);
    QCOMPARE(desktop.window()->findChild<Workspace*>()->staff().role, Role::Compliance);
}

void DemonstrationTest::withoutTheFileNothingOfItExists()
{
    TestDesktop desktop(m_bank);
    QTRY_VERIFY(desktop.says(QStringLiteral("Connected")));
    QVERIFY(!desktop.window()->findChild<DemonstrationPanel*>());
    QVERIFY(!desktop.says(QStringLiteral("demonstration")));
}

void DemonstrationTest::aLockedDemonstrationIsUnlockedWithoutAPassword()
{
    TestDesktop desktop(m_bank, m_bank.peopleFile());
    QTRY_VERIFY(desktop.window()->findChild<DemonstrationPanel*>());
    for (auto* button : desktop.window()->findChild<DemonstrationPanel*>()->findChildren<QAbstractButton*>()) {
        if (button->text().startsWith(QStringLiteral("Looks after the staff")))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_VERIFY_WITH_TIMEOUT(desktop.window()->findChild<Workspace*>(), 90'000);
    desktop.press(Qt::Key_L, Qt::ControlModifier);
    QAbstractButton* unlock = nullptr;
    QTRY_VERIFY(desktop.hasFocus(QStringLiteral("Password")));
    for (auto* button : desktop.window()->findChildren<QAbstractButton*>())
        unlock = button->isVisible() && button->text().startsWith(QStringLiteral("Unlock, as")) ? button : unlock;
    QVERIFY(unlock);
    QTest::mouseClick(unlock, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!desktop.window()->windowTitle().startsWith(QStringLiteral("Locked")), 90'000);
}

void DemonstrationTest::aBankThatIsNoneGetsNothing()
{
    ShellDependencies behind;
    SignInPage page(behind.signIn, behind.monitor, behind.settings, QStringLiteral("bank.example"));
    const Outcome<client::Demonstration, client::DemonstrationError> file = client::Demonstration{1, "Demo", {anna()}};
    page.offerDemonstration(file, behind.signIn, behind.monitor);
    page.show();
    const auto says = [&](const char* words) {
        const auto labels = page.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(QString::fromLatin1(words));
        });
    };
    QVERIFY(!says("demonstration")); // not before the bank has answered
    client::ConnectionState state;
    state.kind = client::ConnectionState::Kind::Online;
    for (const std::optional<bool> isOne : {std::optional(false), std::optional<bool>()}) {
        state.demonstration = isOne;
        Q_EMIT behind.monitor.changed(state);
        QVERIFY(says("This bank is not a demonstration."));
        QVERIFY(!page.findChild<DemonstrationPanel*>());
    }
    state.demonstration = true;
    Q_EMIT behind.monitor.changed(state);
    QVERIFY(page.findChild<DemonstrationPanel*>());
    QVERIFY(!says("This bank is not a demonstration."));
}

void DemonstrationTest::aFileThatIsNotFitIsRefusedInWords_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("words");
    QTest::newRow("read by the group") << QStringLiteral("0640") << QStringLiteral("0600");
    QTest::newRow("written by all") << QStringLiteral("0602") << QStringLiteral("0600");
    QTest::newRow("a link") << QStringLiteral("link") << QStringLiteral("cannot be read");
    QTest::newRow("not there") << QStringLiteral("none") << QStringLiteral("cannot be read");
    QTest::newRow("another file") << QStringLiteral("{}") << QStringLiteral("damaged, or another kind");
    QTest::newRow("another version") << QStringLiteral(R"({"version":2,"staff":[]})")
                                     << QStringLiteral("not written for this version");
    if (::geteuid() == 0)
        QTest::newRow("somebody else's") << QStringLiteral("nobody") << QStringLiteral("belongs to somebody else");
}

void DemonstrationTest::aFileThatIsNotFitIsRefusedInWords()
{
    QFETCH(const QString, what);
    QFETCH(const QString, words);
    const bool isMode = what.startsWith(QLatin1Char('0'));
    QString path = written(what.startsWith(QLatin1Char('{')) ? what.toUtf8() : people(),
                           isMode ? static_cast<mode_t>(what.toUInt(nullptr, 8)) : 0600);
    if (what == QLatin1String("none"))
        QVERIFY(QFile::remove(path));
    if (what == QLatin1String("nobody"))
        QCOMPARE(::chown(qPrintable(path), 65534, 65534), 0);
    if (what == QLatin1String("link")) {
        const QString link = m_folder.filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(path, link));
        path = link;
    }
    TestDesktop desktop(m_bank, path);
    QTRY_VERIFY(desktop.says(words));
    QTRY_VERIFY(desktop.says(QStringLiteral("Connected")));
    QVERIFY(!desktop.window()->findChild<DemonstrationPanel*>());
}

void DemonstrationTest::codesAreThoseOfTheStandard()
{
    // RFC 6238, appendix B: SHA-1, the last six of its eight digits.
    QCOMPARE(code(59 / 30), QStringLiteral("287082"));
    QCOMPARE(code(1111111109 / 30), QStringLiteral("081804"));
    QCOMPARE(code(20000000000 / 30), QStringLiteral("353130"));
}

void DemonstrationTest::aUsedCodeIsFollowedByTheNextOne()
{
    ByHand hand;
    hand.people.accepted = {code(1001)};
    hand.signIn.choose(anna());
    QTRY_COMPARE(hand.signedIn.size(), 1);
    QCOMPARE(hand.people.codes, (QStringList{code(1000), code(1001)}));
    QCOMPARE(hand.ended.size(), 1);
}

void DemonstrationTest::whenBothAreUsedTheClockIsWaitedFor()
{
    ByHand hand;
    hand.people.accepted = {code(1002)};
    hand.signIn.choose(anna());
    QTRY_VERIFY(!hand.waiting.isEmpty());
    QCOMPARE(hand.waiting.at(0).at(0).toInt(), 53);
    QCOMPARE(hand.signedIn.size(), 0);
    hand.second += 53;
    QTRY_COMPARE(hand.signedIn.size(), 1);
    QCOMPARE(hand.people.codes, (QStringList{code(1000), code(1001), code(1002)}));
}

void DemonstrationTest::aRefusalIsNotTriedForEver()
{
    ByHand hand;
    hand.signIn.choose(anna());
    QTRY_VERIFY(!hand.waiting.isEmpty());
    hand.second += 60;
    QTRY_COMPARE(hand.ended.size(), 1);
    QCOMPARE(hand.people.codes.size(), 3);
    QVERIFY(!hand.signIn.isBusy());
}

COUNTERFOIL_QTEST(DemonstrationTest)
#include "tst_demonstration.moc"
