// The monitoring panel with a bank that answers, is late, refuses and becomes unreachable, driven by keys.
#include "models/tables/DateText.h"
#include "tests/qt/QtTests.h"
#include "tests/ui/AppearanceCheck.h"
#include "tests/ui/MonitoringFakes.h"
#include "tests/ui/TestWindow.h"
#include "ui/charts/TimeChart.h"
#include "ui/monitoring/AlertCard.h"
#include "ui/monitoring/MetricTile.h"
#include "ui/monitoring/MonitoringPage.h"
#include "ui/theme/ThemeController.h"
#include "ui/widgets/PlainTable.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

using namespace cf;
using namespace cf::test;
using namespace cf::ui;

namespace {

//! The page in its own window, live.
struct Panel : TestWindow
{
    explicit Panel(FakeMonitoring& bank, QSize size = {1180, 720})
        : page(put(new MonitoringPage(bank, &window), size))
    {
        page->present();
    }
    void showTab(int tab)
    {
        auto* tabs = named<QTabBar>(QStringLiteral("Views of the system"));
        while (tabs->currentIndex() != tab)
            press(Qt::Key_PageDown, Qt::ControlModifier);
    }

    MonitoringPage* page;
};

QString figureOf(const Panel& panel, const QString& tile)
{
    const auto* found = panel.named<MetricTile>(tile);
    return found ? found->value() : QString();
}

} // namespace

class MonitoringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOverviewSaysHowTheSystemIs();
    void aReplicaThatDiesIsSaidInWords();
    void whenTheBankIsGoneTheMetricsStayAndSaySo();
    void chartsThatStandStillSaySinceWhen();
    void beforeTheFirstAnswerNothingIsSaidToBeWell();
    void aBankThatNeverAnswersIsAskedOnce();
    void aBankInItsFirstSecondHasEmptyCharts();
    void seenAgainAfterALockItGoesOn();
    void pausedMetricsStandStillAndAlertsDoNot();
    void aChartIsReadByKeyAndZoomed();
    void fromAnOperationToItsErrorsAndWhatLiesBehind();
    void anAlertIsAcknowledgedTakenOverAndCommentedOn();
    void whatIsTypedIntoAnAlertSurvivesTheNextAnswer();
    void judgementsFollowTheirLevels();
    void theTrailIsRatedByWhatAnyInstanceKnows();
    void itLooksRightInBothThemes_data();
    void itLooksRightInBothThemes();
};

void MonitoringTest::theOverviewSaysHowTheSystemIs()
{
    FakeMonitoring bank;
    Panel panel(bank);
    QTRY_COMPARE(figureOf(panel, QStringLiteral("Primary database")), QStringLiteral("Up"));
    QTRY_COMPARE(figureOf(panel, QStringLiteral("Replica replica1, asynchronous")), QStringLiteral("420 ms behind"));
    QCOMPARE(figureOf(panel, QStringLiteral("Failed calls, last minute")), QStringLiteral("0 %"));
    QCOMPARE(figureOf(panel, QStringLiteral("Time to answer, last minute")), QStringLiteral("31.0 ms"));
    QCOMPARE(figureOf(panel, QStringLiteral("Answered from the cache")), QStringLiteral("96.0 %"));
    QVERIFY(panel.says(QStringLiteral("by bank-1")));
    QVERIFY(panel.says(QStringLiteral("Below 1 %: as it should be.")));
}

void MonitoringTest::aReplicaThatDiesIsSaidInWords()
{
    FakeMonitoring bank;
    Panel panel(bank);
    const QString tile = QStringLiteral("Replica replica1, asynchronous");
    QTRY_COMPARE(figureOf(panel, tile), QStringLiteral("420 ms behind"));
    bank.system.replicas[0].state = contract::ReplicaState::Down;
    QTRY_COMPARE(figureOf(panel, tile), QStringLiteral("Down"));
    QVERIFY(panel.says(QStringLiteral("It is not following the primary.")));
    bank.system.replicas[0].state = contract::ReplicaState::Streaming;
    QTRY_COMPARE(figureOf(panel, tile), QStringLiteral("420 ms behind"));
}

void MonitoringTest::whenTheBankIsGoneTheMetricsStayAndSaySo()
{
    FakeMonitoring bank;
    Panel panel(bank);
    QTRY_COMPARE(figureOf(panel, QStringLiteral("Primary database")), QStringLiteral("Up"));
    QVERIFY(panel.says(QStringLiteral("Live")));
    bank.away = true;
    QTRY_VERIFY(panel.says(QStringLiteral("The figures below are out of date.")));
    QVERIFY(panel.says(QStringLiteral("Not live")));
    QCOMPARE(figureOf(panel, QStringLiteral("Primary database")), QStringLiteral("Up"));
    bank.away = false;
    QTRY_VERIFY(panel.says(QStringLiteral("Live")));
    QVERIFY(!panel.says(QStringLiteral("The figures below are out of date.")));
}

void MonitoringTest::chartsThatStandStillSaySinceWhen()
{
    FakeMonitoring bank;
    Panel panel(bank);
    auto* chart = panel.named<TimeChart>(QStringLiteral("Calls per second"));
    QTRY_VERIFY(chart && chart->accessibleDescription().startsWith(QStringLiteral("all: ")));
    QVERIFY(panel.says(QStringLiteral("Live")));
    bank.samplesAway = true;
    const QString newest = tables::localTime(instant(kNow - 1)).toString(QStringLiteral("HH:mm:ss"));
    QTRY_VERIFY(panel.says(QStringLiteral("The charts have not been updated since %1.").arg(newest)));
    QVERIFY(panel.says(QStringLiteral("Not live")));
    QVERIFY(!panel.says(QStringLiteral("The figures below are out of date.")));
    bank.samplesAway = false;
    QTRY_VERIFY(panel.says(QStringLiteral("Live")));
    QVERIFY(!panel.says(QStringLiteral("The charts have not been updated")));
}

void MonitoringTest::beforeTheFirstAnswerNothingIsSaidToBeWell()
{
    FakeMonitoring bank;
    bank.away = true;
    Panel panel(bank);
    const auto isSaidToBeWell = [&] {
        bool said = panel.says(QStringLiteral("Live"));
        for (int tab = 2; tab <= 3; ++tab) {
            panel.showTab(tab);
            said = said || panel.says(QStringLiteral("No call ended with an error")) ||
                   panel.says(QStringLiteral("No alert in the last day."));
        }
        return said;
    };
    QVERIFY(panel.says(QStringLiteral("Connecting…")));
    QVERIFY(!isSaidToBeWell());
    QTRY_VERIFY(panel.says(QStringLiteral("Not live")));
    QVERIFY(!isSaidToBeWell());
    QVERIFY(!panel.says(QStringLiteral("The figures below are out of date."))); // there are none
    bank.away = false;
    QTRY_VERIFY(panel.says(QStringLiteral("No alert in the last day.")));
    QVERIFY(panel.says(QStringLiteral("Live")));
    panel.showTab(2);
    QTRY_VERIFY(panel.says(QStringLiteral("No call ended with an error")));
}

void MonitoringTest::aBankThatNeverAnswersIsAskedOnce()
{
    FakeMonitoring bank;
    bank.hang<contract::GetSystemStatus>();
    MonitoringController controller(bank, std::chrono::milliseconds(1));
    int turns = 0;
    connect(&controller, &MonitoringController::samplesChanged, this, [&] { ++turns; });
    controller.start();
    QTRY_VERIFY(turns >= 3);
    QCOMPARE(bank.calls<contract::GetSystemStatus>(), 1);
}

void MonitoringTest::aBankInItsFirstSecondHasEmptyCharts()
{
    FakeMonitoring bank;
    bank.history.instances = {{"bank-1", {}}};
    Panel panel(bank);
    QTRY_COMPARE(figureOf(panel, QStringLiteral("Primary database")), QStringLiteral("Up"));
    QTRY_VERIFY_WITH_TIMEOUT(bank.calls<contract::GetSystemStatus>() >= 3, 15'000); // continues from the little it has
    for (auto* chart : panel.window.findChildren<TimeChart*>()) {
        chart->setFocus();
        for (const auto key : {Qt::Key_Left, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_0})
            QTest::keyClick(chart, key);
    }
    panel.window.grab();
}

void MonitoringTest::seenAgainAfterALockItGoesOn()
{
    FakeMonitoring bank;
    Panel panel(bank);
    QTRY_VERIFY(bank.calls<contract::GetSystemStatus>() >= 1);
    panel.page->hide(); // as under a lock
    const int before = bank.calls<contract::GetSystemStatus>();
    panel.page->show();
    panel.page->shownAgain();
    QTRY_VERIFY_WITH_TIMEOUT(bank.calls<contract::GetSystemStatus>() > before + 1, 15'000);
}

void MonitoringTest::pausedMetricsStandStillAndAlertsDoNot()
{
    FakeMonitoring bank;
    Panel panel(bank);
    QTRY_COMPARE(figureOf(panel, QStringLiteral("Primary database")), QStringLiteral("Up"));
    panel.press(Qt::Key_P, Qt::ControlModifier);
    QVERIFY(panel.says(QStringLiteral("Paused")));
    bank.system.primary.state = contract::ServerState::Down;
    bank.system.alerts = {replicaAlert()};
    auto* tabs = panel.named<QTabBar>(QStringLiteral("Views of the system"));
    QTRY_COMPARE(tabs->tabText(3), QStringLiteral("Alerts (1)"));
    QCOMPARE(figureOf(panel, QStringLiteral("Primary database")), QStringLiteral("Up"));
    panel.press(Qt::Key_P, Qt::ControlModifier);
    QTRY_COMPARE(figureOf(panel, QStringLiteral("Primary database")), QStringLiteral("Down"));
}

void MonitoringTest::aChartIsReadByKeyAndZoomed()
{
    FakeMonitoring bank;
    Panel panel(bank);
    auto* chart = panel.named<TimeChart>(QStringLiteral("Calls per second"));
    auto* other = panel.named<TimeChart>(QStringLiteral("Time to answer"));
    QVERIFY(chart && other);
    QTRY_VERIFY(chart->accessibleDescription().startsWith(QStringLiteral("all: ")));
    panel.press(Qt::Key_P, Qt::ControlModifier);
    chart->setFocus();
    panel.press(Qt::Key_Left);
    const QString one = chart->accessibleDescription();
    const std::int64_t second = kNow - 2; // one second before the newest
    QVERIFY2(one.startsWith(QStringLiteral("all: %1;").arg(FakeMonitoring::sampleAt(second).calls)), qPrintable(one));
    // One cursor for all charts.
    QVERIFY(other->accessibleDescription().contains(QStringLiteral("p95: ")));
    panel.press(Qt::Key_Left, Qt::ControlModifier);
    QVERIFY(chart->accessibleDescription() != one);
    panel.press(Qt::Key_Plus);
    panel.press(Qt::Key_0);
    panel.press(Qt::Key_Escape);
    QVERIFY(chart->accessibleDescription().startsWith(
        QStringLiteral("all: %1;").arg(FakeMonitoring::sampleAt(kNow - 1).calls)));
}

void MonitoringTest::fromAnOperationToItsErrorsAndWhatLiesBehind()
{
    FakeMonitoring bank;
    const std::string traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    bank.failed.calls = {
        {instant(kNow - 5), "bank-1", "PostTransfer", 503, "unavailable", traceId, 5'000'000, "no connection"}};
    bank.found.calls = bank.failed.calls;
    bank.found.events = {{1234, "transfer.refused", AuditResult::Refused, instant(kNow - 5)}};
    Panel panel(bank);
    QTRY_COMPARE(figureOf(panel, QStringLiteral("Primary database")), QStringLiteral("Up"));
    panel.showTab(1);
    auto* operations = panel.named<PlainTable>(QStringLiteral("Operations of the last minute"));
    operations->setFocus();
    panel.press(Qt::Key_Down);
    panel.press(Qt::Key_Return);
    auto* errors = panel.named<PlainTable>(QStringLiteral("Calls with an error"));
    QVERIFY(errors);
    QTRY_COMPARE(bank.asked<contract::ListFailedCalls>().back().operation, std::optional<std::string>("PostTransfer"));
    QTRY_COMPARE(errors->model()->rowCount(), 1);
    errors->setFocus();
    QTRY_VERIFY(panel.says(QStringLiteral("Audit event 1,234: transfer.refused")));
    QVERIFY(panel.says(QStringLiteral("no connection")));
    // By the reference shown in a message.
    auto* field = panel.named<QLineEdit>(QStringLiteral("Reference from a message"));
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("0AF7651916CD43DD8448EB211C80319C"));
    panel.press(Qt::Key_Return);
    QTRY_VERIFY(panel.says(QStringLiteral("Trace 0af7651916cd43dd8448eb211c80319c")));
    // With surrounding text that was copied.
    field->setText(QStringLiteral("Reference for support: 7FA9 95EA"));
    panel.press(Qt::Key_Return);
    QTRY_VERIFY(panel.says(QStringLiteral("Trace 7fa995ea")));
}

void MonitoringTest::anAlertIsAcknowledgedTakenOverAndCommentedOn()
{
    FakeMonitoring bank;
    bank.system.alerts = {replicaAlert()};
    Panel panel(bank);
    panel.showTab(3);
    QTRY_VERIFY(panel.says(QStringLiteral("14.0 s, where 10.0 s is the limit")));
    QVERIFY(panel.says(QStringLiteral("Nobody is handling it.")));
    panel.named<QPushButton>(QStringLiteral("Acknowledge: A replica is behind"))->setFocus();
    panel.press(Qt::Key_Space);
    QTRY_VERIFY(panel.says(QStringLiteral("Acknowledged")));
    panel.named<QPushButton>(QStringLiteral("Take over: A replica is behind"))->setFocus();
    panel.press(Qt::Key_Space);
    QTRY_VERIFY(panel.says(QStringLiteral("Ada Admin is handling it.")));
    auto* comment = panel.named<QLineEdit>(QStringLiteral("Comment on: A replica is behind"));
    comment->setFocus();
    QTest::keyClicks(comment, QStringLiteral("Disk of the replica is being changed"));
    panel.press(Qt::Key_Return);
    QTRY_VERIFY(panel.says(QStringLiteral("Ada Admin: Disk of the replica is being changed")));
    QCOMPARE(bank.updates.size(), std::size_t(3));
    QVERIFY(comment->text().isEmpty());
}

void MonitoringTest::whatIsTypedIntoAnAlertSurvivesTheNextAnswer()
{
    FakeMonitoring bank;
    bank.system.alerts = {replicaAlert()};
    Panel panel(bank);
    panel.showTab(3);
    QTRY_VERIFY(panel.named<QLineEdit>(QStringLiteral("Comment on: A replica is behind")));
    auto* comment = panel.named<QLineEdit>(QStringLiteral("Comment on: A replica is behind"));
    comment->setFocus();
    QTest::keyClicks(comment, QStringLiteral("half"));
    const int asked = bank.calls<contract::GetSystemStatus>();
    QTRY_VERIFY(bank.calls<contract::GetSystemStatus>() > asked + 1);
    QCOMPARE(panel.named<QLineEdit>(QStringLiteral("Comment on: A replica is behind"))->text(), QStringLiteral("half"));
    QCOMPARE(QApplication::focusWidget(), comment);
}

void MonitoringTest::judgementsFollowTheirLevels()
{
    QCOMPARE(MetricRatings::errors({1000, 0, 10, 0}).tone, Tone::Success); // exactly 1 %
    QCOMPARE(MetricRatings::errors({1000, 0, 11, 0}).tone, Tone::Danger);
    QCOMPARE(MetricRatings::errors({0, 0, 0, 0}).tone, Tone::Neutral);
    QCOMPARE(MetricRatings::latency({10, 0, 0, 500'000}).tone, Tone::Success);
    QCOMPARE(MetricRatings::latency({10, 0, 0, 500'001}).tone, Tone::Warning);
    // One slow call of a rare operation does not represent the bank while others have enough calls.
    QCOMPARE(totalsOf({{"Rare", 1, 0, 0, 0, 900'000, 0, 0}, {"Usual", 50, 0, 0, 0, 4'000, 0, 0}}).worstP95Microseconds,
             4'000);
    QCOMPARE(totalsOf({{"Rare", 1, 0, 0, 0, 900'000, 0, 0}}).worstP95Microseconds, 900'000);
    QCOMPARE(MetricRatings::cache({{"a", 0, 899, 101, 0, 0}}).tone, Tone::Info);
    QCOMPARE(MetricRatings::cache({{"a", 0, 900, 100, 0, 0}}).tone, Tone::Success);
    contract::ReplicaStatus replica{"r", contract::ReplicaState::Streaming, false, 10, 10'001, {}, {}};
    QCOMPARE(MetricRatings::replica(replica).tone, Tone::Warning);
    replica.lagMilliseconds = 10'000;
    QCOMPARE(MetricRatings::replica(replica).tone, Tone::Success);
}

void MonitoringTest::theTrailIsRatedByWhatAnyInstanceKnows()
{
    std::vector<contract::InstanceStatus> instances(2);
    QCOMPARE(MetricRatings::auditTrail(instances).tone, Tone::Neutral);
    instances[1].auditTrail.verifiedEvents = 40;
    instances[1].auditTrail.eventsToVerify = 50;
    instances[0].auditTrail.wholeAt = Instant(std::chrono::seconds(1'800'000'000));
    instances[0].auditTrail.verifiedEvents = 1'000;
    instances[0].auditTrail.eventsToVerify = 2'000;
    QCOMPARE(MetricRatings::auditTrail(instances).tone, Tone::Success);
    QVERIFY(MetricRatings::auditTrail(instances).sentence.contains(QStringLiteral("events verified")));
    instances[1].auditTrail.unsealedSeconds = 30;
    QCOMPARE(MetricRatings::auditTrail(instances).tone, Tone::Success);
    instances[1].auditTrail.unsealedSeconds = 31;
    QCOMPARE(MetricRatings::auditTrail(instances).tone, Tone::Danger);
    instances[1].auditTrail.faults = {"Row 3 of audit_event was removed."};
    QCOMPARE(MetricRatings::auditTrail(instances).tone, Tone::Danger);
    QCOMPARE(MetricRatings::auditTrail(instances).sentence, QStringLiteral("Row 3 of audit_event was removed."));
}

void MonitoringTest::itLooksRightInBothThemes_data()
{
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << ThemeChoice::Light << QSize(1180, 720);
    QTest::newRow("dark") << ThemeChoice::Dark << QSize(800, 620);
}

void MonitoringTest::itLooksRightInBothThemes()
{
    QFETCH(ThemeChoice, choice);
    QFETCH(QSize, size);
    ThemeController theme(*qApp, choice);
    FakeMonitoring bank;
    bank.system.alerts = {replicaAlert(), replicaAlert()};
    bank.system.alerts[1].rule = "errorRate";
    bank.system.alerts[1].value = 24'000;
    bank.system.alerts[1].threshold = 10'000;
    bank.system.alerts[1].level = contract::AlertLevel::Critical;
    bank.system.replicas[0].state = contract::ReplicaState::Down;
    bank.failed.calls = {{instant(kNow - 5), "bank-1", "PostTransfer", 503, "unavailable",
                          "4bf92f3577b34da6a3ce929d0e0e4736", 5'000'000, "no connection"}};
    bank.found.calls = bank.failed.calls;
    bank.lags.lags[1].events = 12'480;
    bank.lags.lags[1].overdueSeconds = 754;
    bank.lags.lags[1].amounts = {Money(1'284'500'00, Currency::parse("EUR").value()),
                                 Money(78'000, Currency::parse("JPY").value())};
    bank.lags.lags[1].amountsWhole = false;
    bank.letters = {deadLetter("0194a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", 40), deadLetter("acc_01:17", 90, "notices")};
    Panel panel(bank, size);
    QTRY_COMPARE(figureOf(panel, QStringLiteral("Primary database")), QStringLiteral("Up"));
    auto* tabs = panel.named<QTabBar>(QStringLiteral("Views of the system"));
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        panel.picture(QStringLiteral("monitoring-%1").arg(tab));
        test::verifyAppearance(panel.window);
    }
    QCOMPARE(panel.window.size(), size);
}

COUNTERFOIL_QTEST(MonitoringTest)
#include "tst_monitoring.moc"
