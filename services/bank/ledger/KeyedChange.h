// A change that is no booking but is ordered under an idempotency key all the same: decided once, in the caller's own
// transaction. What moves or holds money goes through LedgerWriter instead.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/ledger/StoredOutcome.h"
#include "services/bank/platform/postgres/Connection.h"

#include <functional>

namespace cf::bank {

//! What the change came to: the approval that it began or was a step of, or a refusal.
struct ChangeResult
{
    contract::KeyState state = contract::KeyState::Refused;
    std::optional<ApprovalId> approval;
    contract::ErrorCode refusal = contract::ErrorCode::InternalError;
    Instant at{}; //!< As in its audit event.
};

//! Waits for whoever decides the key, then calls `change` unless it is decided, and stores its result. An error that it
//! returns is the answer and leaves the key undecided; the other errors are KeyReused and KeyAbandoned. `hash` tells
//! orders apart. Throws db::Error.
contract::Answer<StoredOutcome> changeUnderKey(db::Transaction& transaction, Call& call, const std::string& hash,
                                               const std::function<contract::Answer<ChangeResult>()>& change);

} // namespace cf::bank
