#include "services/bank/audit/TrailRows.h"

namespace cf::bank {
namespace {

std::optional<std::string_view> unlessEmpty(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

} // namespace

TrailEventRow trailRowOf(const SealedEvent& event)
{
    const LeafColumns& columns = event.columns;
    return {.seq = event.seq,
            .leaf = {event.leaf},
            .leafHash = {platform::viewOf(event.leafHash)},
            .seal = {viewOf(event.seal)},
            .action = columns.action,
            .result = columns.result,
            .at = columns.at,
            .actorId = columns.actor,
            .role = unlessEmpty(columns.role),
            .branchId = columns.branch,
            .objectId = unlessEmpty(columns.objectId),
            .traceId = unlessEmpty(columns.traceId)};
}

void insertEvents(db::Transaction& transaction, const std::vector<SealedEvent>& events)
{
    std::vector<TrailEventRow> rows;
    std::vector<TrailSubjectRow> subjects;
    for (const SealedEvent& event : events) {
        rows.push_back(trailRowOf(event));
        for (const Uuid& subject : event.columns.subjects)
            subjects.push_back({subject, event.seq});
    }
    db::queryWithRows(transaction, db::insertInto<TrailEventRow>("bank.audit_event"), rows);
    db::queryWithRows(transaction, db::insertInto<TrailSubjectRow>("bank.audit_subject"), subjects);
}

} // namespace cf::bank
