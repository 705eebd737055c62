// One call of an operation: the caller, their device, the idempotency key, and the response headers.
#pragma once

#include "models/domain/Uuid.h"
#include "services/bank/api/Caller.h"
#include "services/bank/api/Recording.h"
#include "services/bank/platform/postgres/StatementCount.h"
#include "services/contract/Operation.h"
#include "services/contract/Problem.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace cf::bank {

struct Call
{
    std::string traceId;       //!< The bank's own, 32 hexadecimal digits; in every problem, event and log line.
    std::string callerTraceId; //!< The caller's (W3C Trace Context), same form; empty: none. Not trusted, not unique.
    std::string deviceSha256;  //!< Lower-case hex of the client certificate's SHA-256; empty: none shown.
    std::string peerAddress;
    std::string bearerToken;
    std::string acceptLanguage;   //!< The header as received (RFC 9110).
    std::optional<Caller> caller; //!< Set for every operation that requires a session.
    std::optional<Uuid> idempotencyKey;
    std::string ifMatch; //!< The header as received; set for operations that need it. See ETag.h.

    const std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    std::atomic<bool> answered = false;

    // Response headers:
    std::string etag;      //!< Without quotes; empty: none.
    bool replayed = false; //!< Idempotency-Replayed: true
    bool waits = false;    //!< Status 202, for operations that may wait for approval.

    // What the handler reports to the router:
    bool audited = false; //!< What the answer shows is in the audit trail. Set by ReadAudit, and by any code that
                          //!< writes a change's event in the change's transaction.
    std::shared_ptr<Recording> recording; //!< The answer is sent once this is durable. Set by ReadAudit; null: nothing.
    std::string outOfReach; //!< The wire form of an id that was asked for and exists, but that the caller may not see.

    std::string cause;             //!< What was thrown while answering; for the log, never for the caller.
    db::StatementCount statements; //!< Run by the worker for this call; excludes what the ledger books in batches.
};

//! inReach() for the object `id` that the call asks for; a refusal is noted for the trail.
template <class TypedId>
bool reaches(Call& call, Scope scope, const TypedId& id, BranchId objectBranch, std::optional<StaffId> owner = {})
{
    const bool may = inReach(*call.caller, scope, objectBranch, owner);
    if (!may)
        call.outOfReach = id.toString();
    return may;
}

//! Answers one call, exactly once, from any thread. `call`, which the handler was given, carries the headers.
template <class Operation>
using Reply = std::function<void(contract::Answer<typename Operation::Response>)>;

} // namespace cf::bank
