// The final word on an idempotency key: the outcome that stands under it, or a tombstone that this call plants, so that
// a late copy of the order is refused for ever. Called by TransferRoutes.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/api/Environment.h"
#include "services/bank/keys/CustomerKeys.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Transfers.h"

namespace cf::bank {

//! Waits for a transaction that holds the key, in this or another server: the primary key admits one of the two. May be
//! called again and again. NotFound when the orderer is out of the caller's reach. Throws db::Error; then ask again.
contract::Answer<contract::KeyOutcome> resolveKey(db::Transaction& transaction, const CustomerKeys& keys,
                                                  const Caller& caller, const contract::KeyRef& ref,
                                                  const std::string& traceId = {}, const Environment& environment = {});

} // namespace cf::bank
