// The words for members of staff and their sessions: states and times. Used by their tables and the administration
// page.
#pragma once

#include "services/contract/Administration.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace cf::tables {

//! What matters first about a member of staff.
enum class StaffState
{
    Active,
    Invited,
    Locked, //!< After too many failed sign-ins, for a while.
    Disabled,
    Unknown, //!< The bank calls it something that this version has no word for.
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
    //! The same; of today only the time.
    static QString recentTime(Instant instant, const QLocale& locale);
    //! Of today the time, else the date; never, when there is none.
    static QString lastSeen(const contract::StaffRow& member, const QLocale& locale);
};

} // namespace cf::tables
