// Where a change leaves its audit events: written in the change's own transaction, moved on by the sealer.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/platform/postgres/Connection.h"

#include <vector>

namespace cf::bank {

//! One row of audit_inbox for the whole batch, its leaves in the order of `events`; none for an empty batch.
//! Throws db::Error.
void record(db::Transaction& transaction, const std::vector<AuditEvent>& events);

//! What lies in the inbox, in order: rows by id, and each row's leaves.
struct WaitingLeaves
{
    struct Leaf
    {
        std::string bytes;
        Instant recordedAt;
    };
    std::vector<std::string> rows; //!< Their ids.
    std::vector<Leaf> leaves;
};

//! The first rows that can be seen, about `bytes` of them as they are stored but at least one; a row with a smaller id
//! may still be committed later. Throws db::Error.
WaitingLeaves readInbox(db::Transaction& transaction, std::int64_t bytes);

//! False: one of them was gone already; roll back. Throws db::Error.
bool removeFromInbox(db::Transaction& transaction, const std::vector<std::string>& rows);

} // namespace cf::bank
