// Writes what is rare in a decided batch: holds, waiting orders, their steps, and reversals. Part of LedgerRows.
#pragma once

#include "services/bank/ledger/LedgerRows.h"

namespace cf::bank {

void queueApprovalRows(db::PipelinedConnection& pipelined, const DecidedBatch& batch);

} // namespace cf::bank
