// Sealed events as rows of audit_event and audit_subject, for the sequencer and for bulk loads of a trail.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/TableRows.h"

namespace cf::bank {

//! A row of bank.audit_event.
struct TrailEventRow
{
    std::int64_t seq = 0;
    db::ByteaView leaf;
    db::ByteaView leafHash;
    db::ByteaView seal;
    std::string_view action;
    std::string_view result;
    Instant at;
    std::optional<Uuid> actorId;
    std::optional<std::string_view> role;
    std::optional<Uuid> branchId;
    std::optional<std::string_view> objectId;
    std::optional<std::string_view> traceId;
};
BOOST_DESCRIBE_STRUCT(TrailEventRow, (),
                      (seq, leaf, leafHash, seal, action, result, at, actorId, role, branchId, objectId, traceId))

//! A row of bank.audit_subject.
struct TrailSubjectRow
{
    Uuid subject;
    std::int64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(TrailSubjectRow, (), (subject, seq))

//! The row's views point into the event.
TrailEventRow trailRowOf(const SealedEvent& event);

//! Throws db::Error; Conflict when a number is taken.
void insertEvents(db::Transaction& transaction, const std::vector<SealedEvent>& events);

} // namespace cf::bank
