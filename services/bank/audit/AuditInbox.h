// Where a change writes its audit events, in its own transaction; the sequencer moves them into the trail.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/platform/postgres/Connection.h"

#include <vector>

namespace cf::bank {

//! Writes one audit_inbox row for the whole batch, leaves in the order of `events`; none for an empty batch. The
//! connection needs a writer of InboxSigner, or the row is treated as foreign. Throws db::Error.
void record(db::Transaction& transaction, const std::vector<AuditEvent>& events);

//! The same for leaves that are already encoded.
void recordLeaves(db::Transaction& transaction, const std::vector<std::string>& leaves);

//! A row as stored in the inbox.
struct InboxRow
{
    std::string id;
    Instant recordedAt;
    std::optional<Uuid> writer;
    std::int64_t number = 0;
    std::string mac;
    std::vector<std::string> leaves;
};

struct InboxPart
{
    std::vector<InboxRow> rows;
    bool whole = true; //!< False: there may be more.
};

//! The first visible rows by id, about `bytes` of stored size but at least one. A row with a smaller id may still
//! commit later, but each writer's rows come in order. Throws db::Error.
InboxPart readInbox(db::Transaction& transaction, std::int64_t bytes);

//! What the sequencer did with inbox rows.
struct TakenRows
{
    std::vector<std::string> sealed; //!< Their ids. Their leaves are in the trail …
    std::int64_t first = 0;          //!< … starting at this number.
    std::vector<std::string> refused;
    std::vector<std::string> reasons; //!< For `refused`, in the same order.
};

//! False: a row was gone, or its leaves are not in the trail; roll back. Throws db::Error.
bool removeFromInbox(db::Transaction& transaction, const TakenRows& rows);

} // namespace cf::bank
