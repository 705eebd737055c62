// From an HTTP request to the operation's handler: session, permission, strict decoding, deadlines, metrics, one log
// line. A handler exists only for an operation of the contract.
//
// A problem that leaves open what happened is `retryable` only where the very same request may be sent again: a GET, or
// a POST that has a key or a version or declares itself `repeatable` (contract::mayBeSentAgain). The router says so,
// and so does the HTTP server, which asks it about what was not answered in time.
//
// Handlers run on Workers. Those that answer later (transfers, passwords) give their thread back. A call that a worker
// gets to after the server gave it up is not done. Health and metrics are answered on the I/O thread, from memory.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/api/ConsistencyTokens.h"
#include "services/bank/api/RateLimit.h"
#include "services/bank/api/RefusalRecord.h"
#include "services/bank/platform/http/Http.h"
#include "services/contract/Binder.h"
#include "services/contract/Operations.h"

#include <atomic>
#include <set>

namespace cf::bank {

//! Finds out who a session token belongs to. Implemented by identity.
class SessionGate
{
public:
    virtual ~SessionGate() = default;
    //! Unauthenticated when unknown, ended, idle for too long, past its end, or bound to another device. What the bank
    //! never gave to anybody must cost next to nothing: it is not limited. Throws db::Error.
    virtual contract::Answer<Caller> callerOf(const std::string& token, const std::string& deviceSha256,
                                              bool keepAlive) = 0;

    //! What is known of a token that callerOf() refused, for the trail and nothing else; empty: nothing that anybody
    //! need hear of, such as a session that ended on its own device. Throws db::Error.
    virtual std::optional<RefusedToken> refusedToken(const std::string& /*token*/, const std::string& /*deviceSha256*/)
    {
        return std::nullopt;
    }
};

//! Runs work away from the I/O threads. False: the queue is full, the work will not run.
using Submit = std::function<bool(contract::Priority, std::function<void()>)>;

//! Told once per finished call, for metrics and the log.
struct CallRecord
{
    std::string_view operation;
    int status = 0;
    std::chrono::microseconds duration{};
    std::string traceId;         //!< See Call.
    std::string problem;         //!< The code, or empty.
    std::string cause;           //!< What was thrown, or empty. For operators only.
    std::int64_t statements = 0; //!< SQL, see Call::statements.
    bool replayed = false;       //!< The answer was given before, under the same key.
    std::string callerTraceId;   //!< See Call.
    std::string network{};       //!< Where the call came from, see networkOf().
    bool anonymous = false;      //!< Nobody who is signed in called, as far as was looked.
};

//! What anybody can have the bank say as often as they like: it is kept apart, or it would bury everything else.
inline bool isStrangersRefusal(const CallRecord& record)
{
    return record.anonymous && record.status >= 400 && record.status < 500;
}

//! The same, and what they are told when the bank is busy or its database away: one by one it says no more.
inline bool isOneOfManyRefusals(const CallRecord& record)
{
    return isStrangersRefusal(record) || (record.anonymous && record.problem == "unavailable");
}

using Observer = std::function<void(const CallRecord&)>;

class Router
{
public:
    Router(SessionGate& gate, Submit submit, Observer observer);
    //! Of a bank whose capabilities say by admitBy() and observe() who they are.
    explicit Router(Submit submit);
    ~Router();

    //! A handler that may block on the database: runs on a worker. Exceptions of db::Error become Unavailable or, where
    //! something was to happen, OutcomeUnknown, others InternalError.
    template <class Operation>
    void handle(std::function<contract::Answer<typename Operation::Response>(Call&, const typename Operation::Request&)>
                    handler)
    {
        handleLater<Operation>(
            [handler = std::move(handler)](const std::shared_ptr<Call>& call, typename Operation::Request request,
                                           const Reply<Operation>& reply) { reply(handler(*call, request)); });
    }

    //! A handler that answers later, by calling reply exactly once from any thread.
    template <class Operation>
    void handleLater(
        std::function<void(const std::shared_ptr<Call>&, typename Operation::Request, const Reply<Operation>&)> handler)
    {
        static_assert(Operation::kInfo.recorded.as != contract::Leaves::Undeclared,
                      "the operation declares what its reading leaves in the audit trail");
        static_assert(Operation::kInfo.perMinute == 0 || Operation::kInfo.permission != Permission::Anyone,
                      "a rate of strangers would keep out whoever shares their address");
        add(
            Operation::kInfo,
            [handler = std::move(handler)](const std::shared_ptr<Call>& call, const contract::Parameters& path,
                                           const http::Request& request, const Finish& finish) {
                auto decoded = contract::decodeRequest<Operation>(path, request.query, request.body);
                if (!decoded) {
                    finish(decoded.error(), {});
                    return;
                }
                handler(call, std::move(decoded).value(),
                        [finish, call](const contract::Answer<typename Operation::Response>& answer) {
                            if constexpr (std::is_same_v<typename Operation::Response, contract::Nothing>)
                                call->onRecord = true; // it shows nothing
                            if (answer)
                                finish(std::nullopt, contract::encodeDocument(*answer));
                            else
                                finish(answer.error(), {});
                        });
            },
            std::is_same_v<typename Operation::Response, contract::PlainText>);
    }

    //! A handler that needs neither a worker nor a database, and so answers however busy both are: runs on the thread
    //! that read the request. For operations that ask for no session.
    template <class Operation>
    void handleAtOnce(std::function<contract::Answer<typename Operation::Response>(Call&)> handler)
    {
        static_assert(Operation::kInfo.permission == Permission::Anyone);
        handle<Operation>(
            [handler = std::move(handler)](Call& call, const typename Operation::Request&) { return handler(call); });
        answerAtOnce(Operation::kInfo.name);
    }

    // What follows is called before the first request, if at all.

    //! Who says whom a token belongs to; outlives the router. Without it every operation that asks for a session ends
    //! in InternalError.
    void admitBy(SessionGate& gate) { m_gate = &gate; }
    //! Told of every call that ends.
    void observe(Observer observer) { m_observer = std::move(observer); }

    //! Takes in the consistency tokens that requests bring and sends the callers' own with answers. `tokens` outlives
    //! the router.
    void exchangeTokens(ConsistencyTokens& tokens, ConsistencyTokens::EndOfLog endOfLog)
    {
        m_tokens = &tokens;
        m_endOfLog = std::move(endOfLog);
    }
    //! Calls that a worker gets to only after so long are not done: nobody waits for them any more.
    void giveUpAfter(std::chrono::milliseconds patience) { m_patience = patience; }
    //! Told of defects of the program that were met and did no harm.
    void reportDefects(std::function<void(const std::string&)> onDefect) { m_onDefect = std::move(onDefect); }

    //! Has refusals noted: of a right, of what is out of reach, of a token. `refusals` outlives the router; called
    //! before the first request, if at all.
    void noteRefusals(RefusalRecord& refusals) { m_refusals = &refusals; }

    //! The entry point for http::Server.
    void operator()(http::Request request, http::Respond respond) const;

    //! Whether whoever sends this head has a session, as operator() would find; a refusal is noted just the same. May
    //! block on the database. Throws db::Error.
    bool knows(const http::Request& head) const;

    //! Whether who was not answered in time may send the same again; see contract::mayBeSentAgain().
    bool mayBeSentAgain(std::string_view method, std::string_view path) const;

    //! Names of the operations that have a handler; a test compares them with the contract.
    std::set<std::string> handled() const;

    //! Calls that wait for a worker, are worked on or will be answered later.
    std::int64_t inFlight() const { return m_inFlight; }

private:
    using Finish = std::function<void(const std::optional<contract::Problem>&, std::string)>;
    using Invoke = std::function<void(const std::shared_ptr<Call>&, const contract::Parameters&, const http::Request&,
                                      const Finish&)>;
    struct Route;

    void add(const contract::OperationInfo& info, Invoke invoke, bool plainText);
    void answerAtOnce(std::string_view operation);
    const Route* find(const http::Request& request, contract::Parameters& path, std::string& allowed) const;
    void send(const Route& route, Call& call, const std::optional<contract::Problem>& problem, std::string body,
              std::chrono::steady_clock::time_point started, const http::Respond& respond) const;
    void run(const Route& route, const contract::Parameters& path, const http::Request& request,
             const std::shared_ptr<Call>& call, const Finish& finish) const;
    std::optional<contract::Problem> admit(const Route& route, const http::Request& request, Call& call) const;
    std::optional<contract::Problem> identify(const Route& route, const http::Request& request, Call& call) const;
    contract::Answer<Caller> callerOf(const Call& call, bool keepAlive) const;
    void noteRefusal(const Route& route, const Call& call, RefusedFor why) const;

    SessionGate* m_gate = nullptr;
    Submit m_submit;
    Observer m_observer;
    ConsistencyTokens* m_tokens = nullptr;
    ConsistencyTokens::EndOfLog m_endOfLog;
    std::chrono::milliseconds m_patience = std::chrono::hours(1);
    std::function<void(const std::string&)> m_onDefect;
    RefusalRecord* m_refusals = nullptr;
    std::vector<Route> m_routes;
    mutable std::atomic<std::int64_t> m_inFlight = 0;
};

} // namespace cf::bank
