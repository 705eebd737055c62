// Where a change leaves its audit events: written in the change's own transaction, moved on by the sequencer.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/platform/postgres/Connection.h"

#include <vector>

namespace cf::bank {

//! One row of audit_inbox for the whole batch, its leaves in the order of `events`; none for an empty batch. The
//! connection has a writer of InboxSigner, or the row counts as somebody else's. Throws db::Error.
void record(db::Transaction& transaction, const std::vector<AuditEvent>& events);

//! The same for leaves that are there already.
void recordLeaves(db::Transaction& transaction, const std::vector<std::string>& leaves);

//! A row as it lies in the inbox.
struct InboxRow
{
    std::string id;
    Instant recordedAt;
    std::optional<Uuid> writer;
    std::int64_t number = 0;
    std::string mac;
    std::vector<std::string> leaves;
};

//! The first rows that can be seen, in the order of their ids, about `bytes` of them as they are stored but at least
//! one; a row with a smaller id may still be committed later, but of each writer the rows come in their order. Throws
//! db::Error.
std::vector<InboxRow> readInbox(db::Transaction& transaction, std::int64_t bytes);

//! What the sequencer did with rows of the inbox.
struct TakenRows
{
    std::vector<std::string> sealed; //!< Their ids; their leaves are in the trail …
    std::int64_t first = 0;          //!< … from this number on.
    std::vector<std::string> refused;
    std::vector<std::string> reasons; //!< Of the refused, in their places.
};

//! False: one of them was gone, or its leaves are not in the trail; roll back. Throws db::Error.
bool removeFromInbox(db::Transaction& transaction, const TakenRows& rows);

} // namespace cf::bank
