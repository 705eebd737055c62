// The final outcome of an idempotency key: the stored outcome, or a tombstone written by this call so that a late copy
// of the order is always refused. Called by TransferRoutes.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/api/Environment.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Transfers.h"

namespace cf::bank {

//! Waits for any transaction on any server that holds the key: the primary key admits only one. Idempotent. NotFound
//! when the orderer is out of the caller's scope. Throws db::Error; then ask again.
contract::Answer<contract::OrderOutcome> resolveKey(db::Transaction& transaction, const CustomerKeys& keys,
                                                    const Caller& caller, const contract::KeyRef& ref,
                                                    const std::string& traceId = {},
                                                    const Environment& environment = {});

} // namespace cf::bank
