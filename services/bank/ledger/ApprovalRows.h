// Writes what is rare in a decided batch: holds, waiting orders, their steps, and reversals. Part of LedgerRows; a
// change that waits for approval takes the same step.
#pragma once

#include "services/bank/ledger/LedgerRows.h"

namespace cf::bank {

//! Adds a step to a request: id, action, staff, instant, comment. After the request's own row has changed: the step
//! bears the version that it led to.
inline constexpr const char* kApprovalStep =
    "INSERT INTO bank.approval_step (request_id, number, action, by, at, version, comment)"
    " SELECT r.id, coalesce(max(s.number), 0) + 1, $2, $3::uuid, greatest($4::timestamptz, max(s.at)), r.version, $5"
    " FROM bank.approval_request r LEFT JOIN bank.approval_step s ON s.request_id = r.id WHERE r.id = $1::uuid"
    " GROUP BY r.id";

void queueApprovalRows(db::PipelinedConnection& pipelined, const DecidedBatch& batch);

} // namespace cf::bank
