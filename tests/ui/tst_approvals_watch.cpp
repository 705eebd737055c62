// The count in the rail, and what a maker is told of their orders.
#include "tests/qt/QtTests.h"
#include "tests/ui/ApprovalFakes.h"
#include "tests/ui/TestShell.h"
#include "ui/shell/ApprovalWatch.h"
#include "ui/shell/Notifications.h"
#include "ui/shell/Rail.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

using contract::ApprovalState;

namespace {

struct Watched
{
    Watched() { counter.recover(); }

    //! Looks, until everything was answered.
    void look()
    {
        const int counted = counter.bank.calls<contract::CountWaitingOrders>();
        watch.look();
        QCOMPARE(counter.bank.calls<contract::CountWaitingOrders>(), counted + 1);
        [&] { QTRY_COMPARE(counter.bank.inFlight(), 0); }();
    }
    QString told() const { return notifications.waiting().empty() ? QString() : notifications.waiting().back().text; }

    Counter counter;
    FakeApprovals approvals{counter.bank};
    Notifications notifications;
    bool mayAsk = true;
    ApprovalWatch watch{counter.bank, counter.sender, notifications, [this] { return mayAsk; }};
};

} // namespace

class ApprovalsWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRailShowsWhatWaitsAndWhatCameBack();
    void aMakerIsToldOnceWhatBecameOfAnOrder_data();
    void aMakerIsToldOnceWhatBecameOfAnOrder();
    void whatWasKnownAtSignInIsNoNews();
    void whatMakersDoThemselvesIsNoNews();
    void ownOrdersAreListedOnlyWhenTheCountSaysSo();
    void whatTheListCannotMatchIsNotListedAgain();
    void thePageInFrontLooksAgainWhenAColleagueDecided();
    void anEndedSessionIsNotAskedAbout();
};

void ApprovalsWatchTest::theRailShowsWhatWaitsAndWhatCameBack()
{
    Watched watched;
    Rail rail({{PageId::Approvals,
                {},
                RailEntry{Icon::Check, QStringLiteral("Approvals"), Qt::Key_F7},
                PageId::Approvals,
                {}}});
    connect(&watched.watch, &ApprovalWatch::counted, &rail, [&](const contract::ApprovalCount& count) {
        rail.setBadge(PageId::Approvals, static_cast<int>(count.waiting + count.sentBack),
                      ApprovalWatch::meaning(count));
    });
    const auto* entry = rail.findChild<QPushButton*>();
    watched.look();
    QCOMPARE(entry->text(), QStringLiteral("Approvals"));
    QCOMPARE(entry->accessibleDescription(), QString());
    watched.approvals.add();
    watched.approvals.add();
    watched.approvals.addOwn(ApprovalState::SentBack);
    watched.approvals.addOwn(); // waits for others
    watched.look();
    QCOMPARE(entry->text(), QStringLiteral("Approvals (3)"));
    QVERIFY(entry->accessibleDescription().startsWith(QStringLiteral("2 order")));
    QVERIFY(entry->accessibleDescription().contains(QStringLiteral("1 order")));
    QCOMPARE(entry->accessibleName(), QStringLiteral("Approvals"));
    watched.approvals.orders.clear();
    watched.look();
    QCOMPARE(entry->text(), QStringLiteral("Approvals"));
}

void ApprovalsWatchTest::aMakerIsToldOnceWhatBecameOfAnOrder_data()
{
    QTest::addColumn<ApprovalState>("state");
    QTest::addColumn<QString>("text");
    QTest::newRow("approved") << ApprovalState::Approved << QStringLiteral("was approved and booked, once.");
    QTest::newRow("rejected") << ApprovalState::Rejected << QStringLiteral("was rejected.");
    QTest::newRow("sent back") << ApprovalState::SentBack << QStringLiteral("was sent back to you");
    QTest::newRow("expired") << ApprovalState::Expired << QStringLiteral("Nobody approved your order in time.");
}

void ApprovalsWatchTest::aMakerIsToldOnceWhatBecameOfAnOrder()
{
    QFETCH(const ApprovalState, state);
    QFETCH(const QString, text);
    Watched watched;
    const ApprovalId id = watched.approvals.addOwn().order.id;
    watched.look();
    QVERIFY(watched.notifications.waiting().empty());
    watched.approvals.orders[0].order.state = state;
    watched.look();
    QVERIFY2(watched.told().contains(text), qPrintable(watched.told()));
    QVERIFY(watched.told().contains(QString::fromUtf8("Růžena Dvořáková")));
    QVERIFY((watched.notifications.waiting()[0].target == NavigationTarget{PageId::Approvals, id}));
    watched.notifications.seen(ApprovalWatch::idOf(id));
    watched.look();
    QVERIFY(watched.notifications.waiting().empty());
}

void ApprovalsWatchTest::whatWasKnownAtSignInIsNoNews()
{
    Watched watched;
    watched.approvals.addOwn(ApprovalState::SentBack);
    watched.approvals.addOwn(ApprovalState::Rejected);
    watched.look();
    watched.look();
    QVERIFY(watched.notifications.waiting().empty());
}

void ApprovalsWatchTest::whatMakersDoThemselvesIsNoNews()
{
    Watched watched;
    const ApprovalId id = watched.approvals.addOwn().order.id;
    watched.look();
    const int counted = watched.counter.bank.calls<contract::CountWaitingOrders>();
    watched.counter.sender.send<contract::WithdrawOrder>(
        {id}, {client::OrderKind::Withdrawal, {}, {}, {}, id.toString()}, {}, this, [](const auto&) {});
    // It is counted anew at once.
    QTRY_VERIFY(watched.counter.bank.calls<contract::CountWaitingOrders>() > counted);
    QTRY_COMPARE(watched.counter.bank.inFlight(), 0);
    QCOMPARE(watched.approvals.orders[0].order.state, ApprovalState::Withdrawn);
    QVERIFY(watched.notifications.waiting().empty());
}

void ApprovalsWatchTest::ownOrdersAreListedOnlyWhenTheCountSaysSo()
{
    Watched watched;
    watched.approvals.addOwn();
    watched.look();
    QCOMPARE(watched.counter.bank.calls<contract::ListWaitingOrders>(), 1);
    watched.approvals.add();
    watched.look();
    watched.look();
    QCOMPARE(watched.counter.bank.calls<contract::ListWaitingOrders>(), 1);
}

void ApprovalsWatchTest::whatTheListCannotMatchIsNotListedAgain()
{
    // As when an order has expired and is not marked so yet: every listing is recorded and keeps the session alive.
    Watched watched;
    watched.counter.bank.on<contract::CountWaitingOrders>(contract::ApprovalCount{0, 0, 5});
    for (int i = 0; i < 3; ++i)
        watched.look();
    QCOMPARE(watched.counter.bank.calls<contract::ListWaitingOrders>(), 1);
}

void ApprovalsWatchTest::thePageInFrontLooksAgainWhenAColleagueDecided()
{
    struct Desk : Page
    {
        QString title() const override { return QStringLiteral("Approvals"); }
        void activate() override { setFocus(); }
        void shownAgain() override { ++looks; }
        int looks = 0;
    };
    Desk* desk = nullptr;
    std::optional<FakeApprovals> approvals;
    Shell shell([&](Navigator&, client::OrderSender&) {
        approvals.emplace(shell.counter.bank);
        return std::vector<Feature>{{PageId::Approvals,
                                     {},
                                     RailEntry{Icon::Check, QStringLiteral("Approvals"), Qt::Key_F7, 0, 1},
                                     PageId::Approvals,
                                     [&] { return desk = new Desk; }}};
    });
    auto* watch = shell.window.findChild<ApprovalWatch*>();
    const auto look = [&] {
        QTRY_COMPARE(shell.counter.bank.inFlight(), 0); // the one at sign-in
        watch->look();
        QTRY_COMPARE(shell.counter.bank.inFlight(), 0);
    };
    approvals->add();
    look();
    const int before = desk->looks;
    look();
    QCOMPARE(desk->looks, before);
    approvals->orders.clear();
    look();
    QCOMPARE(desk->looks, before + 1);
}

void ApprovalsWatchTest::anEndedSessionIsNotAskedAbout()
{
    Watched watched;
    watched.mayAsk = false;
    watched.watch.look();
    QCOMPARE(watched.counter.bank.calls<contract::CountWaitingOrders>(), 0);
}

COUNTERFOIL_QTEST(ApprovalsWatchTest)
#include "tst_approvals_watch.moc"
