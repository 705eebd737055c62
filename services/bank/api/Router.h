// From an HTTP request to the operation's handler: session, permission, strict decoding, deadlines, metrics, one log
// line. Only operations of the contract have handlers.
//
// A problem that leaves open what happened is `retryable` only where the very same request may be sent again: a GET, or
// a POST that has a key or a version or declares itself `repeatable` (contract::mayBeSentAgain). The router says so,
// and so does the HTTP server, which asks it about what was not answered in time.
//
// Handlers run on Workers. Those that answer later (transfers, passwords) give their thread back. A call that a worker
// gets to after the server gave it up is not done. Health and metrics are answered on the I/O thread, from memory, and
// transfers are passed on to the ledger there if the caller's session is in memory: a change of threads less.
#pragma once

#include "services/bank/api/AnswerLines.h"
#include "services/bank/api/Call.h"
#include "services/bank/api/ConsistencyTokens.h"
#include "services/bank/api/RateLimit.h"
#include "services/bank/api/RateSharing.h"
#include "services/bank/api/RefusalRecorder.h"
#include "services/bank/platform/http/Http.h"
#include "services/contract/Binder.h"
#include "services/contract/Operations.h"

#include <atomic>
#include <set>

namespace cf::bank {

//! Finds the owner of a session token. Implemented by identity.
class SessionGate
{
public:
    virtual ~SessionGate() = default;
    //! Unauthenticated when unknown, ended, idle for too long, expired, or bound to another device. Rejecting a token
    //! that the bank never issued must cost next to nothing: there is no rate limit. Throws db::Error.
    virtual contract::Answer<Caller> callerOf(const std::string& token, const std::string& deviceSha256,
                                              bool keepAlive) = 0;

    //! What callerOf() would answer, if that is a caller and needs nothing but this process' memory. Does not block.
    virtual std::optional<Caller> callerInMemory(const std::string& /*token*/, const std::string& /*deviceSha256*/)
    {
        return std::nullopt;
    }

    //! What is known of a token that callerOf() refused, for the trail only; empty: nothing worth recording, such as a
    //! session that ended on its own device. Throws db::Error.
    virtual std::optional<RefusedToken> refusedToken(const std::string& /*token*/, const std::string& /*deviceSha256*/)
    {
        return std::nullopt;
    }
};

//! Runs work off the I/O threads. False: the queue is full, the work will not run.
using Submit = std::function<bool(contract::Priority, std::function<void()>)>;

//! Reported once per finished call, for metrics and the log.
struct CallRecord
{
    std::string_view operation;
    int status = 0;
    std::chrono::microseconds duration{};
    std::string traceId;         //!< See Call.
    std::string problem;         //!< The code, or empty.
    std::string cause;           //!< What was thrown, or empty. For operators only.
    std::int64_t statements = 0; //!< SQL, see Call::statements.
    bool replayed = false;       //!< The answer repeats an earlier one, under the same key.
    std::string callerTraceId;   //!< See Call.
    std::string network{};       //!< The caller's network, see networkOf().
    bool anonymous = false;      //!< No signed-in caller, as far as was checked.
};

//! Refusals that anyone can provoke without limit: kept separate, or they would bury everything else.
inline bool isAnonymousRefusal(const CallRecord& record)
{
    return record.anonymous && record.status >= 400 && record.status < 500;
}

//! The same, plus refusals while the bank is busy or its database down: singly they add no information.
inline bool isBulkRefusal(const CallRecord& record)
{
    return isAnonymousRefusal(record) || (record.anonymous && record.problem == "unavailable");
}

using Observer = std::function<void(const CallRecord&)>;

class Router
{
public:
    Router(SessionGate& gate, Submit submit, Observer observer);
    //! For a bank whose capabilities register themselves with setSessionGate() and observe().
    explicit Router(Submit submit);
    ~Router();

    //! A handler that may block on the database: runs on a worker. A db::Error becomes Unavailable or, where data was
    //! to change, OutcomeUnknown; other exceptions become InternalError.
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
        static_assert(Operation::kInfo.recorded.kind != contract::AuditKind::Undeclared,
                      "the operation must declare what a read leaves in the audit trail");
        static_assert(!Operation::kInfo.streamed);
        static_assert(Operation::kInfo.perMinute == 0 || Operation::kInfo.permission != Permission::Anyone,
                      "a rate limit on strangers would lock out others at the same address");
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
                                call->audited = true; // it shows no data
                            if (answer)
                                finish(std::nullopt, {contract::encodeDocument(*answer), nullptr});
                            else
                                finish(answer.error(), {});
                        });
            },
            std::is_same_v<typename Operation::Response, contract::PlainText>);
    }

    //! A handler that needs neither a worker nor a database, and so answers however busy both are: it runs on the
    //! thread that read the request. For operations that require no session.
    template <class Operation>
    void handleAtOnce(std::function<contract::Answer<typename Operation::Response>(Call&)> handler)
    {
        static_assert(Operation::kInfo.permission == Permission::Anyone);
        handle<Operation>(
            [handler = std::move(handler)](Call& call, const typename Operation::Request&) { return handler(call); });
        answerAtOnce(Operation::kInfo.name);
    }

    //! The operation's handler does not block: it is called on the thread that read the request if the caller is known
    //! there. Call it after handleLater().
    template <class Operation>
    void needsNoWorker()
    {
        static_assert(Operation::kInfo.permission != Permission::Anyone);
        needsNoWorker(Operation::kInfo.name);
    }

    //! A handler whose answer is a line per order. Each line is held to the rules of an answer of its own: what could
    //! not be recorded is not shown. The call ends with its last line, or when the client is gone.
    template <class Operation>
    void handleStreamed(std::function<contract::Answer<std::shared_ptr<AnswerSource>>(const std::shared_ptr<Call>&,
                                                                                      typename Operation::Request)>
                            handler)
    {
        static_assert(Operation::kInfo.streamed &&
                      std::is_same_v<typename Operation::Response, contract::BatchedOutcome>);
        add(
            Operation::kInfo,
            [handler = std::move(handler)](const std::shared_ptr<Call>& call, const contract::Parameters& path,
                                           const http::Request& request, const Finish& finish) {
                auto decoded = contract::decodeRequest<Operation>(path, request.query, request.body);
                auto source = decoded ? handler(call, std::move(decoded).value()) : decoded.error();
                if (source)
                    finish(std::nullopt, {{}, *source});
                else
                    finish(source.error(), {});
            },
            false);
    }

    // The following are called before the first request, if at all.

    //! Sets the gate that resolves session tokens; it outlives the last call. Without one, every operation that
    //! requires a session ends in InternalError.
    void setSessionGate(SessionGate& gate) { m_gate = &gate; }
    //! Called at the end of every call. An exception is reported as a defect.
    void observe(Observer observer) { m_observer = std::move(observer); }

    //! Takes in the consistency tokens of requests and returns the callers' own with answers. `tokens` outlives the
    //! router.
    void exchangeTokens(ConsistencyTokens& tokens, ConsistencyTokens::EndOfWal endOfWal)
    {
        m_tokens = &tokens;
        m_endOfWal = std::move(endOfWal);
    }
    //! So many calls per second of one person, at most 1,000. Without it there is no such limit. Strangers have finer
    //! ones (Identity), lest somebody keep out all others at his address.
    void limitCalls(int perSecond);
    //! All limits of the router, for the bank's servers to count together. They live as long as it does.
    std::vector<SharedRate> rates() const;
    //! Calls that wait longer than this for a worker are dropped: their clients no longer wait for them.
    void giveUpAfter(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    //! Reports defects of the program that were detected and did no harm.
    void reportDefects(std::function<void(const std::string&)> onDefect) { m_onDefect = std::move(onDefect); }

    //! Has refusals noted: missing permission, out of reach, invalid token. `refusals` outlives the last call.
    void noteRefusals(RefusalRecorder& refusals) { m_refusals = &refusals; }

    //! The entry point for http::Server.
    void operator()(http::Request request, http::Respond respond) const;

    //! Whether the sender of this head has a session, by the same check as operator(); a refusal is noted as well. May
    //! block on the database. Throws db::Error.
    bool hasSession(const http::Request& head) const;

    //! Whether a client that got no answer in time may resend the request; see contract::mayBeSentAgain().
    bool mayBeSentAgain(std::string_view method, std::string_view path) const;

    //! Names of the operations that have a handler; a test compares them with the contract.
    std::set<std::string> handled() const;

    //! Calls that wait for a worker, are in progress or will be answered later.
    std::int64_t inFlight() const { return m_inFlight; }

private:
    //! Of an answer: a document or lines.
    struct Content
    {
        std::string document;
        std::shared_ptr<AnswerSource> lines;
    };
    using Finish = std::function<void(const std::optional<contract::Problem>&, Content)>;
    using Invoke = std::function<void(const std::shared_ptr<Call>&, const contract::Parameters&, const http::Request&,
                                      const Finish&)>;
    struct Route;

    void add(const contract::OperationInfo& info, Invoke invoke, bool plainText);
    void answerAtOnce(std::string_view operation);
    void needsNoWorker(std::string_view operation);
    bool needsNoWorker(const Route& route, const http::Request& request, Call& call) const;
    const Route* find(const http::Request& request, contract::Parameters& path, std::string& allowed) const;
    void sendOnceRecorded(const Route& route, const std::shared_ptr<Call>& call,
                          const std::optional<contract::Problem>& problem, Content content,
                          const http::Respond& respond) const;
    void send(const Route& route, const std::shared_ptr<Call>& call, const std::optional<contract::Problem>& problem,
              Content content, const http::Respond& respond) const;
    http::Response success(const Route& route, const std::shared_ptr<Call>& call, Content content) const;
    std::shared_ptr<AnswerLines> linesOf(const Route& route, const std::shared_ptr<Call>& call,
                                         std::shared_ptr<AnswerSource> source) const;
    void complete(const Route& route, Call& whole, AnsweredOrder& answer) const;
    std::optional<contract::Problem> problemToSay(const Route& route, Call& call,
                                                  const std::optional<contract::Problem>& problem, bool shows) const;
    void end(const Route& route, const Call& call, int status, const std::string& problem) const;
    void run(const Route& route, const contract::Parameters& path, const http::Request& request,
             const std::shared_ptr<Call>& call, const Finish& finish) const;
    std::optional<contract::Problem> admit(const Route& route, const http::Request& request, Call& call) const;
    std::optional<contract::Problem> identify(const Route& route, const http::Request& request, Call& call) const;
    contract::Answer<Caller> callerOf(const Call& call, bool keepAlive) const;
    void noteReach(const Route& route, const Call& call) const;
    void noteRefusal(const Route& route, const Call& call, RefusalReason why) const;

    SessionGate* m_gate = nullptr;
    Submit m_submit;
    Observer m_observer;
    ConsistencyTokens* m_tokens = nullptr;
    ConsistencyTokens::EndOfWal m_endOfWal;
    std::chrono::milliseconds m_timeout = std::chrono::hours(1);
    std::function<void(const std::string&)> m_onDefect;
    RefusalRecorder* m_refusals = nullptr;
    std::unique_ptr<RateLimit> m_limit; //!< Of all calls per person; null: none.
    std::vector<Route> m_routes;
    mutable std::atomic<std::int64_t> m_inFlight = 0;
};

} // namespace cf::bank
