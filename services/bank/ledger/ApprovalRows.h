// Writes what is rare in a decided batch: holds, waiting orders, their steps, and reversals. Part of LedgerRows; a
// change that waits for approval takes the same step.
#pragma once

#include "services/bank/ledger/LedgerRows.h"

namespace cf::bank {

//! Adds a step to a request: id, action, staff, instant, comment. After the request's own row has changed: the step
//! bears the version that it led to.
inline constexpr const char* kApprovalStep =
    "INSERT INTO bank.approval_step (request_id, number, action, by, at, version, comment)"
    " SELECT r.id, coalesce((SELECT max(s.number) FROM bank.approval_step s WHERE s.request_id = r.id), 0) + 1, $2,"
    " $3::uuid, greatest($4::timestamptz, (SELECT max(s.at) FROM bank.approval_step s WHERE s.request_id = r.id)),"
    " r.version, $5 FROM bank.approval_request r WHERE r.id = $1::uuid";

void queueApprovalRows(db::PipelinedConnection& pipelined, const DecidedBatch& batch);

} // namespace cf::bank
