// The audit screen's filter as set by the user. Converted to the contract's query when a list is opened: "today" is
// resolved at that moment.
#pragma once

#include "models/tables/BranchClock.h"
#include "services/contract/Audit.h"

#include <QDate>
#include <QString>

namespace cf::ui {

enum class AuditPeriod
{
    Any,
    Today,
    Yesterday,
    LastSevenDays,
    Days, //!< AuditFilter::from to AuditFilter::to.
};

//! One removable part of the filter.
enum class FilterPart
{
    Period,
    Action,
    Result,
    Branch,
    Subject,
    Actor,
};

struct AuditFilter
{
    QString search;
    AuditPeriod period = AuditPeriod::Any;
    QDate from; //!< Both inclusive, days of the branch's calendar.
    QDate to;
    QString action; //!< The full action, or the part before its dot.
    std::optional<AuditResult> result;
    std::optional<BranchId> branch;
    QString subject; //!< The wire form of an id.
    std::optional<StaffId> actor;

    bool operator==(const AuditFilter&) const = default;

    bool has(FilterPart part) const;
    //! Its meaning changes with the day; a search may contain "yesterday".
    bool dependsOnToday() const
    {
        return (period != AuditPeriod::Any && period != AuditPeriod::Days) || !search.isEmpty();
    }
    void remove(FilterPart part);
    //! `today` in the branch's calendar, which the bank's search uses for "yesterday" as well.
    contract::AuditQuery query(QDate today) const;

    //! Interprets an id from a linking page: a member of staff filters by actor, anything else by subject; 32
    //! hexadecimal digits are a request's trace.
    static AuditFilter of(const std::string& id);
};

using tables::beginOf;

} // namespace cf::ui
