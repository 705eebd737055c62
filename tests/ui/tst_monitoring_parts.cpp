// The panel's view of the parts that the bank is made of, with an in-memory bank, driven by keys.
#include "models/tables/PartTableModel.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/MonitoringFakes.h"
#include "tests/ui/TestWindow.h"
#include "ui/monitoring/MonitoringPage.h"

#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;
using contract::DatabaseState;
using contract::DependencyState;

namespace {

//! The page at that view, in its own window.
struct PartsView : TestWindow
{
    explicit PartsView(FakeMonitoring& bank, const QSize& size = {1180, 720})
    {
        auto* page = put(new MonitoringPage(bank, &window), size);
        page->present();
        page->setFocus();
        named<QTabBar>("Views of the system")->setFocus();
        press(Qt::Key_PageUp, Qt::ControlModifier); // the last view is that of events,
        press(Qt::Key_PageUp, Qt::ControlModifier); // and this one before it
    }
    QTableView* table() const { return named<QTableView>("Parts of the bank"); }
    QString cell(int row, int column) const
    {
        return table()
            ->model()
            ->index(row, column)
            .data()
            .toString()
            .replace(QChar(0x202F), QLatin1Char(' '))
            .replace(QChar(0xA0), QLatin1Char(' '));
    }
    //! -1: there is none.
    int rowOf(const char* kind, const char* name = nullptr) const
    {
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            if (cell(row, 0) == QLatin1String(kind) && (!name || cell(row, 1) == QLatin1String(name)))
                return row;
        return -1;
    }
    tables::Part::Level levelOf(int row) const
    {
        return static_cast<tables::Part::Level>(
            table()->model()->index(row, 2).data(tables::PartTableModel::kLevelRole).toInt());
    }
    void choose(int row)
    {
        table()->setFocus();
        press(Qt::Key_Home);
        for (int i = 0; i < row; ++i)
            press(Qt::Key_Down);
    }
    QString meaning() const { return named<QLabel>("What it means for the bank")->text(); }
};

using Level = tables::Part::Level;

} // namespace

class MonitoringPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }
    void everyPartIsNamedWithItsStateAndFigures();
    void oneMachineHasQuietLinesAndNoErrors();
    void aFailoverIsSeenWhileItHappensAndToldOfAfterwards();
    void whatIsAwaySaysWhatTheBankDoesMeanwhile();
    void whatIsKeptForNobodyStandsOut();
    void theChosenPartStaysChosen();
    void statementsThatCouldNotBeMadeAreALine();
    void aBankThatDoesNotAnswerIsSaid();
    void everythingIsReachedByTab();
};

void MonitoringPartsTest::everyPartIsNamedWithItsStateAndFigures()
{
    FakeMonitoring bank;
    PartsView view(bank);
    QTRY_COMPARE(view.rowsOf("Parts of the bank"), 18);
    QCOMPARE(view.cell(0, 0), QStringLiteral("Primary database"));
    QCOMPARE(view.cell(0, 1), QStringLiteral("10.77.0.1:5432"));
    QCOMPARE(view.cell(0, 2), QStringLiteral("Takes orders"));
    QCOMPARE(view.cell(0, 3), QStringLiteral("timeline 3"));
    QCOMPARE(view.cell(1, 0), QStringLiteral("Synchronous standby"));
    QCOMPARE(view.cell(1, 3), QStringLiteral("timeline 3 · 96 bytes behind · 4.00 ms behind"));
    const auto toolTip = view.table()->model()->index(1, tables::PartTableModel::Figures).data(Qt::ToolTipRole);
    QVERIFY2(toolTip.toString().contains(QStringLiteral("96")), "figures may not be whole in their cell");
    QCOMPARE(view.cell(3, 0), QStringLiteral("Other region's database"));
    QCOMPARE(view.cell(view.rowOf("Log kept for a follower", "second"), 2), QStringLiteral("Is read"));
    QVERIFY(view.cell(view.rowOf("Server of the bank", "n11"), 3).contains(QStringLiteral("340 call")));
    QCOMPARE(view.cell(view.rowOf("Shared cache"), 1), QStringLiteral("10.77.0.1:6379"));
    QCOMPARE(view.cell(view.rowOf("Mail server"), 3), QStringLiteral("1 outage(s)"));
    QCOMPARE(view.cell(view.rowOf("Behind proxy 10.77.0.4:8404", "n12"), 2), QStringLiteral("UP"));
    for (int row = 0; row < 18; ++row)
        QCOMPARE(view.levelOf(row), Level::Good);
    QVERIFY(view.says("Not set up here: SMS gateway."));
    view.picture(QStringLiteral("monitoring-parts"));
}

void MonitoringPartsTest::oneMachineHasQuietLinesAndNoErrors()
{
    FakeMonitoring bank;
    bank.cluster.databases.resize(1);
    bank.cluster.databases[0].name = "primary";
    bank.cluster.wal.reset();
    bank.cluster.copies.reset();
    bank.cluster.proxies.clear();
    bank.cluster.processes.resize(1);
    bank.cluster.processes[0].dependencies = {{"cache", DependencyState::Unused, {}, {}, 0, {}},
                                              {"events", DependencyState::Working, {}, {}, 0, {}},
                                              {"objects", DependencyState::Working, {}, {}, 0, {}},
                                              {"otherObjects", DependencyState::Unused, {}, {}, 0, {}}};
    PartsView view(bank);
    QTRY_COMPARE(view.rowsOf("Parts of the bank"), 4);
    QCOMPARE(view.cell(view.rowOf("Event broker"), 1), QStringLiteral("Within the bank"));
    QVERIFY(view.says("Not set up here: Shared cache, Other region's object store, Proxies' view."));
    for (int row = 0; row < 4; ++row)
        QCOMPARE(view.levelOf(row), Level::Good);
}

void MonitoringPartsTest::aFailoverIsSeenWhileItHappensAndToldOfAfterwards()
{
    FakeMonitoring bank;
    PartsView view(bank);
    QTRY_COMPARE(view.rowsOf("Parts of the bank"), 18);
    view.choose(0);
    contract::DatabaseServer& former = bank.cluster.databases[0];
    former.role.reset();
    former.state = DatabaseState::Away;
    former.trouble = "connection refused";
    QTRY_COMPARE(view.cell(0, 2), QStringLiteral("Away"));
    QCOMPARE(view.levelOf(0), Level::Bad);
    QCOMPARE(view.cell(0, 3), QString());
    QVERIFY(view.meaning().contains(QStringLiteral("no orders are taken until another one takes over")));
    QVERIFY(view.meaning().endsWith(QStringLiteral("connection refused")));
    view.picture(QStringLiteral("monitoring-parts-failover"));

    bank.cluster.databases[1].role = contract::DatabaseRole::Primary;
    bank.cluster.failovers = {
        {instant(kNow), "10.77.0.1:5432", "10.77.0.2:5432", 4, contract::FailoverCause::Died, 3'400, 12}};
    QTRY_VERIFY(view.says("from 10.77.0.1:5432 to 10.77.0.2:5432 (timeline 4)"));
    QVERIFY(view.says("its process had died"));
    QVERIFY(view.says("No orders were taken for 3.40 s."));
    QVERIFY(view.says("12 order(s) were answered as unknown."));
    view.picture(QStringLiteral("monitoring-parts-after-failover"));
}

void MonitoringPartsTest::whatIsAwaySaysWhatTheBankDoesMeanwhile()
{
    FakeMonitoring bank;
    for (auto& process : bank.cluster.processes)
        if (process.kind == contract::ProcessKind::Server && process.name != "n13")
            process.dependencies[0] = {"cache", DependencyState::Troubled, "10.77.0.1:6379", instant(kNow - 20),
                                       2,       "no Sentinel answers"};
    bank.cluster.processes[2].state = contract::ProcessState::Silent;
    bank.cluster.proxies.push_back({"10.77.0.5:8404", "no answer in time", {}});
    PartsView view(bank);
    QTRY_VERIFY(view.rowOf("Shared cache") >= 0);
    view.choose(view.rowOf("Shared cache"));
    QCOMPARE(view.cell(view.rowOf("Shared cache"), 2), QStringLiteral("In trouble"));
    QVERIFY(view.meaning().startsWith(QStringLiteral("Balances come from each server's own memory")));
    QVERIFY(view.meaning().contains(QStringLiteral("Seen by n11, n12.")));
    QVERIFY(view.meaning().endsWith(QStringLiteral("no Sentinel answers")));
    const int silent = view.rowOf("Server of the bank", "n13");
    QCOMPARE(view.cell(silent, 2), QStringLiteral("Silent"));
    QCOMPARE(view.levelOf(silent), Level::Bad);
    QCOMPARE(view.cell(view.rowOf("Proxy", "10.77.0.5:8404"), 2), QStringLiteral("Does not answer"));
}

void MonitoringPartsTest::whatIsKeptForNobodyStandsOut()
{
    FakeMonitoring bank;
    bank.cluster.wal->slots[1] = {"second", false, std::int64_t{3} << 30U, "extended"};
    bank.cluster.wal->archive->failedAt = instant(kNow - 5);
    PartsView view(bank);
    QTRY_VERIFY(view.rowOf("Log kept for a follower", "second") >= 0);
    const int row = view.rowOf("Log kept for a follower", "second");
    QCOMPARE(view.cell(row, 2), QStringLiteral("Nobody reads it"));
    QCOMPARE(view.levelOf(row), Level::Warning);
    QCOMPARE(view.levelOf(view.rowOf("Log archive")), Level::Bad);
}

void MonitoringPartsTest::theChosenPartStaysChosen()
{
    FakeMonitoring bank;
    PartsView view(bank);
    QTRY_COMPARE(view.rowsOf("Parts of the bank"), 18);
    view.choose(view.rowOf("Behind proxy 10.77.0.4:8404", "n12"));
    bank.cluster.databases.pop_back();
    QTRY_COMPARE(view.rowsOf("Parts of the bank"), 17);
    QCOMPARE(view.table()->currentIndex().row(), view.rowOf("Behind proxy 10.77.0.4:8404", "n12"));
}

void MonitoringPartsTest::statementsThatCouldNotBeMadeAreALine()
{
    FakeMonitoring bank;
    bank.cluster.statementFaults = {{"The month has more than 50000 entries.", 3}};
    PartsView view(bank);
    QTRY_VERIFY(view.rowOf("Monthly statements") >= 0);
    const int row = view.rowOf("Monthly statements");
    QCOMPARE(view.cell(row, 1), QStringLiteral("The month has more than 50000 entries."));
    QCOMPARE(view.cell(row, 2), QStringLiteral("3 not made"));
    QCOMPARE(view.levelOf(row), Level::Warning);
}

void MonitoringPartsTest::aBankThatDoesNotAnswerIsSaid()
{
    FakeMonitoring bank;
    PartsView view(bank);
    QTRY_COMPARE(view.rowsOf("Parts of the bank"), 18);
    bank.away = true;
    view.table()->setFocus();
    view.press(Qt::Key_F5);
    QTRY_VERIFY(view.says("cannot be reached"));
    QCOMPARE(view.rowsOf("Parts of the bank"), 18);
    bank.away = false;
    QTRY_VERIFY(!view.says("cannot be reached"));
}

void MonitoringPartsTest::everythingIsReachedByTab()
{
    FakeMonitoring bank;
    PartsView view(bank);
    QTRY_COMPARE(view.rowsOf("Parts of the bank"), 18);
    view.choose(0);
    QStringList order;
    do {
        const auto* focus = QApplication::focusWidget();
        const auto* button = qobject_cast<const QAbstractButton*>(focus);
        order += focus->accessibleName().isEmpty() && button ? button->text() : focus->accessibleName();
        view.press(Qt::Key_Tab);
    } while (QApplication::focusWidget() != view.table() && order.size() < 20);
    QCOMPARE(order, (QStringList{QStringLiteral("Parts of the bank"), QStringLiteral("Pause"),
                                 QStringLiteral("Views of the system")}));
}

COUNTERFOIL_QTEST(MonitoringPartsTest)
#include "tst_monitoring_parts.moc"
