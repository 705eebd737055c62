#include "services/client/AuditColumns.h"

#include "services/contract/WireValues.h"

namespace cf::client {
namespace {

std::string subjectsOf(const contract::AuditRow& row)
{
    std::string text;
    for (const contract::AuditSubject& subject : row.subjects) {
        text += (text.empty() ? "" : "; ") + subject.id;
        if (!subject.label.empty())
            text += " " + subject.label;
    }
    return text;
}

} // namespace

std::array<std::string_view, kAuditColumns> auditHeadings()
{
    return {"Number", "Time (UTC)",  "Action", "Result",   "Actor",    "Actor id",
            "Role",   "Branch code", "Branch", "Subjects", "Trace id", "Event id"};
}

std::array<std::string, kAuditColumns> auditCells(const contract::AuditRow& row)
{
    return {row.seq ? std::to_string(*row.seq) : std::string(),
            toString(row.at),
            row.action,
            contract::nameOf(row.result),
            row.actor ? row.actor->displayName : std::string(),
            row.actor ? row.actor->id.toString() : std::string(),
            row.role ? contract::nameOf(*row.role) : std::string(),
            row.branch ? row.branch->code : std::string(),
            row.branch ? row.branch->name : std::string(),
            subjectsOf(row),
            row.traceId.value_or(std::string()),
            row.id.toString()};
}

} // namespace cf::client
