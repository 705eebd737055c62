// An order on its way through the ledger, and its result.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/ledger/LedgerOrder.h"
#include "services/bank/ledger/StoredOutcome.h"

#include <variant>

namespace cf::bank {

//! In the ledger's queue.
enum class Room
{
    IfAny,
    Reserved, //!< Whoever orders bounds how many of these wait (BatchDesk): there is room however many others do.
};

//! An order with its idempotency key.
struct LedgerCommand
{
    Uuid key;
    Caller by;
    OrderContent content;
    std::string traceId = {}; //!< The request's, for the audit trail.
    Room room = Room::IfAny;
};

//! Took effect or waits from now on, decided earlier under the same key, or a code. A code that isRefusal() was decided
//! now and is stored; KeyReused, KeyInFlight and KeyAbandoned concern the key; any other code is not an outcome of the
//! order.
using OrderResult = std::variant<contract::OrderOutcome, StoredOutcome, contract::ErrorCode>;

} // namespace cf::bank
