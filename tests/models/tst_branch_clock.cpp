// BranchClock: the branch's day and time on a desktop in another zone, with a wrong clock, open over midnight, or with
// outdated or no rules for the zone.
#include "models/tables/BranchClock.h"
#include "models/tables/DateText.h"
#include "tests/qt/QtTests.h"

#include <QSignalSpy>
#include <QTest>

#include <ctime>

using namespace cf;
using namespace cf::tables;
using contract::BranchTime;

namespace {

Instant at(const char* text)
{
    return *parseInstant(text);
}

BranchTime prague(const char* now, int offset)
{
    BranchTime time;
    time.timeZone = "Europe/Prague";
    time.utcOffsetSeconds = offset;
    time.now = at(now);
    return time;
}

BranchTime setTo(BranchTime time, const char* day)
{
    time.businessDate = *parseDate(day);
    time.businessDateIsSet = true;
    return time;
}

} // namespace

class BranchClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A desktop far from every branch.
    void initTestCase()
    {
        qputenv("TZ", "Asia/Tokyo");
        ::tzset();
    }
    void withoutAWordOfTheBankThisMachinesDayCounts();
    void theBanksDayCountsHoweverTheDesksClockGoes();
    void theDayEndsAtTheBranchsMidnightByItself();
    void aDaySetByHandIsBookedOnWhileTheCalendarGoesOn();
    void timesAreThoseOfTheBranchInSummerAndInWinter();
    void aZoneThatThisMachineDoesNotKnowIsReckonedByTheBanksOffset();
    void olderRulesOfAZoneGiveWayToTheBanks();
    void aDayBeginsAtTheBranchsMidnight();
    void whoeverSitsDownNextStartsAfresh();
};

void BranchClockTest::withoutAWordOfTheBankThisMachinesDayCounts()
{
    QVERIFY(!BranchClock::current());
    QCOMPARE(today(), QDate::currentDate());
    const BranchClock clock;
    QCOMPARE(BranchClock::current(), &clock);
    QCOMPARE(today(), QDate::currentDate());
    QCOMPARE(localTime(at("2026-07-01T12:00:00Z")).time(), QTime(21, 0));
}

void BranchClockTest::theBanksDayCountsHoweverTheDesksClockGoes()
{
    BranchClock clock;
    // In Tokyo it is already the 2nd.
    clock.update(prague("2026-02-01T20:00:00Z", 3600));
    QCOMPARE(today(), QDate(2026, 2, 1));
    QCOMPARE(calendarDay(), QDate(2026, 2, 1));
    const auto ahead = now() - at("2026-02-01T20:00:00Z");
    QVERIFY(ahead >= std::chrono::seconds(0) && ahead < std::chrono::seconds(30));
}

void BranchClockTest::theDayEndsAtTheBranchsMidnightByItself()
{
    BranchClock clock;
    clock.update(prague("2026-01-31T22:59:59.500Z", 3600));
    QSignalSpy changed(&clock, &BranchClock::dayChanged);
    QCOMPARE(today(), QDate(2026, 1, 31));
    QTRY_COMPARE_WITH_TIMEOUT(today(), QDate(2026, 2, 1), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 30'000);
}

void BranchClockTest::aDaySetByHandIsBookedOnWhileTheCalendarGoesOn()
{
    BranchClock clock;
    clock.update(setTo(prague("2026-04-02T10:00:00Z", 7200), "2026-03-31"));
    QCOMPARE(today(), QDate(2026, 3, 31));
    QCOMPARE(calendarDay(), QDate(2026, 4, 2));
    QSignalSpy changed(&clock, &BranchClock::dayChanged);
    clock.update(setTo(prague("2026-04-02T10:00:05Z", 7200), "2026-03-31"));
    QCOMPARE(changed.count(), 0);
    clock.update(setTo(prague("2026-04-02T10:00:10Z", 7200), "2026-04-01"));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(today(), QDate(2026, 4, 1));
    clock.update(prague("2026-04-02T10:00:15Z", 7200));
    QCOMPARE(today(), QDate(2026, 4, 2));
    // A bank that has not read it yet sends nothing: the previous value stays in force.
    clock.update(std::nullopt);
    QCOMPARE(today(), QDate(2026, 4, 2));
}

void BranchClockTest::timesAreThoseOfTheBranchInSummerAndInWinter()
{
    BranchClock clock;
    clock.update(prague("2026-11-28T10:00:00Z", 3600));
    QCOMPARE(localTime(at("2026-11-28T23:30:00Z")), QDateTime(QDate(2026, 11, 29), QTime(0, 30), clock.zone()));
    QCOMPARE(localTime(at("2026-11-28T23:30:00Z")).date(), QDate(2026, 11, 29));
    QCOMPARE(localTime(at("2026-07-01T12:00:00Z")).time(), QTime(14, 0));
    // The hour that occurs twice.
    QCOMPARE(localTime(at("2026-10-25T00:30:00Z")).time(), QTime(2, 30));
    QCOMPARE(localTime(at("2026-10-25T01:30:00Z")).time(), QTime(2, 30));
    QCOMPARE(formatDateTime(at("2026-07-01T22:30:00Z"), QLocale(QStringLiteral("cs_CZ"))),
             QStringLiteral("02.07.2026 0:30"));
}

void BranchClockTest::aZoneThatThisMachineDoesNotKnowIsReckonedByTheBanksOffset()
{
    BranchClock clock;
    BranchTime time = prague("2026-11-28T23:30:00Z", 5 * 3600 + 1800);
    time.timeZone = "Europe/Nowhere";
    clock.update(time);
    QCOMPARE(today(), QDate(2026, 11, 29));
    QCOMPARE(localTime(at("2026-11-28T12:00:00Z")).time(), QTime(17, 30));
}

void BranchClockTest::olderRulesOfAZoneGiveWayToTheBanks()
{
    BranchClock clock;
    // The country has abolished winter time, which this machine does not know.
    clock.update(prague("2026-12-01T22:30:00Z", 7200));
    QCOMPARE(today(), QDate(2026, 12, 2));
    QCOMPARE(localTime(at("2026-12-01T12:00:00Z")).time(), QTime(14, 0));
}

void BranchClockTest::aDayBeginsAtTheBranchsMidnight()
{
    BranchClock clock;
    clock.update(prague("2026-11-28T10:00:00Z", 3600));
    QCOMPARE(beginOf(QDate(2026, 11, 28)), at("2026-11-27T23:00:00Z"));
    QCOMPARE(beginOf(QDate(2026, 7, 1)), at("2026-06-30T22:00:00Z"));
    QCOMPARE(beginOf(QDate(2026, 3, 30)) - beginOf(QDate(2026, 3, 29)), std::chrono::hours(23));
}

void BranchClockTest::whoeverSitsDownNextStartsAfresh()
{
    BranchClock clock;
    clock.update(setTo(prague("2026-04-02T10:00:00Z", 7200), "2026-03-31"));
    clock.forget();
    QCOMPARE(today(), QDate::currentDate());
    QCOMPARE(localTime(at("2026-07-01T12:00:00Z")).time(), QTime(21, 0));
}

COUNTERFOIL_QTEST(BranchClockTest)
#include "tst_branch_clock.moc"
