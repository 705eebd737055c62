// Handler of PreviewTransfer: what the rules say, and the transfers of the last hour that this one may repeat.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/caching/ReadRouter.h"
#include "services/bank/ledger/Previewer.h"

namespace cf::bank {

//! All outlive the router.
void addPreviewRoutes(Router& router, Previewer& previewer, ReadRouter& reads, ReadAudit& readAudit);

} // namespace cf::bank
