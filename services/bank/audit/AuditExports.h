// Records that an audit trail export began, what it covers, and how it ended. The rows travel as ordinary pages
// (ListAuditEvents with `before`), so an export can be cancelled and can show progress.
//
// What somebody searched for is recorded without its words, which may be a customer's name. Those of an export are in
// audit_export, where erasure reaches them. A desktop that was only waiting when its export was ended as abandoned may
// still say how it really ended.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditFilter.h"

namespace cf::bank {

//! Stores the export and records audit.exportBegan in the same transaction. InvalidRequest when the filter is invalid
//! or asks for a single page. Throws db::Error.
contract::Answer<contract::AuditExport> beginAuditExport(db::Transaction& transaction, Call& call,
                                                         const contract::AuditExportOrder& order);

//! Stores the end and records audit.exportEnded, idempotently: a repeat of the same end gets the same answer and is not
//! recorded again. EndedOtherwise for a different end. NotFound unless the caller began it. Throws db::Error.
contract::Answer<contract::Nothing> endAuditExport(db::Transaction& transaction, Call& call,
                                                   const contract::AuditExportEnd& end);

//! Ends exports not heard from for twelve hours and records audit.exportEnded, "abandoned", for each, exactly once
//! across all servers. endAuditExport() still accepts the real outcome later. Throws db::Error.
void endAbandonedExports(db::Transaction& transaction);

//! What an event may say about a query. Only the search's length: its words may be a customer's name.
Changes filterAttributes(const contract::AuditQuery& query);

//! The ids that the query's names resolve to, as an event's related ids; truncated to what an event may carry.
std::vector<std::string> relatedTo(const AuditFilter& filter);

} // namespace cf::bank
