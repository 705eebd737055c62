// Staff see and change what customers want to be told of (services/contract/Notices.h).
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/Notices.h"

namespace cf::bank {

//! All of them outlive the router. The channels are those by which this bank sends.
void addWishRoutes(Router& router, db::Pool& pool, CustomerKeys& keys, ReadAudit& readAudit,
                   std::vector<contract::NoticeChannel> channels);

} // namespace cf::bank
