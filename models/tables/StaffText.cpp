#include "models/tables/StaffText.h"

#include "models/tables/DateText.h"

namespace cf::tables {
namespace {

QString clockTime(const QDateTime& time, const QLocale& locale)
{
    return locale.toString(time.time(), QStringLiteral("HH:mm"));
}

} // namespace

StaffState stateOf(const contract::StaffRow& member)
{
    switch (member.status) {
    case contract::StaffStatus::Disabled:
        return StaffState::Disabled;
    case contract::StaffStatus::Invited:
        return member.lockedUntil ? StaffState::Locked : StaffState::Invited;
    case contract::StaffStatus::Active:
        return member.lockedUntil ? StaffState::Locked : StaffState::Active;
    case contract::StaffStatus::Unknown:
        break;
    }
    return StaffState::Unknown;
}

QString StaffText::state(const contract::StaffRow& member, const QLocale& locale)
{
    switch (stateOf(member)) {
    case StaffState::Active:
        return tr("Active", "state of a member of staff");
    case StaffState::Invited:
        return tr("Invited", "state of a member of staff who has yet to enrol");
    case StaffState::Locked:
        //: %1: a time of day, or a date and a time
        return tr("Locked until %1").arg(recentTime(*member.lockedUntil, locale));
    case StaffState::Disabled:
        return tr("Disabled", "state of a member of staff");
    case StaffState::Unknown:
        return tr("Unknown", "state of a member of staff that this version has no word for");
    }
    return {};
}

QString StaffText::time(Instant instant, const QLocale& locale)
{
    const QDateTime local = localTime(instant);
    //: a date and a time of day
    return tr("%1  %2").arg(formatDate(fromQDate(local.date()), locale), clockTime(local, locale));
}

QString StaffText::recentTime(Instant instant, const QLocale& locale)
{
    const QDateTime local = localTime(instant);
    return local.date() == calendarDay() ? clockTime(local, locale) : time(instant, locale);
}

QString StaffText::lastSeen(const contract::StaffRow& member, const QLocale& locale)
{
    if (!member.lastSeen)
        return tr("Never", "when somebody was last seen");
    const QDateTime local = localTime(*member.lastSeen);
    return local.date() == calendarDay() ? clockTime(local, locale) : formatDate(fromQDate(local.date()), locale);
}

} // namespace cf::tables
