// One's own sign-ins, with an in-memory bank, by key events.
#include "tests/client/FakeBank.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/FakeNavigator.h"
#include "tests/ui/Keyboard.h"
#include "tests/ui/TestWindow.h"
#include "ui/preferences/PreferencesPage.h"
#include "ui/preferences/SignInsPage.h"

#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

using contract::ListSignIns;
using contract::SignInAttempt;
using contract::SignInOutcome;

SignInAttempt attempt(SignInOutcome outcome, bool thisDevice = false, std::int64_t repeats = 0)
{
    return {Uuid::v7(), *parseInstant("2026-11-22T09:49:25Z"), outcome, "4f1d9c0a77be2255", "192.0.2.17", thisDevice,
            repeats};
}

contract::Page<SignInAttempt> pageOf(std::vector<SignInAttempt> attempts)
{
    contract::Page<SignInAttempt> page;
    page.count = static_cast<std::int64_t>(attempts.size());
    page.items = std::move(attempts);
    return page;
}

struct SignInsDesk : TestWindow
{
    SignInsPage* open()
    {
        // What the rail leaves of a window of 1024 by 640.
        auto* page = put(new SignInsPage(bank, navigator, nullptr, &window), {825, 600});
        page->present();
        return page;
    }

    QString cell(int row, int column) const
    {
        const auto* table = named<QTableView>("Your sign-ins");
        return table ? table->model()->index(row, column).data().toString() : QString();
    }

    FakeBank bank;
    FakeNavigator navigator;
};

} // namespace

class SignInsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsShownWithTimeOutcomeMachineAndAddress();
    void thatNothingIsRecordedIsSaid();
    void aFailureIsSaidAndAskedAgain();
    void aShortPageWithMoreToComeIsCompleted();
    void aRefreshEndsTheAskingOnBeforeIt();
    void itAsksAgainWhenShownAgainAndByKey();
    void keysLeadThereAndBack();
    void tabReachesEverything();
};

void SignInsTest::eachIsShownWithTimeOutcomeMachineAndAddress()
{
    SignInsDesk desk;
    desk.bank.on<ListSignIns>(
        pageOf({attempt(SignInOutcome::WrongPassword, false, 9), attempt(SignInOutcome::WrongCode),
                attempt(SignInOutcome::Succeeded, true), attempt(SignInOutcome::Unknown)}));
    desk.open();
    QTRY_COMPARE(desk.rowsOf("Your sign-ins"), 4);
    QTRY_VERIFY(desk.cell(0, 0).contains(QStringLiteral(":25"))); // to the second
    QCOMPARE(desk.cell(0, 1), QStringLiteral("Wrong password, 9 more time(s)"));
    QCOMPARE(desk.cell(0, 2), QStringLiteral("4f1d9c0a77be2255"));
    QCOMPARE(desk.cell(0, 3), QStringLiteral("192.0.2.17"));
    QCOMPARE(desk.cell(1, 1), QStringLiteral("Right password, wrong code"));
    QCOMPARE(desk.cell(2, 1), QStringLiteral("Signed in"));
    QCOMPARE(desk.cell(2, 2), QStringLiteral("This machine"));
    QCOMPARE(desk.cell(3, 1), QStringLiteral("Other"));
    desk.picture("sign-ins");
}

void SignInsTest::thatNothingIsRecordedIsSaid()
{
    SignInsDesk desk;
    desk.bank.on<ListSignIns>(pageOf({}));
    desk.open();
    QTRY_VERIFY(desk.says("No sign-in is recorded yet. New ones appear here after a moment."));
}

void SignInsTest::aFailureIsSaidAndAskedAgain()
{
    SignInsDesk desk;
    desk.bank.on<ListSignIns>(unreachable());
    desk.open();
    QTRY_VERIFY(desk.says("The bank cannot be reached"));
    desk.bank.on<ListSignIns>(pageOf({attempt(SignInOutcome::Succeeded)}));
    desk.named("Try again")->click();
    QTRY_COMPARE(desk.rowsOf("Your sign-ins"), 1);
    QVERIFY(!desk.named("Try again"));
}

void SignInsTest::aShortPageWithMoreToComeIsCompleted()
{
    SignInsDesk desk;
    desk.bank.on<ListSignIns>([](const contract::SignInsQuery& query) {
        auto page = pageOf({});
        if (query.cursor == "20") {
            page.items = {attempt(SignInOutcome::Succeeded)};
            return page;
        }
        page.items.assign(query.cursor ? 0 : 2, attempt(SignInOutcome::WrongPassword));
        page.more = true;
        page.lastKey = query.cursor ? "20" : "90";
        return page;
    });
    desk.open();
    QTRY_COMPARE(desk.rowsOf("Your sign-ins"), 3);
    QCOMPARE(desk.cell(2, 1), QStringLiteral("Signed in"));
    for (const auto& query : desk.bank.asked<ListSignIns>())
        QCOMPARE(*query.limit, tables::SignInTableModel::kRowsPerPage - (query.cursor ? 2 : 0));
}

void SignInsTest::aRefreshEndsTheAskingOnBeforeIt()
{
    SignInsDesk desk;
    bool endless = true;
    desk.bank.on<ListSignIns>([&endless](const contract::SignInsQuery& query) {
        if (!endless && !query.cursor)
            return pageOf({attempt(SignInOutcome::Succeeded)});
        auto page = pageOf({});
        page.more = true;
        page.lastKey = query.cursor == "90" ? "80" : "90";
        return page;
    });
    desk.open();
    QTRY_VERIFY(desk.bank.calls<ListSignIns>() > 3);
    endless = false;
    SignInsDesk::press(Qt::Key_F5);
    QTRY_COMPARE(desk.rowsOf("Your sign-ins"), 1);
    QTRY_COMPARE(desk.bank.inFlight(), 0);
}

void SignInsTest::itAsksAgainWhenShownAgainAndByKey()
{
    SignInsDesk desk;
    desk.bank.on<ListSignIns>(pageOf({attempt(SignInOutcome::Succeeded)}));
    SignInsPage* page = desk.open();
    QTRY_COMPARE(desk.rowsOf("Your sign-ins"), 1);
    desk.bank.on<ListSignIns>(pageOf({attempt(SignInOutcome::WrongPassword), attempt(SignInOutcome::Succeeded)}));
    page->shownAgain();
    QTRY_COMPARE(desk.rowsOf("Your sign-ins"), 2);
    desk.bank.on<ListSignIns>(pageOf({}));
    SignInsDesk::press(Qt::Key_F5);
    QTRY_VERIFY(desk.says("No sign-in is recorded yet. New ones appear here after a moment."));
}

void SignInsTest::keysLeadThereAndBack()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    FakeNavigator navigator;
    TestWindow shown;
    auto* preferences = new PreferencesPage(
        settings, [](const Preferences&) {}, &shown.window);
    preferences->offerAccount([] { return 10; }, navigator);
    shown.put(preferences, {825, 600})->present();
    TestWindow::press(Qt::Key_I, Qt::ControlModifier);
    QVERIFY(navigator.targets == std::vector<NavigationTarget>({{PageId::SignIns, {}}}));
    shown.picture("sign-ins-preferences");

    SignInsDesk desk;
    desk.bank.on<ListSignIns>(pageOf({attempt(SignInOutcome::Succeeded)}));
    desk.open();
    QTRY_COMPARE(desk.rowsOf("Your sign-ins"), 1);
    SignInsDesk::press(Qt::Key_Escape);
    QVERIFY(desk.navigator.targets == std::vector<NavigationTarget>({{PageId::Preferences, {}}}));
}

void SignInsTest::tabReachesEverything()
{
    SignInsDesk desk;
    desk.bank.on<ListSignIns>(pageOf({attempt(SignInOutcome::Succeeded)}));
    desk.open();
    QTRY_COMPARE(desk.rowsOf("Your sign-ins"), 1);
    verifyTabOrder(desk.window, {QStringLiteral("Your sign-ins"), QStringLiteral("Refresh"),
                                 QStringLiteral("Back to the preferences")});
}

COUNTERFOIL_QTEST(SignInsTest)
#include "tst_sign_ins.moc"
