// The list of transfers, one transfer, and the orders without a known outcome, by key events.
#include "tests/qt/QtTests.h"
#include "tests/ui/AppearanceCheck.h"
#include "tests/ui/TestWindow.h"
#include "tests/ui/TransferFakes.h"
#include "ui/theme/ThemeController.h"
#include "ui/transfers/ColleagueOrderCard.h"
#include "ui/transfers/TransferPage.h"
#include "ui/transfers/TransfersPage.h"
#include "ui/transfers/UnresolvedPage.h"
#include "ui/widgets/BusyButton.h"
#include "ui/widgets/RemoteTableView.h"
#include "ui/widgets/StatusPill.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

//! A page in its own window.
template <class P>
struct ShownList : TestWindow
{
    template <class... Args>
    explicit ShownList(Args&&... args)
        : page(put(new P(std::forward<Args>(args)..., &window), {1020, 700}))
    {
        page->present();
    }

    P* page;
};

contract::TransferOrder order()
{
    return {czechIban(19), czechIban(20), Money(123'450, currency("CZK")), {}};
}

//! Anna has an unresolved order, and Petr uses the same machine.
struct BesideAnna : Counter
{
    BesideAnna()
    {
        recover();
        transfers.mood = FakeTransfers::Mood::Hangs;
        key = sender.send(order(), &context, [](const auto&) {});
        [&] { QTRY_COMPARE(transfers.posted.size(), std::size_t(1)); }();
        bool opened = false;
        petrsSender.recover(
            {"https://bank.example", StaffId::make(), "petr"}, &context, [&](const auto&) { opened = true; },
            [](const auto&) {});
        [&] { QTRY_VERIFY(opened); }();
    }

    Uuid key;
    client::OrderJournal petrsJournal{folder.path()};
    client::OrderSender petrsSender{bank, petrsJournal};
};

} // namespace

class TransferListsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("cs_CZ"))); }
    void theNewestTransferIsOpenedByEnter();
    void noTextIsReadAsMarkup();
    void mineAndBranchAreToldApartByTheBank();
    void aTransferShowsEverythingAndPrintsACopy();
    void whatCameOfAReceiptIsNotSaidUnderAnotherTransfer();
    void aTransferThatCannotBeFetchedSaysSo();
    void aTransferThatFailedIsNotLoadingAndIsFetchedAgain();
    void aTransferThatIsNotRefreshedStaysAndSaysSo();
    void anOrderThatWentWellWasNeverUnresolved();
    void nothingIsSaidToBeKnownBeforeTheJournalWasRead();
    void anUnreadableJournalIsNoKnownOutcome();
    void anUnknownOrderIsListedUntilItIsResolved();
    void whatAnEarlierRunLeftOpenIsTold();
    void aColleaguesOrderIsResolvedByASupervisor();
    void aColleaguesJournalThatCannotBeReadIsSaid();
    void whatBecameOfAColleaguesOrderStays_data();
    void whatBecameOfAColleaguesOrderStays();
    void theyLookRightInBothThemes_data();
    void theyLookRightInBothThemes();
};

void TransferListsTest::theNewestTransferIsOpenedByEnter()
{
    Counter counter;
    for (int i = 1; i <= 250; ++i)
        counter.transfers.booked.push_back(FakeTransfers::sample(i));
    ShownList<TransfersPage> shown(counter.bank, counter.navigator, nullptr);
    auto* view = shown.window.findChild<RemoteTableView*>();
    QTRY_VERIFY(view->table()->model() && view->table()->model()->rowCount() > 5);
    QTRY_VERIFY(view->table()->model()->index(0, 1).data().toString() == QStringLiteral("Jan Novák"));
    view->setCurrentRow(0);
    shown.press(Qt::Key_Return);
    QTRY_VERIFY(counter.navigator.targets ==
                std::vector<NavigationTarget>({{PageId::Transfer, counter.transfers.booked.front().id}}));
}

void TransferListsTest::noTextIsReadAsMarkup()
{
    Counter counter;
    contract::Transfer transfer = FakeTransfers::sample(1);
    transfer.memo = "<b>PAID</b>";
    transfer.creditorName = "<img src=\"/etc/hostname\">";
    counter.transfers.booked.push_back(transfer);
    ShownList<TransfersPage> shown(counter.bank, counter.navigator, nullptr);
    const auto* model = shown.window.findChild<RemoteTableView*>()->table()->model();
    QTRY_COMPARE(model->rowCount(), 1);
    QTRY_VERIFY(!model->index(0, 0).data().toString().isEmpty());
    int tips = 0;
    for (int column = 0; column < model->columnCount(); ++column) {
        const QString tip = model->index(0, column).data(Qt::ToolTipRole).toString();
        tips += tip.contains(QStringLiteral("&lt;")) ? 1 : 0;
        QVERIFY2(!tip.contains(QStringLiteral("<b>")) && !tip.contains(QStringLiteral("<img")), qPrintable(tip));
    }
    QCOMPARE(tips, 2);
}

void TransferListsTest::mineAndBranchAreToldApartByTheBank()
{
    Counter counter;
    for (int i = 1; i <= 8; ++i)
        counter.transfers.booked.push_back(FakeTransfers::sample(i));
    ShownList<TransfersPage> shown(counter.bank, counter.navigator, nullptr);
    const auto* model = shown.window.findChild<RemoteTableView*>()->table()->model();
    QTRY_COMPARE(model->rowCount(), 8);
    QVERIFY(!counter.bank.asked<contract::ListTransfers>().back().mine.value_or(false));
    shown.press(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE(model->rowCount(), 6);
    QVERIFY(counter.bank.asked<contract::ListTransfers>().back().mine.value_or(false));
}

void TransferListsTest::aTransferShowsEverythingAndPrintsACopy()
{
    Counter counter;
    counter.transfers.booked.push_back(FakeTransfers::sample(1));
    counter.files.answer = counter.folder.filePath(QStringLiteral("receipt.pdf"));
    ReceiptServices desk{counter.files, {}, {}};
    ShownList<TransferPage> shown(counter.bank, desk, counter.navigator);
    shown.page->open(counter.transfers.booked.front().id);
    QTRY_VERIFY(shown.says("Růžena Dvořáková"));
    QVERIFY(shown.says(counter.transfers.booked.front().id.toString().c_str()));
    QTest::keyClick(shown.page, Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(shown.says("The receipt was saved as"));
    QVERIFY(QFile::exists(counter.files.answer));
    QVERIFY(counter.files.suggested.front().endsWith(QLatin1String(".pdf")));
}

void TransferListsTest::whatCameOfAReceiptIsNotSaidUnderAnotherTransfer()
{
    Counter counter;
    for (int i = 1; i <= 2; ++i)
        counter.transfers.booked.push_back(FakeTransfers::sample(i));
    counter.files.answer = counter.folder.filePath(QStringLiteral("receipt.pdf"));
    ReceiptServices desk{counter.files, {}, {}};
    ShownList<TransferPage> shown(counter.bank, desk, counter.navigator);
    const QSignalSpy printed(shown.page->findChild<ReceiptBanner*>(), &ReceiptBanner::printed);
    shown.page->open(counter.transfers.booked.front().id);
    QTRY_VERIFY(shown.named<QPushButton>("Print receipt"));
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(shown.page, Qt::Key_P, Qt::ControlModifier);
    QVERIFY(shown.says("The receipt is already being prepared."));
    shown.page->open(counter.transfers.booked.back().id);
    QTRY_COMPARE(printed.size(), 1);
    QVERIFY(!shown.says("The receipt"));
    QTRY_VERIFY(shown.named<QPushButton>("Print receipt"));
    QTest::keyClick(shown.page, Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(shown.says("The receipt was saved as"));
    QCOMPARE(counter.files.suggested.size(), 2);
}

void TransferListsTest::aTransferThatCannotBeFetchedSaysSo()
{
    Counter counter;
    ReceiptServices desk{counter.files, {}, {}};
    ShownList<TransferPage> shown(counter.bank, desk, counter.navigator);
    shown.page->open(TransferId::make());
    QTRY_VERIFY(shown.says("The bank does not know this, or it belongs to another branch."));
    QVERIFY(!shown.named<QPushButton>("Print receipt"));
}

void TransferListsTest::aTransferThatFailedIsNotLoadingAndIsFetchedAgain()
{
    Counter counter;
    ReceiptServices desk{counter.files, {}, {}};
    ShownList<TransferPage> shown(counter.bank, desk, counter.navigator);
    const contract::Transfer transfer = FakeTransfers::sample(1);
    counter.transfers.opening = failure(client::FailureKind::NotSent, client::FailureCause::CouldNotConnect);
    shown.page->open(transfer.id);
    QVERIFY(shown.says("Loading…"));
    QTRY_VERIFY(shown.says("The bank cannot be reached"));
    QVERIFY(shown.says("Not loaded"));
    QVERIFY(!shown.says("Loading…"));
    counter.transfers.opening.reset();
    counter.transfers.booked.push_back(transfer);
    QVERIFY(shown.named("Try again"));
    shown.named("Try again")->click();
    QTRY_VERIFY(shown.says("Růžena Dvořáková"));
    QVERIFY(!shown.says("Not loaded") && !shown.says("Loading…"));
    QVERIFY(!shown.named("Try again"));
}

void TransferListsTest::aTransferThatIsNotRefreshedStaysAndSaysSo()
{
    Counter counter;
    counter.transfers.booked.push_back(FakeTransfers::sample(1));
    ReceiptServices desk{counter.files, {}, {}};
    ShownList<TransferPage> shown(counter.bank, desk, counter.navigator);
    shown.page->open(counter.transfers.booked.front().id);
    QTRY_VERIFY(shown.says("123,45 CZK"));
    counter.transfers.opening = failure(client::FailureKind::NotSent, client::FailureCause::CouldNotConnect);
    shown.press(Qt::Key_F5);
    QVERIFY(shown.says("123,45 CZK"));
    QTRY_VERIFY(shown.says("The bank cannot be reached"));
    QTRY_VERIFY(shown.says("123,45 CZK") && shown.says("Růžena Dvořáková"));
    QVERIFY(!shown.says("Not loaded"));
    QVERIFY(shown.named("Print receipt"));
    counter.transfers.opening.reset();
    shown.page->shownAgain(); // as if the bank were reachable again
    QTRY_VERIFY(!shown.says("The bank cannot be reached"));
    QVERIFY(shown.says("123,45 CZK"));
}

void TransferListsTest::anOrderThatWentWellWasNeverUnresolved()
{
    Counter counter;
    counter.recover();
    ShownList<UnresolvedPage> shown(counter.sender, counter.journal, counter.bank, counter.navigator, false);
    counter.sender.send(order(), &counter.context, [](const auto&) {});
    QTRY_COMPARE(counter.transfers.booked.size(), std::size_t(1));
    QTRY_COMPARE(counter.sender.open(), 0);
    QVERIFY(shown.says("All your orders have a known outcome."));
}

void TransferListsTest::nothingIsSaidToBeKnownBeforeTheJournalWasRead()
{
    Counter counter;
    ShownList<UnresolvedPage> shown(counter.sender, counter.journal, counter.bank, counter.navigator, false);
    QVERIFY(shown.says("Reading…"));
    QVERIFY(!shown.says("have a known outcome"));
    counter.recover();
    QTRY_VERIFY(shown.says("All your orders have a known outcome."));
    QVERIFY(!shown.says("Reading…"));
}

void TransferListsTest::anUnreadableJournalIsNoKnownOutcome()
{
    Counter counter;
    client::OrderJournal journal(counter.folder.path());
    client::OrderSender sender(counter.bank, journal);
    ShownList<UnresolvedPage> shown(sender, journal, counter.bank, counter.navigator, false);
    const auto recover = [&] {
        sender.recover(
            counter.owner, &counter.context, [](const auto&) {}, [](const auto&) {});
    };
    {
        // Another process of the same user holds it.
        client::OrderJournal theirs(counter.folder.path());
        client::OrderSender other(counter.bank, theirs);
        bool opened = false;
        other.recover(
            counter.owner, &counter.context, [&](const auto& contents) { opened = bool(contents); },
            [](const auto&) {});
        QTRY_VERIFY(opened);
        recover();
        QTRY_VERIFY(shown.says("You are signed in to Counterfoil twice on this machine."));
        QVERIFY(!shown.says("have a known outcome") && !shown.says("Reading…"));
    }
    recover();
    QTRY_VERIFY(shown.says("All your orders have a known outcome."));
    QVERIFY(!shown.says("twice on this machine"));
}

void TransferListsTest::anUnknownOrderIsListedUntilItIsResolved()
{
    Counter counter;
    counter.recover();
    counter.transfers.mood = FakeTransfers::Mood::LosesTheAnswer;
    ShownList<UnresolvedPage> shown(counter.sender, counter.journal, counter.bank, counter.navigator, false);
    counter.sender.send(order(), &counter.context, [](const auto&) {});
    QTRY_VERIFY(shown.says("Unknown — checking"));
    counter.transfers.resolution = contract::KeyState::Booked;
    shown.press(Qt::Key_F5);
    QTRY_VERIFY(shown.says("Booked, once."));
    QVERIFY(!shown.says("Unknown — checking"));
    QCOMPARE(counter.transfers.posted.size(), std::size_t(1));
}

void TransferListsTest::whatAnEarlierRunLeftOpenIsTold()
{
    Counter counter;
    counter.transfers.mood = FakeTransfers::Mood::Hangs;
    {
        // The earlier run: its journal waits for its worker and gives the file back when it ends.
        client::OrderJournal earlierJournal(counter.folder.path());
        client::OrderSender earlierSender(counter.bank, earlierJournal);
        bool opened = false;
        earlierSender.recover(
            counter.owner, &counter.context, [&](const auto& contents) { opened = bool(contents); },
            [](const auto&) {});
        QTRY_VERIFY(opened);
        earlierSender.send(order(), &counter.context, [](const auto&) {});
        QTRY_COMPARE(counter.transfers.posted.size(), std::size_t(1));
    }
    client::OrderJournal journal(counter.folder.path());
    client::OrderSender sender(counter.bank, journal);
    counter.transfers.resolution = contract::KeyState::Abandoned;
    ShownList<UnresolvedPage> shown(sender, journal, counter.bank, counter.navigator, false);
    sender.recover(
        counter.owner, &counter.context, [](const auto&) {}, [](const auto&) {});
    QTRY_VERIFY(shown.says("before the program was last closed. Not booked, and it never will be."));
}

void TransferListsTest::aColleaguesOrderIsResolvedByASupervisor()
{
    BesideAnna desk;
    desk.transfers.resolution = contract::KeyState::Booked;
    ShownList<UnresolvedPage> shown(desk.petrsSender, desk.petrsJournal, desk.bank, desk.navigator, true);
    QTRY_VERIFY(shown.named<QPushButton>("Resolve the order of anna now"));
    QVERIFY(!shown.says("have a known outcome"));
    shown.named<QPushButton>("Resolve the order of anna now")->setFocus();
    shown.press(Qt::Key_Space);
    QTRY_VERIFY(shown.says("Booked, once: "));
    QCOMPARE(desk.transfers.resolved.size(), std::size_t(1));
    QVERIFY(desk.transfers.resolved.front().key == desk.key);
    QVERIFY(desk.transfers.resolved.front().orderedBy == desk.owner.staffId);
}

void TransferListsTest::aColleaguesJournalThatCannotBeReadIsSaid()
{
    Counter counter;
    counter.recover();
    const QString theirs = counter.journal.pathOf({counter.owner.bank, StaffId::make(), "petr"});
    QVERIFY(QDir().mkpath(theirs)); // exists but cannot be read
    ShownList<UnresolvedPage> shown(counter.sender, counter.journal, counter.bank, counter.navigator, false);
    QTRY_VERIFY(shown.says("of colleagues on this machine cannot be read"));
    QVERIFY(shown.says("Colleagues on this machine"));
    QVERIFY(QDir().rmdir(theirs));
    shown.page->shownAgain();
    QTRY_VERIFY(!shown.says("cannot be read"));
    QVERIFY(!shown.says("Colleagues on this machine"));
}

void TransferListsTest::whatBecameOfAColleaguesOrderStays_data()
{
    QTest::addColumn<contract::KeyState>("state");
    QTest::addColumn<QString>("word");
    QTest::newRow("booked") << contract::KeyState::Booked << QStringLiteral("Booked");
    QTest::newRow("done") << contract::KeyState::Booked << QStringLiteral("Done");
    QTest::newRow("refused") << contract::KeyState::Refused << QStringLiteral("Refused");
    QTest::newRow("waiting") << contract::KeyState::Waiting << QStringLiteral("Waiting for approval");
    QTest::newRow("abandoned") << contract::KeyState::Abandoned << QStringLiteral("No effect");
}

void TransferListsTest::whatBecameOfAColleaguesOrderStays()
{
    QFETCH(contract::KeyState, state);
    QFETCH(QString, word);
    BesideAnna desk;
    FakeBank bank;
    ShownList<UnresolvedPage> shown(desk.petrsSender, desk.petrsJournal, bank, desk.navigator, true);
    const auto comeBack = [&] {
        const QPointer<ColleagueOrderCard> before = shown.window.findChild<ColleagueOrderCard*>();
        shown.page->shownAgain();
        QTRY_VERIFY(!before);
        QTRY_VERIFY(shown.window.findChild<ColleagueOrderCard*>() &&
                    shown.window.findChild<ColleagueOrderCard*>()->isVisible());
    };
    QTRY_VERIFY(shown.named("Resolve the order of anna now"));
    shown.named("Resolve the order of anna now")->click();
    QCOMPARE(bank.calls<contract::ResolveTransferKey>(), 1);
    comeBack(); // during the query
    QVERIFY(shown.named<BusyButton>("Resolve the order of anna now")->isBusy());
    contract::OrderOutcome outcome;
    outcome.state = state;
    if (state == contract::KeyState::Waiting)
        outcome = FakeTransfers::waiting();
    if (word == QLatin1String("Booked"))
        outcome.transfer = FakeTransfers::sample(1);
    bank.answer<contract::ResolveTransferKey>(outcome);
    for (int visit = 0; visit < 3; ++visit) {
        QCOMPARE(shown.window.findChild<StatusPill*>()->text(), word);
        QVERIFY(!shown.named("Resolve the order of anna now"));
        QVERIFY(!shown.says("Nobody knows yet"));
        comeBack();
    }
    QCOMPARE(bank.calls<contract::ResolveTransferKey>(), 1);
}

void TransferListsTest::theyLookRightInBothThemes_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::newRow("light") << ThemeChoice::Light;
    QTest::newRow("dark") << ThemeChoice::Dark;
}

void TransferListsTest::theyLookRightInBothThemes()
{
    QFETCH(ThemeChoice, choice);
    ThemeController theme(*qApp, choice);
    Counter counter;
    for (int i = 1; i <= 60; ++i)
        counter.transfers.booked.push_back(FakeTransfers::sample(i));
    {
        ShownList<TransfersPage> list(counter.bank, counter.navigator, nullptr);
        QTRY_VERIFY(list.says("Rows"));
        lookAt(list, "transfers-list");
    }
    {
        ReceiptServices desk{counter.files, {}, {}};
        ShownList<TransferPage> one(counter.bank, desk, counter.navigator);
        one.page->open(counter.transfers.booked.front().id);
        QTRY_VERIFY(one.says("Růžena Dvořáková"));
        one.page->activate();
        lookAt(one, "transfers-one");
    }
    counter.recover();
    ShownList<UnresolvedPage> unresolved(counter.sender, counter.journal, counter.bank, counter.navigator, true);
    lookAt(unresolved, "transfers-unresolved-none");
    counter.transfers.mood = FakeTransfers::Mood::LosesTheAnswer;
    counter.sender.send(order(), &counter.context, [](const auto&) {});
    QTRY_VERIFY(unresolved.says("Unknown — checking"));
    counter.transfers.resolution = contract::KeyState::Booked;
    unresolved.press(Qt::Key_F5);
    QTRY_VERIFY(unresolved.says("Booked, once."));
    counter.transfers.resolution.reset();
    counter.sender.send(order(), &counter.context, [](const auto&) {});
    QTRY_VERIFY(unresolved.says("Unknown — checking"));
    lookAt(unresolved, "transfers-unresolved");
}

COUNTERFOIL_QTEST(TransferListsTest)
#include "tst_transfers_lists.moc"
