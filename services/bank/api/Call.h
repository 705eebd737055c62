// One call of an operation: who asks, from which device, with which key, and what goes into the answer's headers.
#pragma once

#include "models/domain/Uuid.h"
#include "services/bank/api/Caller.h"
#include "services/bank/platform/postgres/StatementCount.h"
#include "services/contract/Operation.h"
#include "services/contract/Problem.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace cf::bank {

struct Call
{
    std::string traceId; //!< The bank's own, 32 hexadecimal digits; in every problem, event and log line.
    std::string
        callerTraceId;        //!< The caller's (W3C Trace Context), the same form; empty: none. Not proven, not unique.
    std::string deviceSha256; //!< Lower-case hex of the client certificate's SHA-256; empty: none shown.
    std::string peerAddress;
    std::string bearerToken;
    std::string acceptLanguage;   //!< The header as it came (RFC 9110).
    std::optional<Caller> caller; //!< Set for every operation that is not for anyone.
    std::optional<Uuid> idempotencyKey;
    std::string ifMatch; //!< The header as it came; set for operations that need it. See ETag.h.

    std::atomic<bool> answered = false;

    // Into the answer:
    std::string etag;      //!< Without quotes; empty: none.
    bool replayed = false; //!< Idempotency-Replayed: true

    // What the router asks of the handler:
    bool onRecord = false;  //!< What the answer shows is in the audit trail. Set by ReadAudit, and by whoever writes a
                            //!< change's event in the change's transaction.
    std::string outOfReach; //!< The wire form of an id that was asked for, exists, and is not the caller's to see.

    std::string cause;             //!< What was thrown while answering; goes to the log, never to the caller.
    db::StatementCount statements; //!< That its worker ran for it; what the ledger books for many is not in here.
};

//! mayTouch() for the object `id` that the call asks for: a no is noted, for the trail.
template <class TypedId>
bool reaches(Call& call, Scope scope, const TypedId& id, BranchId objectBranch, std::optional<StaffId> owner = {})
{
    const bool may = mayTouch(*call.caller, scope, objectBranch, owner);
    if (!may)
        call.outOfReach = id.toString();
    return may;
}

//! Answers one call, exactly once, from any thread. `call` was given to the handler and carries the headers.
template <class Operation>
using Reply = std::function<void(contract::Answer<typename Operation::Response>)>;

} // namespace cf::bank
