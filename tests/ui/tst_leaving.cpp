// Leaving the window while something still runs on a page: signing out and closing wait for it to end. The window is
// real; its pages and its bank are fakes.
#include "models/tables/BranchClock.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/PragueTime.h"
#include "tests/ui/TestShell.h"

#include <QDialog>
#include <QSignalSpy>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

//! Has running work until the test ends it.
class BusyPage : public Page
{
public:
    bool busy = true;
    std::function<void()> goOn;

    QString title() const override { return QStringLiteral("Busy"); }
    void activate() override { setFocus(); }
    bool mayEnd(const std::function<void()>& leave) override
    {
        goOn = leave;
        return !busy;
    }
    bool holdsWork() const override { return busy; }
    void shownAgain() override { ++shownAgains; }
    void noLongerShown() override { ++putAways; }
    int shownAgains = 0;
    int putAways = 0;
};

struct BusyPages
{
    BusyPage* front = nullptr;
    BusyPage* customers = nullptr;
    BusyPage* page = nullptr; //!< Not the current one.
};

struct Leaving : BusyPages, Shell
{
    Leaving()
        : Shell([this](Navigator&, client::OrderSender&) {
            const auto entry = [](Qt::Key key, int home) {
                return RailEntry{Icon::List, QStringLiteral("Place"), key, 0, home};
            };
            const auto make = [](BusyPage** made, bool busy) {
                return [made, busy] {
                    *made = new BusyPage;
                    (*made)->busy = busy;
                    return *made;
                };
            };
            return std::vector<Feature>{
                {PageId::Audit, {}, entry(Qt::Key_F8, 2), PageId::Audit, make(&front, false), true},
                {PageId::Customers, {}, entry(Qt::Key_F2, 1), PageId::Customers, make(&customers, false), true},
                {PageId::Transfers, {}, entry(Qt::Key_F4, 0), PageId::Transfers, make(&page, true), true}};
        })
    {
    }

    //! Enrols somebody up to the recovery codes, which are shown once.
    void enrol()
    {
        session.signOut();
        [&] { QTRY_VERIFY(!session.isSignedIn()); }();
        signIn.allowCalls();
        signIn.beginEnrolment();
        signIn.submitEnrolment(QStringLiteral("eva"), QStringLiteral("code"), QStringLiteral("a long enough password"));
        [&] { QTRY_COMPARE(signIn.step(), SignInController::Step::Authenticator); }();
        signIn.submitCode(QStringLiteral("123456"));
        [&] { QTRY_COMPARE(saying("7KQ4-9DMP"), 1); }();
    }
};

} // namespace

class LeavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signingOutWaitsForWhatRunsOnAnyPage();
    void closingWaitsForWhatRunsOnAnyPage();
    void lockingEndsNothing();
    void aLockedWindowIsNotClosedPastWhatRunsOrIsTyped();
    void noDialogOfTheOneBeforeStaysWhenSomebodyElseSignsIn();
    void thePageInFrontIsToldWhenItIsSeenAgain();
    void aDeskThatSleptTooLongIsLockedByItsFirstKey();
    void recoveryCodesAreNotLostByClosing();
    void recoveryCodesThatAreKeptLetTheWindowClose();
};

void LeavingTest::signingOutWaitsForWhatRunsOnAnyPage()
{
    Leaving desk;
    const QSignalSpy ended(&desk.session, &client::SessionKeeper::ended);
    QVERIFY(desk.session.isSignedIn());
    QTest::keyClick(&desk.window, Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(desk.page->goOn);
    QVERIFY(desk.session.isSignedIn());
    desk.page->busy = false;
    desk.page->goOn();
    QTRY_VERIFY(!desk.session.isSignedIn());
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended[0][0].value<client::SessionKeeper::End>(), client::SessionKeeper::End::SignedOut);
}

void LeavingTest::closingWaitsForWhatRunsOnAnyPage()
{
    Leaving desk;
    const QSignalSpy closed(&desk.window, &MainWindow::closed);
    QVERIFY(!desk.window.close());
    QVERIFY(desk.window.isVisible());
    desk.page->busy = false;
    desk.page->goOn();
    QTRY_VERIFY(!desk.window.isVisible());
    QCOMPARE(closed.size(), 1);
}

void LeavingTest::lockingEndsNothing()
{
    Leaving desk;
    QTest::keyClick(&desk.window, Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(desk.window.isLocked());
    QVERIFY(!desk.page->goOn);
    QVERIFY(desk.page->busy);
}

void LeavingTest::aLockedWindowIsNotClosedPastWhatRunsOrIsTyped()
{
    Leaving desk;
    desk.lock();
    for (int i = 0; i < 2; ++i) // nor at the second attempt
        QVERIFY(!desk.window.close());
    QVERIFY(desk.window.isVisible());
    QVERIFY(desk.window.isLocked());
    QCOMPARE(desk.saying("This stays open"), 1);
    desk.page->busy = false;
    QVERIFY(desk.window.close());
}

void LeavingTest::noDialogOfTheOneBeforeStaysWhenSomebodyElseSignsIn()
{
    Leaving desk;
    const QPointer<QDialog> dialog = new QDialog(&desk.window);
    dialog->open();
    bool answered = false;
    connect(dialog, &QDialog::finished, &desk.window, [&] { answered = true; });
    desk.session.signOut(); // as the idle lock does, under an open dialog
    QTRY_VERIFY(!desk.session.isSignedIn());
    desk.enter();
    const QPointer<QDialog> save = new QDialog(&desk.window);
    save->open();
    desk.window.activateWindow();
    desk.now.sinceBoot += std::chrono::hours(1);
    QTRY_VERIFY(desk.window.isLocked());
    QVERIFY(save && !save->isVisible());
    QTRY_VERIFY(desk.field("passwordEdit"));
    QAbstractButton* leave = nullptr;
    for (auto* each : desk.window.findChildren<QAbstractButton*>())
        leave = each->isVisible() && each->text().startsWith(QStringLiteral("Sign in as somebody")) ? each : leave;
    QVERIFY(leave);
    QTest::mouseClick(leave, Qt::LeftButton);
    QTRY_VERIFY(desk.field("userEdit"));
    QVERIFY(!desk.window.isLocked());
    QVERIFY(!dialog && !save);
    QVERIFY(!answered);
    for (const QWidget* each : QApplication::topLevelWidgets())
        QVERIFY(!each->isVisible() || each == &desk.window);
}

void LeavingTest::thePageInFrontIsToldWhenItIsSeenAgain()
{
    tables::BranchClock clock;
    contract::BranchTime time = pragueTime("2026-01-31T22:00:00Z");
    clock.update(time);
    Leaving desk;
    QCOMPARE(desk.front->shownAgains, 1); // navigated to
    int before = desk.front->putAways;
    desk.press(Qt::Key_F4);
    QCOMPARE(desk.page->shownAgains, 1);
    QCOMPARE(desk.front->putAways, before + 1);
    desk.press(Qt::Key_F4); // again to the same
    QCOMPARE(desk.page->shownAgains, 2);
    desk.press(Qt::Key_F8);
    QCOMPARE(desk.front->shownAgains, 2);
    before = desk.front->putAways;
    desk.front->shownAgains = 0;
    desk.lock();
    QCOMPARE(desk.front->shownAgains, 0);
    QCOMPARE(desk.front->putAways, before + 1);
    desk.unlock();
    QCOMPARE(desk.front->shownAgains, 1);
    client::ConnectionState state;
    state.kind = client::ConnectionState::Kind::Offline;
    Q_EMIT desk.monitor.changed(state);
    QCOMPARE(desk.front->shownAgains, 1);
    state.kind = client::ConnectionState::Kind::Online;
    for (int i = 0; i < 2; ++i)
        Q_EMIT desk.monitor.changed(state);
    QCOMPARE(desk.front->shownAgains, 2);
    desk.window.showMinimized();
    QTRY_VERIFY(desk.window.isMinimized());
    desk.window.showNormal();
    QTRY_COMPARE(desk.front->shownAgains, 3);
    desk.now.sinceBoot += std::chrono::minutes(3);
    QTRY_COMPARE(desk.front->shownAgains, 4);
    QCOMPARE(desk.front->putAways, before + 1); // a minimised window may be glanced at
    time.now = *parseInstant("2026-01-31T23:00:10Z");
    clock.update(time);
    QCOMPARE(desk.front->shownAgains, 5);
    QCOMPARE(desk.page->shownAgains, 2);
}

void LeavingTest::aDeskThatSleptTooLongIsLockedByItsFirstKey()
{
    Leaving desk;
    desk.now.wall += std::chrono::hours(8);
    desk.press(Qt::Key_F4); // to the other page
    QVERIFY(desk.window.isLocked());
    QVERIFY(!desk.front->isVisible() && !desk.page->isVisible());
    desk.unlock();
    QVERIFY(desk.front->isVisible());
}

void LeavingTest::recoveryCodesAreNotLostByClosing()
{
    Leaving desk;
    desk.enrol();
    const QSignalSpy closed(&desk.window, &MainWindow::closed);
    for (int i = 0; i < 2; ++i) // asked once
        QVERIFY(!desk.window.close());
    QCOMPARE(desk.saying("Leave without the recovery codes?"), 1);
    desk.press(Qt::Key_Escape);
    QTRY_COMPARE(desk.saying("Leave without the recovery codes?"), 0);
    QVERIFY(desk.window.isVisible());
    QCOMPARE(desk.saying("7KQ4-9DMP"), 1);
    QVERIFY(!desk.window.close());
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(!desk.window.isVisible());
    QCOMPARE(closed.size(), 1);
}

void LeavingTest::recoveryCodesThatAreKeptLetTheWindowClose()
{
    Leaving desk;
    desk.enrol();
    QAbstractButton* kept = desk.button("I have &kept them");
    QVERIFY(kept);
    kept->click();
    QVERIFY(desk.window.close());
}

COUNTERFOIL_QTEST(LeavingTest)
#include "tst_leaving.moc"
