// Holidays are those that all of the bank's countries share.
#include "services/bank/demo/DemoCalendar.h"

#include <algorithm>

namespace cf::bank::demo {
namespace {

using namespace std::chrono;

// Summer time in the European Union (directive 2000/84/EC), by whole days: it changes early on a Sunday.
bool isSummerTime(sys_days day)
{
    const year year = Date(day).year();
    return day >= sys_days(year / March / Sunday[last]) && day < sys_days(year / October / Sunday[last]);
}

bool isHoliday(Date date)
{
    const auto monthDay = date.month() / date.day();
    return monthDay == January / 1 || monthDay == May / 1 || monthDay == December / 25 || monthDay == December / 26;
}

} // namespace

DemoCalendar::DemoCalendar(Date until)
{
    Date first = until - years(2);
    if (!first.ok()) // 29 February
        first = first.year() / first.month() / last;
    m_first = sys_days(first);
    m_days = static_cast<int>((sys_days(until) - m_first).count());
}

Instant DemoCalendar::at(int day, int secondOfDay) const
{
    const sys_days date = m_first + std::chrono::days(day);
    return date + seconds(secondOfDay) - (isSummerTime(date) ? hours(2) : hours(1));
}

bool DemoCalendar::isBusinessDay(int day) const
{
    const sys_days date = m_first + std::chrono::days(day);
    return weekday(date).iso_encoding() < 6 && !isHoliday(date);
}

int DemoCalendar::businessDayFrom(int day) const
{
    int business = day;
    while (business < m_days && !isBusinessDay(business))
        ++business;
    for (business = std::min(business, m_days - 1); !isBusinessDay(business);)
        --business;
    return business;
}

int DemoCalendar::businessDayOfMonth(int day) const
{
    if (!isBusinessDay(day))
        return 0;
    int count = 0;
    for (int other = day - static_cast<int>(unsigned(date(day).day())) + 1; other <= day; ++other)
        count += isBusinessDay(other) ? 1 : 0;
    return count;
}

bool DemoCalendar::isLastBusinessDayOfMonth(int day) const
{
    if (!isBusinessDay(day))
        return false;
    int next = day + 1;
    while (!isBusinessDay(next))
        ++next;
    return date(next).month() != date(day).month();
}

unsigned DemoCalendar::shopping(int day) const
{
    constexpr unsigned kWeek[] = {95, 100, 100, 105, 135, 150, 85}; // from Monday
    const Date date = this->date(day);
    unsigned weight = kWeek[weekday(sys_days(date)).iso_encoding() - 1];
    if (date.month() == December)
        weight = weight * (unsigned(date.day()) <= 23 ? 170 : 110) / 100;
    else if (date.month() == January)
        weight = weight * 80 / 100;
    else if (date.month() == November)
        weight = weight * 115 / 100;
    return isHoliday(date) ? weight / 3 : weight;
}

unsigned DemoCalendar::counters(int day) const
{
    if (!isBusinessDay(day))
        return 0;
    constexpr unsigned kWeek[] = {120, 100, 95, 95, 110};
    return kWeek[weekday(m_first + std::chrono::days(day)).iso_encoding() - 1];
}

} // namespace cf::bank::demo
