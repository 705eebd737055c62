#include "services/bank/api/Router.h"

#include "services/bank/api/BearerToken.h"
#include "services/bank/api/DatabaseProblem.h"
#include "services/bank/api/RetryAfter.h"
#include "services/bank/api/RoutePattern.h"
#include "services/bank/api/TraceContext.h"
#include "services/bank/platform/crypto/Encryption.h"

#include <atomic>

namespace cf::bank {
namespace {

using contract::ErrorCode;
using contract::Problem;

using namespace std::chrono_literals;

// application/json (RFC 8259), case-insensitive, with any parameters.
bool isJson(std::string_view contentType)
{
    constexpr std::string_view kJson = "application/json";
    const std::string_view type = contentType.substr(0, contentType.find_first_of("; \t"));
    return std::equal(type.begin(), type.end(), kJson.begin(), kJson.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

CallRecord recordOf(const Call& call, std::string_view operation, int status)
{
    return {.operation = operation,
            .status = status,
            .traceId = call.traceId,
            .cause = call.cause,
            .statements = call.statements.value(),
            .replayed = call.replayed,
            .callerTraceId = call.callerTraceId,
            .network = networkOf(call.peerAddress),
            .anonymous = !call.caller.has_value()};
}

std::shared_ptr<Call> callOf(const http::Request& request)
{
    auto call = std::make_shared<Call>();
    call->traceId = platform::hex(platform::randomBytes(16));
    call->callerTraceId = callersTrace(request);
    call->deviceSha256 = request.clientCertificateSha256;
    call->peerAddress = request.peerAddress;
    call->bearerToken = bearerTokenOf(request);
    call->acceptLanguage = request.header("accept-language");
    return call;
}

http::Response problemResponse(Problem problem, const std::string& traceId)
{
    problem.traceId = traceId;
    http::Response response;
    response.status = problem.status;
    response.contentType = "application/problem+json";
    if (problem.retryAfterSeconds)
        response.headers.emplace_back("Retry-After", std::to_string(*problem.retryAfterSeconds));
    if (problem.status == 401)
        response.headers.emplace_back("WWW-Authenticate", "Bearer");
    response.headers.emplace_back("X-Trace-Id", traceId);
    response.body = contract::encodeDocument(problem);
    return response;
}

//! The caller's consistency token.
db::WalPosition claimedIn(const http::Request& request)
{
    return db::parseToken(request.header("x-consistency-token")).value_or(db::WalPosition());
}

// Sent before any work was done: for a transfer this is not an outcome.
Problem busy()
{
    return retryLater(ErrorCode::Unavailable, std::chrono::seconds(1), "The bank is busy.");
}

// Whether the answer may be sent only once the read access or change behind it is in the audit trail.
bool mustBeAudited(const contract::OperationInfo& info)
{
    switch (info.recorded.kind) {
    case contract::AuditKind::Read:
    case contract::AuditKind::List:
    case contract::AuditKind::Search:
        return true;
    case contract::AuditKind::Change:
        return info.permission != Permission::Anyone; // signing in shows people only what they have just proved to be
    case contract::AuditKind::Undeclared:
    case contract::AuditKind::Nothing:
    case contract::AuditKind::Own:
    case contract::AuditKind::Colleagues:
        break;
    }
    return false;
}

// Names the permission that the role lacks; reveals nothing else about the object.
Problem forbidden(const contract::OperationInfo& info)
{
    return Problem::of(ErrorCode::Forbidden, "This requires the permission " + contract::nameOf(info.permission) + ".");
}

} // namespace

struct Router::Route
{
    contract::OperationInfo info;
    Invoke invoke;
    bool plainText;
    RoutePattern pattern;
    std::unique_ptr<RateLimit> limit; //!< Per member of staff; null: none.
    bool atOnce = false;
    bool noWorker = false; //!< If the caller is in memory.
};

Router::Router(SessionGate& gate, Submit submit, Observer observer)
    : m_gate(&gate)
    , m_submit(std::move(submit))
    , m_observer(std::move(observer))
{
}

Router::Router(Submit submit)
    : m_submit(std::move(submit))
    , m_observer([](const CallRecord&) {})
{
}

Router::~Router() = default;

void Router::add(const contract::OperationInfo& info, Invoke invoke, bool plainText)
{
    auto limit =
        info.perMinute > 0
            ? std::make_unique<RateLimit>(Rate{info.perMinute, std::chrono::milliseconds(60'000 / info.perMinute)})
            : nullptr;
    m_routes.push_back({info, std::move(invoke), plainText, RoutePattern(info.path), std::move(limit)});
    // A literal segment takes precedence over a placeholder: /transfers/keys before /transfers/{transferId}.
    std::stable_sort(m_routes.begin(), m_routes.end(), [](const Route& a, const Route& b) {
        return a.pattern.placeholders() < b.pattern.placeholders();
    });
}

void Router::answerAtOnce(std::string_view operation)
{
    for (Route& route : m_routes)
        route.atOnce = route.atOnce || route.info.name == operation;
}

void Router::needsNoWorker(std::string_view operation)
{
    for (Route& route : m_routes)
        route.noWorker = route.noWorker || route.info.name == operation;
}

// What waits is left to a worker: a session or a position that the database knows, a refusal that goes on record.
bool Router::needsNoWorker(const Route& route, const http::Request& request, Call& call) const
{
    if (!route.noWorker || !m_gate)
        return route.atOnce;
    auto caller = m_gate->callerInMemory(call.bearerToken, call.deviceSha256);
    if (!caller || !holds(caller->role, route.info.permission))
        return false;
    if (m_tokens && !m_tokens->knows(caller->staff, claimedIn(request)))
        return false;
    call.caller = std::move(caller);
    return true;
}

void Router::limitCalls(int perSecond)
{
    m_limit = std::make_unique<RateLimit>(Rate{perSecond, std::chrono::milliseconds(1'000 / perSecond)});
}

std::vector<SharedRate> Router::rates() const
{
    std::vector<SharedRate> all;
    if (m_limit)
        all.push_back({"calls", m_limit.get()});
    for (const Route& route : m_routes)
        if (route.limit)
            all.push_back({std::string(route.info.name), route.limit.get()});
    return all;
}

bool Router::mayBeSentAgain(std::string_view method, std::string_view path) const
{
    http::Request request;
    request.method = method;
    request.path = path;
    contract::Parameters values;
    std::string allowed;
    const Route* route = find(request, values, allowed);
    return route && contract::mayBeSentAgain(route->info);
}

std::set<std::string> Router::handled() const
{
    std::set<std::string> names;
    for (const Route& route : m_routes)
        names.emplace(route.info.name);
    return names;
}

const Router::Route* Router::find(const http::Request& request, contract::Parameters& path, std::string& allowed) const
{
    const Route* route = nullptr;
    const auto parts = segmentsOf(request.path);
    for (const Route& candidate : m_routes) {
        auto values = candidate.pattern.match(parts);
        if (!values)
            continue;
        const char* method = candidate.info.method == contract::Method::Get ? "GET" : "POST";
        const bool get = candidate.info.method == contract::Method::Get;
        allowed.append(allowed.empty() ? "" : ", ").append(get ? "GET, HEAD" : method);
        const bool head = request.method == "HEAD" && get;
        if (!route && (request.method == method || head)) {
            route = &candidate;
            path = std::move(*values);
        }
    }
    return route;
}

void Router::operator()(http::Request request, http::Respond respond) const
{
    const auto call = callOf(request);
    contract::Parameters path;
    std::string allowed;
    const Route* route = find(request, path, allowed);
    if (!route) {
        auto response = problemResponse(
            Problem::of(allowed.empty() ? ErrorCode::NotFound : ErrorCode::MethodNotAllowed), call->traceId);
        if (!allowed.empty())
            response.headers.emplace_back("Allow", allowed);
        m_observer(recordOf(*call, "unmatched", response.status));
        respond(std::move(response));
        return;
    }

    const bool here = needsNoWorker(*route, request, *call);
    ++m_inFlight;
    const Finish finish = [this, call, route, respond = std::move(respond)](const std::optional<Problem>& problem,
                                                                            Content content) {
        if (!call->answered.exchange(true))
            sendOnceRecorded(*route, call, problem, std::move(content), respond);
        else if (m_onDefect)
            m_onDefect(std::string(route->info.name) + " was answered twice");
    };

    if (here) {
        run(*route, path, request, call, finish);
        return;
    }
    const bool taken = m_submit(route->info.priority,
                                [this, route, path = std::move(path), request = std::move(request), call, finish] {
                                    if (std::chrono::steady_clock::now() - call->began < m_timeout)
                                        run(*route, path, request, call, finish);
                                    else // the client gave up waiting and will retry
                                        finish(busy(), {});
                                });
    if (!taken)
        finish(busy(), {});
}

void Router::sendOnceRecorded(const Route& route, const std::shared_ptr<Call>& call,
                              const std::optional<Problem>& problem, Content content,
                              const http::Respond& respond) const
{
    noteReach(route, *call); // by this thread: the one that finishes a recording must not wait for another
    if (!call->recording) {
        send(route, call, problem, std::move(content), respond);
        return;
    }
    call->recording->then(
        [this, &route, call, problem, content = std::move(content), respond](const std::string& failure) mutable {
            try {
                if (failure.empty()) {
                    send(route, call, problem, std::move(content), respond);
                } else {
                    call->cause = firstLine(failure);
                    send(route, call, retryLater(ErrorCode::Unavailable), {}, respond);
                }
            } catch (const std::exception& error) { // the server's deadline answers
                if (m_onDefect)
                    m_onDefect(error.what());
            }
        });
}

void Router::send(const Route& route, const std::shared_ptr<Call>& call, const std::optional<Problem>& problem,
                  Content content, const http::Respond& respond) const
{
    const auto said = problemToSay(route, *call, problem, content.lines == nullptr);
    http::Response response = said ? problemResponse(*said, call->traceId) : success(route, call, std::move(content));
    if (call->replayed)
        response.headers.emplace_back("Idempotency-Replayed", "true");
    if (m_tokens && call->caller)
        if (const auto seen = m_tokens->of(call->caller->staff); !seen.isNone())
            response.headers.emplace_back(kConsistencyHeader, db::tokenOf(seen));
    if (!response.stream)
        end(route, *call, response.status, said ? contract::nameOf(said->code) : std::string());
    respond(std::move(response));
}

http::Response Router::success(const Route& route, const std::shared_ptr<Call>& call, Content content) const
{
    http::Response response;
    response.status = call->waits ? 202 : route.info.successStatus;
    response.body = std::move(content.document);
    if (content.lines) {
        response.stream = linesOf(route, call, std::move(content.lines));
        response.contentType = "application/x-ndjson";
    } else if (route.plainText) {
        response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    }
    if (!call->etag.empty())
        response.headers.emplace_back("ETag", "\"" + call->etag + "\"");
    response.headers.emplace_back("X-Trace-Id", call->traceId);
    return response;
}

std::shared_ptr<AnswerLines> Router::linesOf(const Route& route, const std::shared_ptr<Call>& call,
                                             std::shared_ptr<AnswerSource> source) const
{
    return std::make_shared<AnswerLines>(
        std::move(source), [this, &route, call](AnsweredOrder& answer) { complete(route, *call, answer); },
        [this, &route, call](bool whole) {
            if (!whole && call->cause.empty())
                call->cause = "the client did not take every outcome";
            end(route, *call, route.info.successStatus, {});
        });
}

void Router::complete(const Route& route, Call& whole, AnsweredOrder& answer) const
{
    Call& call = *answer.call;
    noteReach(route, call);
    contract::BatchedOutcome& line = answer.line;
    line.problem = problemToSay(route, call, line.problem, true);
    if (line.problem) {
        line.problem->traceId = call.traceId;
        line.outcome.reset();
    }
    line.replayed = call.replayed;
    if (m_tokens)
        if (const auto seen = m_tokens->of(call.caller->staff); !seen.isNone())
            line.consistencyToken = db::tokenOf(seen);
    if (whole.cause.empty())
        whole.cause = call.cause;
}

// `shows`: the answer, without a problem, would show what must be on record.
std::optional<Problem> Router::problemToSay(const Route& route, Call& call, const std::optional<Problem>& problem,
                                            bool shows) const
{
    std::optional<Problem> said = problem;
    if (!said && shows && mustBeAudited(route.info) && !call.audited) {
        call.cause = "the handler answered without a record of the read access or the change";
        said = Problem::of(ErrorCode::InternalError);
    }
    if (said && contract::isInDoubt(said->code))
        said->retryable = contract::mayBeSentAgain(route.info);
    return said;
}

void Router::end(const Route& route, const Call& call, int status, const std::string& problem) const
{
    try { // the answer does not depend on it, and a stream's destructor calls this
        CallRecord record = recordOf(call, route.info.name, status);
        record.duration =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - call.began);
        record.problem = problem;
        m_observer(record);
    } catch (const std::exception& error) {
        if (m_onDefect)
            m_onDefect("the end of " + std::string(route.info.name) + " was not reported: " + error.what());
    }
    --m_inFlight;
}

void Router::run(const Route& route, const contract::Parameters& path, const http::Request& request,
                 const std::shared_ptr<Call>& call, const Finish& finish) const
{
    const db::StatementCount::Scope counting(call->statements);
    bool ordered = false; // false for reads and for refused calls
    try {
        if (const auto problem = admit(route, request, *call)) {
            finish(problem, {});
        } else {
            ordered = route.info.method != contract::Method::Get;
            route.invoke(call, path, request, finish);
        }
    } catch (const db::Error& error) {
        call->cause = firstLine(error.what());
        finish(problemOf(error, ordered), {});
    } catch (const std::exception& error) {
        call->cause = firstLine(error.what());
        finish(Problem::of(ErrorCode::InternalError), {});
    }
}

// The reason not to call the handler; empty: none.
std::optional<Problem> Router::admit(const Route& route, const http::Request& request, Call& call) const
{
    if (route.info.permission != Permission::Anyone)
        if (auto problem = identify(route, request, call))
            return problem;
    // Checked only now: use of a stolen token must be recorded, whatever else is wrong with the request.
    if (!request.body.empty() && !isJson(request.header("content-type")))
        return Problem::of(ErrorCode::UnsupportedMediaType);
    if (route.info.key == contract::KeyUse::Required) {
        call.idempotencyKey = Uuid::parse(request.header("idempotency-key"));
        if (!call.idempotencyKey) {
            Problem problem = Problem::of(ErrorCode::InvalidRequest);
            problem.errors.push_back({"Idempotency-Key", "must be a UUID"});
            return problem;
        }
    }
    if (route.info.needsMatch) {
        call.ifMatch = request.header("if-match");
        // "*" would overwrite any version, which is what requiring the version prevents.
        if (call.ifMatch.find('"') == std::string::npos)
            return Problem::of(ErrorCode::PreconditionRequired);
    }
    return std::nullopt;
}

std::optional<Problem> Router::identify(const Route& route, const http::Request& request, Call& call) const
{
    if (!call.caller) {
        const auto caller = callerOf(call, !route.info.background);
        if (!caller)
            return caller.error();
        call.caller = *caller;
    }
    const Caller& caller = *call.caller;
    if (m_tokens)
        m_tokens->claim(caller.staff, claimedIn(request), m_endOfWal);
    if (!holds(caller.role, route.info.permission)) {
        noteRefusal(route, call, RefusalReason::Permission);
        return forbidden(route.info);
    }
    for (RateLimit* const limit : {m_limit.get(), route.limit.get()})
        if (const auto wait = limit ? limit->take(caller.staff.toString()) : 0s; wait > 0s)
            return retryLater(ErrorCode::TooManyRequests, wait);
    return std::nullopt;
}

bool Router::hasSession(const http::Request& head) const
{
    return callerOf(*callOf(head), false).ok();
}

// Never rate-limited by wrong tokens: a desktop whose session has ended must learn of it at any address, and use of a
// colleague's token from another device must be recorded.
contract::Answer<Caller> Router::callerOf(const Call& call, bool keepAlive) const
{
    if (!m_gate)
        throw std::logic_error("no capability has set a session gate");
    auto caller = m_gate->callerOf(call.bearerToken, call.deviceSha256, keepAlive);
    if (!caller && m_refusals && !call.bearerToken.empty())
        if (const auto token = m_gate->refusedToken(call.bearerToken, call.deviceSha256))
            m_refusals->refused(call, *token);
    return caller;
}

void Router::noteReach(const Route& route, const Call& call) const
{
    if (!call.outOfReach.empty())
        noteRefusal(route, call, RefusalReason::Reach);
}

void Router::noteRefusal(const Route& route, const Call& call, RefusalReason why) const
{
    if (m_refusals)
        m_refusals->refused(call, route.info, why);
}

} // namespace cf::bank
