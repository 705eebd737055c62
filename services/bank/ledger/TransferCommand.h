// An order on its way through the ledger, and its result.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/ledger/StoredOutcome.h"

#include <variant>

namespace cf::bank {

//! An order with its idempotency key.
struct TransferCommand
{
    Uuid key;
    Caller by;
    contract::TransferOrder order;
    std::string traceId = {}; //!< The request's, for the audit trail.
};

//! Booked now, decided earlier under the same key, or a code. A code that isRefusal() was decided now and is stored;
//! KeyReused, KeyInFlight and KeyAbandoned concern the key; any other code is not an outcome of the order.
using TransferResult = std::variant<contract::Transfer, StoredOutcome, contract::ErrorCode>;

} // namespace cf::bank
