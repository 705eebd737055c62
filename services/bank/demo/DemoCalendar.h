// The two years of the demo's history, day by day: business days, how busy shops and offices are, and local times in
// UTC. All times are those of Central Europe, where the bank has its head office.
#pragma once

#include "models/domain/Date.h"

namespace cf::bank::demo {

class DemoCalendar
{
public:
    //! The last day is the one before `until`, the first is two years earlier.
    explicit DemoCalendar(Date until);

    int days() const { return m_days; }
    Date date(int day) const { return Date(m_first + std::chrono::days(day)); }
    Instant at(int day, int secondOfDay) const;

    bool isBusinessDay(int day) const;
    //! That day or the next business day; after the history's last business day, that one.
    int businessDayFrom(int day) const;
    bool isLastBusinessDayOfMonth(int day) const;
    //! Counted from 1, the first business day of the month; 0 if it is none.
    int businessDayOfMonth(int day) const;

    //! How much is bought on that day, 100 on an ordinary Tuesday.
    unsigned shopping(int day) const;
    //! How much is done at counters, 100 on an ordinary Tuesday, 0 when they are closed.
    unsigned counters(int day) const;

private:
    std::chrono::sys_days m_first;
    int m_days;
};

} // namespace cf::bank::demo
