// The panel's view of events on their way, with an in-memory bank, driven by keys.
#include "tests/qt/QtTests.h"
#include "tests/ui/MonitoringFakes.h"
#include "tests/ui/TestWindow.h"
#include "ui/monitoring/MonitoringPage.h"
#include "ui/widgets/ConfirmSheet.h"

#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

//! The page at that view, in its own window.
struct EventsView : TestWindow
{
    explicit EventsView(FakeMonitoring& bank)
    {
        auto* page = put(new MonitoringPage(bank, &window), {1180, 720});
        page->present();
        page->setFocus();
        named<QTabBar>("Views of the system")->setFocus();
        press(Qt::Key_PageUp, Qt::ControlModifier); // it is the last view
    }
    QTableView* letters() const { return named<QTableView>("Events that were given up"); }
    QString cell(const char* table, int row, int column) const
    {
        const auto* model = named<QTableView>(table)->model();
        return model->index(row, column)
            .data()
            .toString()
            .replace(QChar(0x202F), QLatin1Char(' '))
            .replace(QChar(0xA0), QLatin1Char(' '));
    }
    void choose(int row)
    {
        letters()->setFocus();
        press(Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            press(Qt::Key_Down);
    }
    static void confirm() { press(Qt::Key_Return, Qt::ControlModifier); }
};

} // namespace

class MonitoringEventsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }
    void whatWaitsIsSaidInEventsTimeAndMoney();
    void nothingIsCalledWellBeforeTheBankHasAnswered();
    void aBrokerThatDoesNotAnswerIsNamed();
    void oneEventIsSentAgainAfterAsking();
    void allOfAKindAreSentAgainAfterAsking();
    void whatSomebodyElseSentIsNotSentTwice();
    void aFailureIsSaidAndNothingIsLost();
    void everythingIsReachedByTab();
};

void MonitoringEventsTest::whatWaitsIsSaidInEventsTimeAndMoney()
{
    FakeMonitoring bank;
    bank.lags.lags[1].events = 1'240;
    bank.lags.lags[1].overdueSeconds = 200;
    bank.lags.lags[1].amounts = {Money(12'345'00, Currency::parse("EUR").value()),
                                 Money(500, Currency::parse("JPY").value())};
    EventsView view(bank);
    QTRY_COMPARE(view.rowsOf("Events that wait"), 5);
    QCOMPARE(view.cell("Events that wait", 0, 1), QStringLiteral("Not published yet"));
    QCOMPARE(view.cell("Events that wait", 1, 0), QStringLiteral("Customers' wishes"));
    QCOMPARE(view.cell("Events that wait", 1, 1), QStringLiteral("Entries"));
    QCOMPARE(view.cell("Events that wait", 1, 2), QStringLiteral("1,240"));
    QCOMPARE(view.cell("Events that wait", 1, 3), QStringLiteral("3 min 20 s"));
    QCOMPARE(view.cell("Events that wait", 1, 4), QStringLiteral("12 345.00 EUR · 500 JPY"));
    QCOMPARE(view.cell("Events that wait", 2, 1), QStringLiteral("To be tried again"));
    QCOMPARE(view.cell("Events that wait", 2, 3), QString());
    QTRY_VERIFY(view.says("No event was given up."));
}

void MonitoringEventsTest::nothingIsCalledWellBeforeTheBankHasAnswered()
{
    FakeMonitoring bank;
    bank.away = true;
    EventsView view(bank);
    QVERIFY(!view.says("No event was given up."));
    QTRY_VERIFY(bank.calls<contract::ListDeadLetters>() > 0 && bank.inFlight() == 0);
    QVERIFY(!view.says("No event was given up."));
    bank.away = false;
    view.named<QTableView>("Events that wait")->setFocus();
    view.press(Qt::Key_F5);
    QTRY_VERIFY(view.says("No event was given up."));
}

void MonitoringEventsTest::aBrokerThatDoesNotAnswerIsNamed()
{
    FakeMonitoring bank;
    bank.lags.whole = false;
    bank.lags.lags.resize(1);
    bank.lags.lags[0].events = 40;
    EventsView view(bank);
    QTRY_VERIFY(view.says("the broker or the database did not answer"));
    QCOMPARE(view.rowsOf("Events that wait"), 1);
    QCOMPARE(view.cell("Events that wait", 0, 2), QStringLiteral("40"));
}

void MonitoringEventsTest::oneEventIsSentAgainAfterAsking()
{
    FakeMonitoring bank;
    bank.letters = {deadLetter("e3", 10), deadLetter("e2", 20), deadLetter("e1", 30)};
    EventsView view(bank);
    QTRY_COMPARE(view.rowsOf("Events that were given up"), 3);
    view.choose(1);
    view.press(Qt::Key_Return);
    QVERIFY(view.says("Send this event again?"));
    QVERIFY(view.says("The mail server answered 550."));
    QVERIFY(view.says("E-mail to customers"));
    view.picture(QStringLiteral("monitoring-send-again"));
    view.press(Qt::Key_Escape);
    QCOMPARE(bank.calls<contract::SendAgain>(), 0);
    view.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(view.says("Send this event again?"));
    view.confirm();
    QTRY_VERIFY(view.says("1 event(s) were sent again."));
    const auto order = bank.asked<contract::SendAgain>().back();
    QCOMPARE(order.eventId, std::optional<std::string>("e2"));
    QCOMPARE(order.diedUntil, instant(kNow - 20));
    QTRY_COMPARE(view.rowsOf("Events that were given up"), 2);
}

void MonitoringEventsTest::allOfAKindAreSentAgainAfterAsking()
{
    FakeMonitoring bank;
    bank.letters = {deadLetter("acc:2", 5, "notices"), deadLetter("e2", 20), deadLetter("e1", 30)};
    EventsView view(bank);
    QTRY_COMPARE(view.rowsOf("Events that were given up"), 3);
    view.choose(2);
    view.press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(view.says("Send all of these events again?"));
    view.confirm();
    QTRY_VERIFY(view.says("2 event(s) were sent again."));
    const auto order = bank.asked<contract::SendAgain>().back();
    QCOMPARE(order.consumer, std::string("mail"));
    QVERIFY(!order.eventId);
    QCOMPARE(order.diedUntil, instant(kNow - 5)); // as far as was seen
    QTRY_COMPARE(view.rowsOf("Events that were given up"), 1);
}

void MonitoringEventsTest::whatSomebodyElseSentIsNotSentTwice()
{
    FakeMonitoring bank;
    bank.letters = {deadLetter("e1", 10)};
    EventsView view(bank);
    QTRY_COMPARE(view.rowsOf("Events that were given up"), 1);
    view.choose(0);
    view.press(Qt::Key_Return);
    bank.letters.clear();
    view.confirm();
    QTRY_VERIFY(view.says("Somebody had sent that again already."));
    QTRY_VERIFY(view.says("No event was given up."));
}

void MonitoringEventsTest::aFailureIsSaidAndNothingIsLost()
{
    FakeMonitoring bank;
    bank.letters = {deadLetter("e1", 10)};
    bank.on<contract::SendAgain>(lost());
    EventsView view(bank);
    QTRY_COMPARE(view.rowsOf("Events that were given up"), 1);
    view.choose(0);
    view.press(Qt::Key_Return);
    view.confirm();
    QTRY_VERIFY(view.named<QPushButton>("Send again…") && view.named<QPushButton>("Send again…")->isEnabled());
    QTRY_VERIFY(view.says("not known"));
    QCOMPARE(view.rowsOf("Events that were given up"), 1);
}

void MonitoringEventsTest::everythingIsReachedByTab()
{
    FakeMonitoring bank;
    bank.letters = {deadLetter("e1", 10)};
    EventsView view(bank);
    QTRY_COMPARE(view.rowsOf("Events that were given up"), 1);
    view.choose(0);
    QStringList order;
    do {
        const auto* focus = QApplication::focusWidget();
        const auto* button = qobject_cast<const QAbstractButton*>(focus);
        order += focus->accessibleName().isEmpty() && button ? button->text() : focus->accessibleName();
        view.press(Qt::Key_Tab);
    } while (QApplication::focusWidget() != view.letters() && order.size() < 20);
    QCOMPARE(order, (QStringList{QStringLiteral("Events that were given up"), QStringLiteral("Pause"),
                                 QStringLiteral("Views of the system"), QStringLiteral("Events that wait"),
                                 QStringLiteral("Send again…"), QStringLiteral("Send all like it again…")}));
}

COUNTERFOIL_QTEST(MonitoringEventsTest)
#include "tst_monitoring_events.moc"
