// The words for members of staff and their sessions: states and times. Used by their tables and the administration
// page.
#pragma once

#include "services/contract/Administration.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace cf::tables {

//! The most important state of a member of staff.
enum class StaffState
{
    Active,
    Invited,
    Locked, //!< Temporarily, after too many failed sign-ins.
    Disabled,
    Unknown, //!< A state of the bank not known to this version.
};
StaffState stateOf(const contract::StaffRow& member);

class StaffText
{
    Q_DECLARE_TR_FUNCTIONS(StaffText)

public:
    //! "Active", "Locked until 14:30".
    static QString state(const contract::StaffRow& member, const QLocale& locale);
    //! Local date and time, to the minute.
    static QString time(Instant instant, const QLocale& locale);
    //! The same; only the time if today.
    static QString recentTime(Instant instant, const QLocale& locale);
    //! The time if today, else the date; "never" if there is none.
    static QString lastSeen(const contract::StaffRow& member, const QLocale& locale);
};

} // namespace cf::tables
