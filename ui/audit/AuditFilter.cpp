#include "ui/audit/AuditFilter.h"

#include <algorithm>

namespace cf::ui {
namespace {

std::optional<std::string> given(const QString& text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

bool isTrace(const std::string& id)
{
    return id.size() == 32 && id.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

bool AuditFilter::has(FilterPart part) const
{
    switch (part) {
    case FilterPart::Period:
        return period != AuditPeriod::Any;
    case FilterPart::Action:
        return !action.isEmpty();
    case FilterPart::Result:
        return result.has_value();
    case FilterPart::Branch:
        return branch.has_value();
    case FilterPart::Subject:
        return !subject.isEmpty();
    case FilterPart::Actor:
        return actor.has_value();
    }
    return false;
}

void AuditFilter::remove(FilterPart part)
{
    switch (part) {
    case FilterPart::Period:
        period = AuditPeriod::Any;
        from = to = {};
        break;
    case FilterPart::Action:
        action.clear();
        break;
    case FilterPart::Result:
        result.reset();
        break;
    case FilterPart::Branch:
        branch.reset();
        break;
    case FilterPart::Subject:
        subject.clear();
        break;
    case FilterPart::Actor:
        actor.reset();
        break;
    }
}

contract::AuditQuery AuditFilter::query(QDate today) const
{
    contract::AuditQuery query;
    query.search = given(search);
    query.action = given(action);
    query.subject = given(subject);
    query.result = result;
    query.branch = branch;
    query.actor = actor;
    switch (period) {
    case AuditPeriod::Any:
        break;
    case AuditPeriod::Today:
        query.from = beginOf(today);
        break;
    case AuditPeriod::Yesterday:
        query.from = beginOf(today.addDays(-1));
        query.to = beginOf(today);
        break;
    case AuditPeriod::LastSevenDays:
        query.from = beginOf(today.addDays(-6));
        break;
    case AuditPeriod::Days:
        // In either order.
        query.from = beginOf(std::min(from, to));
        query.to = beginOf(std::max(from, to).addDays(1));
        break;
    }
    return query;
}

AuditFilter AuditFilter::of(const std::string& id)
{
    AuditFilter filter;
    if (isTrace(id))
        filter.search = QStringLiteral("trace:") + QString::fromStdString(id);
    else if (const auto staff = StaffId::parse(id))
        filter.actor = staff;
    else
        filter.subject = QString::fromStdString(id);
    return filter;
}

} // namespace cf::ui
