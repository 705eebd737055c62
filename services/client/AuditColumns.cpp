// See AuditColumns.h.
#include "services/client/AuditColumns.h"

namespace cf::client {
namespace {

std::string wordOf(AuditResult result)
{
    switch (result) {
    case AuditResult::Succeeded:
        return "succeeded";
    case AuditResult::Refused:
        return "refused";
    case AuditResult::Failed:
        return "failed";
    }
    return {};
}

std::string wordOf(Role role)
{
    switch (role) {
    case Role::Teller:
        return "teller";
    case Role::Supervisor:
        return "supervisor";
    case Role::Compliance:
        return "compliance";
    case Role::Administrator:
        return "administrator";
    }
    return {};
}

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
            wordOf(row.result),
            row.actor ? row.actor->displayName : std::string(),
            row.actor ? row.actor->id.toString() : std::string(),
            row.role ? wordOf(*row.role) : std::string(),
            row.branch ? row.branch->code : std::string(),
            row.branch ? row.branch->name : std::string(),
            subjectsOf(row),
            row.traceId.value_or(std::string()),
            row.id.toString()};
}

} // namespace cf::client
