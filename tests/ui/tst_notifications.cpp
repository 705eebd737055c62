// The outcome of an order, document, file or export that arrives while another page is shown waits until seen, once.
// The window is real, its bank is in memory.
#include "tests/qt/QtTests.h"
#include "tests/ui/DocumentFakes.h"
#include "tests/ui/TestShell.h"
#include "ui/documents/DocumentsPanel.h"
#include "ui/printing/ReceiptBanner.h"
#include "ui/printing/SaveBanner.h"
#include "ui/shell/OrderRecovery.h"
#include "ui/transfers/AccountField.h"
#include "ui/transfers/NewTransferPage.h"
#include "ui/transfers/UnresolvedPage.h"
#include "ui/widgets/MoneyEdit.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;
using NotificationMood = FakeTransfers::Mood;

namespace {

//! An empty page for a test's own content.
class NotifiedPage : public Page
{
public:
    explicit NotifiedPage(const QString& title)
        : m_title(title)
        , m_column(new QVBoxLayout(this))
    {
        setFocusPolicy(Qt::StrongFocus);
    }
    QString title() const override { return m_title; }
    void setSubject(const PageSubject& subject) override
    {
        if (onSubject)
            onSubject(subject);
    }
    void activate() override { setFocus(); }
    void put(QWidget* widget) { m_column->addWidget(widget); }

    std::function<void(const PageSubject&)> onSubject;

private:
    QString m_title;
    QVBoxLayout* m_column;
};

struct NotificationDependencies
{
    FakeFiles files;
    ReceiptServices receipts{files, {}, {}};
    NotifiedPage* first = nullptr;
    NotifiedPage* customer = nullptr;
    DocumentsPanel* panel = nullptr;
    SaveBanner* saved = nullptr;
    NewTransferPage* transfer = nullptr;
    Navigator* navigator = nullptr;
    client::OrderSender* sender = nullptr;
};

struct NotificationDesk : NotificationDependencies, Shell
{
    NotificationDesk()
        : Shell([this](Navigator& there, client::OrderSender& orders) {
            first = new NotifiedPage(QStringLiteral("First"));
            customer = new NotifiedPage(QStringLiteral("Customer"));
            panel = new DocumentsPanel(counter.bank, files, true);
            customer->put(panel);
            customer->put(saved = new SaveBanner(files));
            customer->onSubject = [this](const PageSubject& subject) {
                panel->setCustomer(std::get<CustomerId>(subject));
            };
            transfer = new NewTransferPage(counter.bank, orders, receipts, there);
            navigator = &there;
            sender = &orders;
            return std::vector<Feature>{
                {PageId::Customers,
                 {},
                 RailEntry{Icon::Customers, QStringLiteral("Customers"), Qt::Key_F2, 1, 1},
                 PageId::Customers,
                 [this] { return first; },
                 true},
                {PageId::Customer, {}, {}, PageId::Customers, [this] { return customer; }, true},
                {PageId::Transfer,
                 {},
                 {},
                 PageId::Transfer,
                 [] { return new NotifiedPage(QStringLiteral("Transfer")); }},
                {PageId::NewTransfer,
                 {},
                 RailEntry{Icon::Transfer, QStringLiteral("New transfer"), Qt::Key_F3, 2},
                 PageId::NewTransfer,
                 [this] { return transfer; },
                 true},
                {PageId::Unresolved,
                 {},
                 RailEntry{Icon::Unknown, QStringLiteral("Unresolved"), Qt::Key_F6, 4},
                 PageId::Unresolved,
                 [this, &there, &orders] {
                     return new UnresolvedPage(orders, counter.journal, counter.bank, there, false);
                 },
                 true}};
        })
    {
        QLocale::setDefault(QLocale(QStringLiteral("cs_CZ")));
    }

    void pick(int side, const char* text)
    {
        auto* field = transfer->findChildren<AccountField*>().at(side);
        field->setFocus();
        QTest::keyClicks(field, QString::fromUtf8(text));
        [&] { QTRY_VERIFY(field->isSuggesting()); }();
        QTest::keyClick(field, Qt::Key_Return);
        [&] { QTRY_VERIFY(field->party()); }();
    }
    //! Up to the confirmation sheet.
    void review()
    {
        press(Qt::Key_F3);
        pick(0, "jan nov");
        pick(1, "dvo");
        QTest::keyClicks(transfer->findChild<MoneyEdit*>(), QStringLiteral("1234,50"));
        press(Qt::Key_Return, Qt::ControlModifier);
    }
    //! Confirms an order and leaves the page before the bank can have answered.
    void sendAndLeave()
    {
        review();
        press(Qt::Key_Return, Qt::ControlModifier);
        press(Qt::Key_F2);
        [&] { QVERIFY(first->isVisible()); }();
    }
    int notifications() const
    {
        int count = 0;
        for (const auto* banner : window.findChild<QWidget*>(QStringLiteral("notifications"))
                                      ->findChildren<QWidget*>(QStringLiteral("banner")))
            count += banner->isVisible() ? 1 : 0;
        return count;
    }
};

} // namespace

class NotificationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOrderBookedWhileAnotherPageIsOpenIsTold();
    void anOrderRefusedWhileAnotherPageIsOpenIsToldAndItsFormIsKept();
    void anOrderThatBecomesUnknownElsewhereIsToldAndThenItsOutcome();
    void whatIsShownOnItsPageIsNotToldAgain();
    void anOutcomeUnderALockIsThereAfterIt();
    void anOutcomeIsThereForItsTellerAfterSomebodyElseHasWorkedHere();
    void theKeyboardReachesWhatWaits();
    void aDocumentAddedForAnotherCustomerIsTold();
    void aDocumentOfUnknownOutcomeCanBeAskedForAgain();
    void aFileSavedWhileAnotherPageIsOpenIsTold();
    void aFileThatComesWhileAnotherPageIsOpenIsOfferedOnItsOwn();
    void aReceiptThatIsPrintedBehindTheNextTransferIsNoMoreWork();
    void aSheetUnderALockIsAskedAnewWithTheBalanceOfThen();
    void afterALockTheKeyboardIsWhereThePageIsByThen();
    void aJournalThatCannotBeReadIsSaidWithItsPlace();
};

void NotificationsTest::anOrderBookedWhileAnotherPageIsOpenIsTold()
{
    NotificationDesk desk;
    desk.sendAndLeave();
    QTRY_COMPARE(desk.saying("Booked, once: 1 234,50 CZK"), 1);
    QCOMPARE(desk.notifications(), 1);
    desk.navigator->open({PageId::Customer, CustomerId::make()});
    QCOMPARE(desk.notifications(), 1); // over every page
    QTest::mouseClick(desk.button("Show"), Qt::LeftButton);
    QVERIFY(desk.window.windowTitle().startsWith(QStringLiteral("Transfer ")));
    QTest::mouseClick(desk.button("Dismiss the message"), Qt::LeftButton);
    QCOMPARE(desk.notifications(), 0);
    QCOMPARE(desk.counter.transfers.posted.size(), std::size_t(1));
}

void NotificationsTest::anOrderRefusedWhileAnotherPageIsOpenIsToldAndItsFormIsKept()
{
    NotificationDesk desk;
    desk.counter.transfers.mood = NotificationMood::Refuses;
    desk.sendAndLeave();
    QTRY_COMPARE(desk.saying("Refused: 1 234,50 CZK"), 1);
    QCOMPARE(QApplication::focusWidget(), desk.first); // where somebody may be typing
    desk.press(Qt::Key_F3);
    QCOMPARE(desk.saying("The bank refused the transfer."), 1);
    QCOMPARE(desk.transfer->findChild<MoneyEdit*>()->text(), QStringLiteral("1234,50"));
    QCOMPARE(desk.notifications(), 0); // seen
}

void NotificationsTest::anOrderThatBecomesUnknownElsewhereIsToldAndThenItsOutcome()
{
    NotificationDesk desk;
    desk.counter.transfers.mood = NotificationMood::LosesTheAnswer;
    desk.sendAndLeave();
    QTRY_COMPARE(desk.saying("Unknown, the bank is being asked: 1 234,50 CZK"), 1);
    desk.counter.transfers.resolution = contract::KeyState::Abandoned;
    desk.sender->checkNow(desk.counter.transfers.posted[0].first);
    QTRY_COMPARE(desk.saying("Not booked, and it never will be: 1 234,50 CZK"), 1);
    QCOMPARE(desk.notifications(), 1);
    desk.press(Qt::Key_F6);
    QCOMPARE(desk.notifications(), 0); // its card says the same
}

void NotificationsTest::whatIsShownOnItsPageIsNotToldAgain()
{
    NotificationDesk desk;
    desk.sendAndLeave();
    desk.press(Qt::Key_F3);
    QTRY_COMPARE(desk.saying("The transfer is booked"), 1);
    QCOMPARE(desk.notifications(), 0);
    desk.press(Qt::Key_F2);
    QCOMPARE(desk.notifications(), 0);
    desk.press(Qt::Key_F3); // a new one now
    QCOMPARE(desk.saying("The transfer is booked"), 0);
}

void NotificationsTest::anOutcomeUnderALockIsThereAfterIt()
{
    NotificationDesk desk;
    desk.counter.transfers.mood = NotificationMood::LosesTheAnswer;
    desk.sendAndLeave();
    QTRY_COMPARE(desk.notifications(), 1);
    desk.lock();
    desk.counter.transfers.resolution = contract::KeyState::Booked;
    desk.sender->checkNow(desk.counter.transfers.posted[0].first);
    QTRY_COMPARE(desk.sender->open(), 0);
    QVERIFY(!desk.window.close()); // nobody has seen it yet
    desk.unlock();
    QCOMPARE(desk.saying("Booked, once: 1 234,50 CZK"), 1);
    QCOMPARE(desk.notifications(), 1);
}

void NotificationsTest::anOutcomeIsThereForItsTellerAfterSomebodyElseHasWorkedHere()
{
    NotificationDesk desk;
    desk.sendAndLeave();
    QTRY_COMPARE(desk.notifications(), 1);
    desk.press(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!desk.session.isSignedIn());
    const contract::Session anna = std::exchange(desk.people.session, sampleSession("petr"));
    desk.enter();
    QCOMPARE(desk.notifications(), 0);
    desk.press(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!desk.session.isSignedIn());
    desk.people.session = anna;
    desk.enter();
    QCOMPARE(desk.saying("Booked, once: 1 234,50 CZK"), 1);
}

void NotificationsTest::theKeyboardReachesWhatWaits()
{
    NotificationDesk desk;
    desk.sendAndLeave();
    QTRY_COMPARE(desk.notifications(), 1);
    desk.press(Qt::Key_F10);
    QCOMPARE(QApplication::focusWidget(), desk.button("Show"));
    desk.press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), desk.first);
    desk.press(Qt::Key_F10);
    desk.press(Qt::Key_Tab);
    desk.press(Qt::Key_Space);
    QCOMPARE(desk.notifications(), 0);
    QCOMPARE(QApplication::focusWidget(), desk.first);
}

void NotificationsTest::aDocumentAddedForAnotherCustomerIsTold()
{
    NotificationDesk desk;
    const CustomerId anna = CustomerId::make();
    desk.navigator->open({PageId::Customer, anna});
    desk.files.answer = desk.counter.folder.filePath(QStringLiteral("passport.txt"));
    QFile file(desk.files.answer);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("text") == 4);
    file.close();
    auto* title = named<QLineEdit>(desk.window, "Title of the new document");
    title->setText(QStringLiteral("Passport"));
    QTest::mouseClick(desk.button("Add a file…"), Qt::LeftButton);
    QTRY_COMPARE(desk.counter.bank.waiting<contract::AddDocument>(), 1);
    QVERIFY(desk.panel->holdsWork());
    desk.navigator->open({PageId::Customer, CustomerId::make()});
    desk.counter.bank.answer<contract::AddDocument>(contract::Document());
    QCOMPARE(desk.saying("The document “Passport” was added."), 1);
    QCOMPARE(desk.notifications(), 1);
    QVERIFY(!desk.panel->holdsWork());
}

void NotificationsTest::aDocumentOfUnknownOutcomeCanBeAskedForAgain()
{
    NotificationDesk desk;
    const CustomerId anna = CustomerId::make();
    desk.navigator->open({PageId::Customer, anna});
    desk.files.answer = desk.counter.folder.filePath(QStringLiteral("a.txt"));
    QFile file(desk.files.answer);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("text") == 4);
    file.close();
    named<QLineEdit>(desk.window, "Title of the new document")->setText(QStringLiteral("Passport"));
    QTest::mouseClick(desk.button("Add a file…"), Qt::LeftButton);
    QTRY_COMPARE(desk.counter.bank.waiting<contract::AddDocument>(), 1);
    const auto key = desk.counter.bank.options<contract::AddDocument>().key;
    desk.press(Qt::Key_F2);
    desk.counter.bank.answer<contract::AddDocument>(lost());
    QCOMPARE(desk.saying("It is not known whether the document “Passport” was added."), 1);
    QTest::mouseClick(desk.button("Show"), Qt::LeftButton);
    QVERIFY(desk.customer->isVisible());
    QVERIFY(desk.button("Ask again"));
    QTest::mouseClick(desk.button("Ask again"), Qt::LeftButton);
    QCOMPARE(desk.counter.bank.calls<contract::AddDocument>(), 2);
    QCOMPARE(desk.counter.bank.options<contract::AddDocument>().key, key);
}

void NotificationsTest::aFileSavedWhileAnotherPageIsOpenIsTold()
{
    NotificationDesk desk;
    desk.navigator->open({PageId::Customer, CustomerId::make()});
    desk.files.answer = desk.counter.folder.filePath(QStringLiteral("statement.pdf"));
    desk.saved->save(QStringLiteral("Save"), {"statement.pdf", "application/pdf", {"%PDF"}});
    desk.press(Qt::Key_F2);
    QTRY_COMPARE(desk.saying("statement.pdf"), 1);
    QTest::mouseClick(desk.button("Open folder"), Qt::LeftButton);
    QCOMPARE(desk.folders, QStringList{desk.files.answer});
    desk.navigator->open({PageId::Customer, CustomerId::make()});
    QCOMPARE(desk.saying("statement.pdf"), 1); // once, not in both places
}

void NotificationsTest::aFileThatComesWhileAnotherPageIsOpenIsOfferedOnItsOwn()
{
    NotificationDesk desk;
    const CustomerId customer = CustomerId::make();
    desk.navigator->open({PageId::Customer, customer});
    desk.press(Qt::Key_F2);
    desk.files.answer = desk.counter.folder.filePath(QStringLiteral("saved.pdf"));
    desk.saved->save(QStringLiteral("Save"), {"statement.pdf", "application/pdf", {"%PDF"}});
    QVERIFY(desk.files.suggested.isEmpty());
    desk.navigator->open({PageId::Customer, customer});
    QCOMPARE(desk.saying("statement.pdf has arrived but is not saved yet."), 1);
    QVERIFY(desk.button("Save…"));
    QTest::mouseClick(desk.button("Save…"), Qt::LeftButton);
    QCOMPARE(desk.files.suggested, QStringList{QStringLiteral("statement.pdf")});
    QTRY_COMPARE(desk.saying("Saved as"), 1);
    QVERIFY(QFile::exists(desk.files.answer));
}

void NotificationsTest::aSheetUnderALockIsAskedAnewWithTheBalanceOfThen()
{
    NotificationDesk desk;
    desk.review();
    desk.press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), desk.button("Transfer"));
    desk.now.sinceBoot += std::chrono::hours(1);
    QTRY_VERIFY(desk.window.isLocked());
    desk.counter.accounts.branch[0].availableBalance = Money(200'000, currency("CZK"));
    desk.unlock();
    QTRY_COMPARE(desk.saying("765,50 CZK"), 2); // in the form and in the sheet over it
    QCOMPARE(QApplication::focusWidget(), desk.button("Cancel"));
    desk.press(Qt::Key_Return); // the one after the code
    QVERIFY(!desk.button("Cancel"));
    QCOMPARE(desk.transfer->findChild<MoneyEdit*>()->text(), QStringLiteral("1234,50"));
    QVERIFY(desk.transfer->findChild<MoneyEdit*>()->isEnabled()); // nothing is being sent
}

void NotificationsTest::aReceiptThatIsPrintedBehindTheNextTransferIsNoMoreWork()
{
    NotificationDesk desk;
    desk.files.answer = desk.counter.folder.filePath(QStringLiteral("receipt.pdf"));
    desk.review();
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(desk.saying("Booked"), 1);
    const QSignalSpy printed(desk.transfer->findChild<ReceiptBanner*>(), &ReceiptBanner::printed);
    desk.press(Qt::Key_P, Qt::ControlModifier);
    desk.press(Qt::Key_N, Qt::ControlModifier);
    QTRY_COMPARE(printed.size(), 1);
    QCOMPARE(desk.saying("The receipt"), 0);
    QCOMPARE(desk.notifications(), 0);
}

void NotificationsTest::afterALockTheKeyboardIsWhereThePageIsByThen()
{
    NotificationDesk desk;
    desk.press(Qt::Key_F2);
    auto* field = new QLineEdit;
    desk.first->put(field);
    field->setFocus();
    desk.now.sinceBoot += std::chrono::hours(1);
    QTRY_VERIFY(desk.window.isLocked());
    field->hide(); // its page has moved on
    desk.unlock();
    QTRY_COMPARE(QApplication::focusWidget(), desk.first);
}

void NotificationsTest::aJournalThatCannotBeReadIsSaidWithItsPlace()
{
    NotificationDesk desk;
    QTRY_VERIFY(!QDir(desk.counter.folder.path()).entryList({QStringLiteral("*.journal")}).isEmpty());
    desk.press(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
    const QString path = desk.counter.folder.filePath(
        QDir(desk.counter.folder.path()).entryList({QStringLiteral("*.journal")}).value(0));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("what is this") == 12);
    file.close();
    desk.enter();
    QTRY_COMPARE(desk.saying("is damaged, so no order can be sent"), 1);
    QCOMPARE(desk.saying(qPrintable(path)), 1);
    desk.sendAndLeave();
    QTRY_COMPARE(desk.saying("Not booked, because it did not leave this machine"), 1);
    QVERIFY(desk.counter.transfers.posted.empty());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("what is this"));
}

COUNTERFOIL_QTEST(NotificationsTest)
#include "tst_notifications.moc"
