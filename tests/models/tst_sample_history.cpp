// The data of the monitoring charts: samples of several instances combined, late ones accepted, old ones dropped.
#include "models/tables/MetricText.h"
#include "models/tables/SampleHistory.h"
#include "tests/qt/QtTests.h"

#include <QTest>

using namespace cf;
using namespace cf::tables;

namespace {

contract::Sample sampleOf(std::int64_t second, std::int64_t calls, std::int64_t p95)
{
    contract::Sample sample;
    sample.second = second;
    sample.calls = calls;
    sample.p95Microseconds = p95;
    return sample;
}

contract::Samples samplesOf(const std::string& instance, std::vector<contract::Sample> samples)
{
    return {{{instance, std::move(samples)}}};
}

std::optional<double> callsOf(const contract::Sample& sample)
{
    return static_cast<double>(sample.calls);
}

std::optional<double> p95Of(const contract::Sample& sample)
{
    return static_cast<double>(sample.p95Microseconds);
}

} // namespace

class SampleHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsAddUpAndOfTimesTheWorstStays();
    void anInstanceWithoutSamplesIsNothingYet();
    void aLateSampleOfASlowInstanceIsNotMissed();
    void aSilentInstanceIsNotWaitedFor();
    void whatIsOlderThanFifteenMinutesGoes();
    void thinningKeepsEveryPeak();
    void figuresAreWrittenAsPeopleReadThem();
};

void SampleHistoryTest::countsAddUpAndOfTimesTheWorstStays()
{
    SampleHistory history;
    history.take(samplesOf("a", {sampleOf(100, 3, 500), sampleOf(101, 1, 100)}));
    history.take(samplesOf("b", {sampleOf(100, 4, 200)}));
    QCOMPARE(history.summed(callsOf), (std::vector<QPointF>{{100, 7}, {101, 1}}));
    QCOMPARE(history.worst(p95Of), (std::vector<QPointF>{{100, 500}, {101, 100}}));
}

// The answer of a bank up for less than a second, alone or beside others.
void SampleHistoryTest::anInstanceWithoutSamplesIsNothingYet()
{
    SampleHistory history;
    history.take(samplesOf("new", {}));
    QVERIFY(!history.completeThrough());
    QVERIFY(!history.newest());
    QVERIFY(history.summed(callsOf).empty());
    history.take({{{"new", {}}, {"old", {sampleOf(100, 3, 500)}}}});
    QCOMPARE(history.completeThrough(), std::optional<std::int64_t>(100));
    history.take(samplesOf("new", {}));
    QCOMPARE(history.completeThrough(), std::optional<std::int64_t>(100));
}

void SampleHistoryTest::aLateSampleOfASlowInstanceIsNotMissed()
{
    SampleHistory history;
    history.take(samplesOf("a", {sampleOf(100, 1, 0), sampleOf(105, 1, 0)}));
    history.take(samplesOf("b", {sampleOf(102, 1, 0)}));
    QCOMPARE(*history.newest(), 105);
    QCOMPARE(*history.completeThrough(), 102);
    history.take(samplesOf("b", {sampleOf(104, 2, 0), sampleOf(102, 9, 0)}));
    QCOMPARE(*history.completeThrough(), 104);
    QCOMPARE(history.summed(callsOf), (std::vector<QPointF>{{100, 1}, {102, 9}, {104, 2}, {105, 1}}));
}

void SampleHistoryTest::aSilentInstanceIsNotWaitedFor()
{
    SampleHistory history;
    history.take(samplesOf("silent", {sampleOf(100, 1, 0)}));
    history.take(samplesOf("a", {sampleOf(100 + SampleHistory::kSilence, 1, 0)}));
    QCOMPARE(*history.completeThrough(), 100);
    history.take(samplesOf("a", {sampleOf(101 + SampleHistory::kSilence, 1, 0)}));
    QCOMPARE(*history.completeThrough(), 101 + SampleHistory::kSilence);
}

void SampleHistoryTest::whatIsOlderThanFifteenMinutesGoes()
{
    SampleHistory history;
    history.take(samplesOf("gone", {sampleOf(100, 1, 0)}));
    history.take(samplesOf("a", {sampleOf(200, 1, 0), sampleOf(200 + SampleHistory::kSeconds, 1, 0)}));
    QCOMPARE(history.summed(callsOf).size(), std::size_t(1));
}

void SampleHistoryTest::thinningKeepsEveryPeak()
{
    std::vector<QPointF> points;
    for (int i = 0; i < 900; ++i)
        points.emplace_back(i, i == 437 ? 1000 : i % 3);
    const std::vector<QPointF> few = downsampled(points, 100);
    QVERIFY(few.size() <= 100);
    QVERIFY(std::find(few.begin(), few.end(), QPointF(437, 1000)) != few.end());
    QVERIFY(std::is_sorted(few.begin(), few.end(), [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
    QCOMPARE(downsampled(points, 900), points);
}

void SampleHistoryTest::figuresAreWrittenAsPeopleReadThem()
{
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    QCOMPARE(durationText(0, english), QStringLiteral("0 ms"));
    QCOMPARE(durationText(850, english), QStringLiteral("0.85 ms"));
    QCOMPARE(durationText(120'400, english), QStringLiteral("120 ms"));
    QCOMPARE(durationText(1'400'000, english), QStringLiteral("1.40 s"));
    QCOMPARE(durationText(200'000'000, english), QStringLiteral("3 min 20 s"));
    QCOMPARE(durationText(7'500'000'000, english), QStringLiteral("2 h 5 min"));
    QCOMPARE(shareText(0, english), QStringLiteral("0 %"));
    QCOMPARE(shareText(230, english), QStringLiteral("0.02 %"));
    QCOMPARE(shareText(34'000, english), QStringLiteral("3.4 %"));
    QCOMPARE(shareText(1'000'000, english), QStringLiteral("100 %"));
    QCOMPARE(countText(12345, english), QStringLiteral("12,345"));
    QCOMPARE(countText(0.4, english), QStringLiteral("0.4"));
    QCOMPARE(durationText(1'400'000, QLocale(QLocale::German)), QStringLiteral("1,40 s"));
}

COUNTERFOIL_QTEST(SampleHistoryTest)
#include "tst_sample_history.moc"
