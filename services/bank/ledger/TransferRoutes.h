// The API's transfer operations: ordering, resolving a key, reading.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/caching/ReadRouter.h"
#include "services/bank/ledger/LedgerWriter.h"

namespace cf::bank {

//! All outlive the router. `submit` runs work that waits for the database: it is Workers::submit. Times and ids are
//! those of the writer and of the read audit.
void addTransferRoutes(Router& router, LedgerWriter& writer, ReadRouter& reads, const CustomerKeys& keys,
                       ReadAudit& readAudit, Submit submit);

//! Why a memo is refused (a sentence fragment for the caller), or empty: at most 140 characters, no control characters.
std::string memoMistake(std::string_view memo);

} // namespace cf::bank
