#include "models/tables/BranchClock.h"

#include "models/tables/DateText.h"

namespace cf::tables {
namespace {

// Maximum delay before a day change shows on screen.
constexpr std::chrono::seconds kLook{10};

BranchClock* g_current = nullptr;

Instant machineNow()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

qint64 millisecondsOf(Instant instant)
{
    return std::chrono::floor<std::chrono::milliseconds>(instant.time_since_epoch()).count();
}

QTimeZone zoneInForce()
{
    const BranchClock* clock = BranchClock::current();
    return clock ? clock->zone() : QTimeZone::systemTimeZone();
}

// This machine may not know the zone, or have older rules for it: then the bank's own offset counts.
QTimeZone zoneOf(const contract::BranchTime& time)
{
    const QTimeZone named(QByteArray::fromStdString(time.timeZone));
    if (named.isValid() && named.offsetFromUtc(inZone(time.now, QTimeZone::utc())) == time.utcOffsetSeconds)
        return named;
    return QTimeZone(time.utcOffsetSeconds);
}

} // namespace

BranchClock::BranchClock(QObject* parent)
    : QObject(parent)
    , m_zone(QTimeZone::systemTimeZone())
{
    g_current = this;
    m_look.setInterval(kLook);
    connect(&m_look, &QTimer::timeout, this, &BranchClock::look);
    m_look.start();
    look();
}

BranchClock::~BranchClock()
{
    if (g_current == this)
        g_current = nullptr;
}

BranchClock* BranchClock::current()
{
    return g_current;
}

void BranchClock::update(const std::optional<contract::BranchTime>& time)
{
    if (!time)
        return;
    m_zone = zoneOf(*time);
    m_setDay = time->businessDateIsSet ? std::optional(toQDate(time->businessDate)) : std::nullopt;
    m_ahead = time->now - machineNow();
    look();
}

void BranchClock::forget()
{
    m_zone = QTimeZone::systemTimeZone();
    m_setDay.reset();
    m_ahead = {};
    look();
}

Instant BranchClock::now() const
{
    return machineNow() + m_ahead;
}

QDate BranchClock::calendarDay() const
{
    return inZone(now(), m_zone).date();
}

QDate BranchClock::today() const
{
    return m_setDay.value_or(calendarDay());
}

void BranchClock::look()
{
    const QDate today = this->today();
    const QDate day = calendarDay();
    if (today == m_seenToday && day == m_seenDay && m_zone == m_seenZone)
        return;
    m_seenToday = today;
    m_seenDay = day;
    m_seenZone = m_zone;
    Q_EMIT dayChanged();
}

QDate today()
{
    const BranchClock* clock = BranchClock::current();
    return clock ? clock->today() : QDate::currentDate();
}

QDate calendarDay()
{
    const BranchClock* clock = BranchClock::current();
    return clock ? clock->calendarDay() : QDate::currentDate();
}

Instant now()
{
    const BranchClock* clock = BranchClock::current();
    return clock ? clock->now() : machineNow();
}

QDateTime inZone(Instant instant, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(millisecondsOf(instant), zone);
}

QDateTime localTime(Instant instant)
{
    return inZone(instant, zoneInForce());
}

Instant beginOf(const QDate& day)
{
    return Instant(std::chrono::milliseconds(day.startOfDay(zoneInForce()).toMSecsSinceEpoch()));
}

Instant momentOf(const QDate& day, const QTime& time)
{
    return Instant(std::chrono::milliseconds(QDateTime(day, time, zoneInForce()).toMSecsSinceEpoch()));
}

} // namespace cf::tables
