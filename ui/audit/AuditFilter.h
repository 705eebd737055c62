// What the audit screen is narrowed to, as its user set it. Becomes the contract's query when a list begins: "today" is
// today at that moment.
#pragma once

#include "models/tables/BranchClock.h"
#include "services/contract/Audit.h"

#include <QDate>
#include <QString>

namespace cf::ui {

enum class When
{
    Any,
    Today,
    Yesterday,
    LastSevenDays,
    Days, //!< AuditFilter::from to AuditFilter::to.
};

//! One thing that can be taken away again.
enum class FilterPart
{
    When,
    Action,
    Result,
    Branch,
    Concerned,
    Actor,
};

struct AuditFilter
{
    QString search;
    When when = When::Any;
    QDate from; //!< Both inclusive, days of the branch's calendar.
    QDate to;
    QString action; //!< The whole action, or what stands before its dot.
    std::optional<AuditResult> result;
    std::optional<BranchId> branch;
    QString subject; //!< The wire form of an id.
    std::optional<StaffId> actor;

    bool operator==(const AuditFilter&) const = default;

    bool has(FilterPart part) const;
    //! Means something else from the next day on; a search may hold "yesterday".
    bool dependsOnToday() const { return (when != When::Any && when != When::Days) || !search.isEmpty(); }
    void remove(FilterPart part);
    //! `today` on the branch's calendar, by which the bank's own search reckons "yesterday" as well.
    contract::AuditQuery query(QDate today) const;

    //! What a page that leads here meant by an id: what a member of staff did, else what concerns the thing; 32
    //! hexadecimal digits are the trace of a request.
    static AuditFilter of(const std::string& id);
};

using tables::beginOf;

} // namespace cf::ui
