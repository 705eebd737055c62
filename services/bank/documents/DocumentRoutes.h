// Handlers for the documents of customers.
#pragma once

#include "services/bank/api/Router.h"
#include "services/bank/audit/ReadAudit.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/objects/ObjectStore.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

//! All outlive the router.
void addDocumentRoutes(Router& router, db::Pool& pool, CustomerKeys& keys, platform::ObjectStore& objects,
                       ReadAudit& readAudit);

} // namespace cf::bank
