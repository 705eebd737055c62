// Leaving the window while something still runs on a page: signing out and closing wait for it to end. The window is
// the real one; its pages and its bank are made up.
#include "services/client/ConnectionMonitor.h"
#include "services/client/HttpTransport.h"
#include "services/client/SearchGateway.h"
#include "services/client/SessionKeeper.h"
#include "services/client/SignInGateway.h"
#include "tests/ui/TransferFakes.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"
#include "ui/signin/SignInController.h"

#include <QSettings>
#include <QSignalSpy>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

class SilentSignIn : public client::SignInGateway
{
public:
    int signOuts = 0;

    client::CallHandle signIn(const contract::PasswordSignIn&, QObject*,
                              client::Callback<contract::SignInChallenge>) override
    {
        return {};
    }
    client::CallHandle confirmCode(const contract::CodeSignIn&, QObject*, client::Callback<contract::Session>) override
    {
        return {};
    }
    client::CallHandle startEnrolment(const contract::EnrolmentStart&, QObject*,
                                      client::Callback<contract::Enrolment>) override
    {
        return {};
    }
    client::CallHandle confirmEnrolment(const contract::CodeSignIn&, QObject*,
                                        client::Callback<contract::Enrolled>) override
    {
        return {};
    }
    client::CallHandle signOut(QObject*, client::Callback<contract::Nothing>) override
    {
        ++signOuts;
        return {};
    }
};

class SilentSearch : public client::SearchGateway
{
public:
    client::CallHandle search(const contract::EverythingSearch&, QObject*,
                              client::Callback<contract::SearchResult>) override
    {
        return {};
    }
};

//! Something runs on it until the test says that it has ended.
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
};

struct Leaving
{
    Leaving()
        : transport({QUrl(QStringLiteral("https://127.0.0.1:1"))}, client::TlsPolicy::systemAuthorities())
        , session(transport, gateway, std::chrono::minutes(15))
        , monitor(transport, session)
        , settings(counter.folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , signIn(gateway)
        , window({gateway, session, monitor, search, settings, QStringLiteral("bank.example"),
                  [this](QObject* parent) {
                      return new client::TransferSender(counter.transfers, counter.journal, parent);
                  },
                  [this](PageSet& pages, Navigator&, client::TransferSender&) {
                      pages.add(Place::Customers, new BusyPage);
                      page = new BusyPage; // not the one in front
                      pages.add(Place::Audit, new BusyPage);
                      pages.add(Place::Transfers, page);
                      for (const Place place : {Place::Customers, Place::Audit})
                          static_cast<BusyPage*>(pages.page(place))->busy = false;
                  }},
                 signIn)
    {
        window.show();
        contract::Session begun;
        begun.token = "t";
        begun.staff.id = StaffId::make();
        begun.staff.userName = "eva";
        begun.staff.displayName = "Eva Nováková";
        begun.staff.role = Role::Compliance;
        begun.staff.branch = {BranchId::make(), "0001", "Praha 1"};
        Q_EMIT signIn.signedIn(begun);
        [&] { QVERIFY(QTest::qWaitForWindowActive(&window)); }();
    }

    Counter counter;
    SilentSignIn gateway;
    SilentSearch search;
    client::HttpTransport transport;
    client::SessionKeeper session;
    client::ConnectionMonitor monitor;
    QSettings settings;
    SignInController signIn;
    BusyPage* page = nullptr;
    MainWindow window;
};

} // namespace

class LeavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signingOutWaitsForWhatRunsOnAnyPage();
    void closingWaitsForWhatRunsOnAnyPage();
    void lockingEndsNothing();
};

void LeavingTest::signingOutWaitsForWhatRunsOnAnyPage()
{
    Leaving desk;
    QVERIFY(desk.session.isSignedIn());
    QTest::keyClick(&desk.window, Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(desk.page->goOn);
    QVERIFY(desk.session.isSignedIn());
    QCOMPARE(desk.gateway.signOuts, 0);
    desk.page->busy = false;
    desk.page->goOn();
    QTRY_VERIFY(!desk.session.isSignedIn());
    QCOMPARE(desk.gateway.signOuts, 1);
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

QTEST_MAIN(LeavingTest)
#include "tst_leaving.moc"
