// Exports of the audit trail: that one began, of what, and how it ended. The rows themselves travel as ordinary pages
// (ListAuditEvents with `before`), so that an export can be cancelled and shows how far it is.
//
// What somebody searched for is recorded without its words, which may be a customer's name. Those of an export are in
// audit_export, where erasure reaches them. A desktop that was only waiting when its export was ended as abandoned may
// still say how it really ended.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditFilter.h"

namespace cf::bank {

//! Keeps the export and records audit.exportBegan in the same transaction. InvalidRequest when the filter is a mistake
//! or asks for one page. Throws db::Error.
contract::Answer<contract::AuditExport> beginAuditExport(db::Transaction& transaction, Call& call,
                                                         const contract::AuditExportOrder& order);

//! Keeps the end and records audit.exportEnded; once: the same end told again is answered the same and recorded no
//! second time; EndedOtherwise when it is another one. NotFound unless the caller began it. Throws db::Error.
contract::Answer<contract::Nothing> endAuditExport(db::Transaction& transaction, Call& call,
                                                   const contract::AuditExportEnd& end);

//! Ends the exports of whose makers nothing was heard for twelve hours, and records audit.exportEnded, "abandoned", for
//! each: once, however many servers do this. endAuditExport() still takes what really became of one. Throws db::Error.
void endAbandonedExports(db::Transaction& transaction);

//! What an event may say of a query. Of the search only how long it is: its words may be a customer's name.
Changes statedFilter(const contract::AuditQuery& query);

//! The ids that the query's names stand for, as an event's related ones; not more than it may carry.
std::vector<std::string> relatedTo(const AuditFilter& filter);

} // namespace cf::bank
