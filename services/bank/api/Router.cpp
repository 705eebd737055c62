// See Router.h.
#include "services/bank/api/Router.h"

#include "services/bank/api/DatabaseProblem.h"
#include "services/bank/platform/crypto/Sealing.h"

#include <atomic>

namespace cf::bank {
namespace {

using contract::ErrorCode;
using contract::Problem;

std::vector<std::string_view> segments(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty() && path.front() == '/') {
        path.remove_prefix(1);
        const auto end = path.find('/');
        parts.push_back(path.substr(0, end));
        path = end == std::string_view::npos ? std::string_view() : path.substr(end);
    }
    return parts;
}

bool isPlaceholder(std::string_view segment)
{
    return segment.starts_with('{');
}

// The values of the braces when the path fits the pattern.
std::optional<contract::Parameters> match(const std::vector<std::string_view>& pattern,
                                          const std::vector<std::string_view>& path)
{
    if (pattern.size() != path.size())
        return std::nullopt;
    contract::Parameters values;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (isPlaceholder(pattern[i]))
            values.emplace(pattern[i].substr(1, pattern[i].size() - 2), path[i]);
        else if (pattern[i] != path[i])
            return std::nullopt;
    }
    return values;
}

// W3C Trace Context: the caller's trace when it sends a well-formed one, else a new one.
std::string traceIdOf(const http::Request& request)
{
    const std::string_view parent = request.header("traceparent");
    const std::string_view id = parent.size() == 55 && parent.starts_with("00-") ? parent.substr(3, 32) : "";
    const bool wellFormed = !id.empty() && id.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
                            id.find_first_not_of('0') != std::string_view::npos;
    return wellFormed ? std::string(id) : platform::hex(platform::randomBytes(16));
}

std::string bearerOf(const http::Request& request)
{
    constexpr std::string_view kScheme = "Bearer ";
    const std::string_view header = request.header("authorization");
    return header.starts_with(kScheme) ? std::string(header.substr(kScheme.size())) : std::string();
}

// application/json (RFC 8259), in either case and whatever its parameters are.
bool isJson(std::string_view contentType)
{
    constexpr std::string_view kJson = "application/json";
    const std::string_view type = contentType.substr(0, contentType.find_first_of("; \t"));
    return std::equal(type.begin(), type.end(), kJson.begin(), kJson.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
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

// Said before anything was done: for a transfer this is not an outcome.
Problem busy()
{
    Problem problem = Problem::of(ErrorCode::Unavailable, "The bank is busy.");
    problem.retryAfterSeconds = 1;
    return problem;
}

// Which permission a role lacks is said; nothing else about the object is.
Problem forbidden(const contract::OperationInfo& info)
{
    return Problem::of(ErrorCode::Forbidden, "This needs the right " + contract::nameOf(info.permission) + ".");
}

} // namespace

struct Router::Route
{
    contract::OperationInfo info;
    Invoke invoke;
    bool plainText;
    bool atOnce;
    std::vector<std::string_view> pattern;
};

Router::Router(SessionGate& gate, Submit submit, Observer observer)
    : m_gate(gate)
    , m_submit(std::move(submit))
    , m_observer(std::move(observer))
{
}

Router::~Router() = default;

void Router::add(const contract::OperationInfo& info, Invoke invoke, bool plainText)
{
    m_routes.push_back({info, std::move(invoke), plainText, false, segments(info.path)});
    // A literal segment is preferred to a placeholder: /transfers/keys before /transfers/{transferId}.
    std::stable_sort(m_routes.begin(), m_routes.end(), [](const Route& a, const Route& b) {
        return std::count_if(a.pattern.begin(), a.pattern.end(), isPlaceholder) <
               std::count_if(b.pattern.begin(), b.pattern.end(), isPlaceholder);
    });
}

void Router::answerAtOnce(std::string_view operation)
{
    for (Route& route : m_routes)
        route.atOnce = route.atOnce || route.info.name == operation;
}

std::set<std::string> Router::handled() const
{
    std::set<std::string> names;
    for (const Route& route : m_routes)
        names.emplace(route.info.name);
    return names;
}

void Router::operator()(http::Request request, http::Respond respond) const
{
    const auto started = std::chrono::steady_clock::now();
    auto call = std::make_shared<Call>();
    call->traceId = traceIdOf(request);
    call->deviceSha256 = request.clientCertificateSha256;
    call->peerAddress = request.peerAddress;
    call->bearerToken = bearerOf(request);

    const Route* route = nullptr;
    contract::Parameters path;
    std::string allowed;
    const auto parts = segments(request.path);
    for (const Route& candidate : m_routes) {
        auto values = match(candidate.pattern, parts);
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
    if (!route) {
        auto response = problemResponse(
            Problem::of(allowed.empty() ? ErrorCode::NotFound : ErrorCode::MethodNotAllowed), call->traceId);
        if (!allowed.empty())
            response.headers.emplace_back("Allow", allowed);
        m_observer({"unmatched", response.status, {}, call->traceId, {}, {}, 0, false});
        respond(std::move(response));
        return;
    }

    ++m_inFlight;
    const Finish finish = [this, call, route, started,
                           respond = std::move(respond)](const std::optional<Problem>& problem, std::string body) {
        if (call->answered.exchange(true)) {
            if (m_onDefect)
                m_onDefect(std::string(route->info.name) + " was answered twice");
            return;
        }
        http::Response response;
        if (problem) {
            response = problemResponse(*problem, call->traceId);
        } else {
            response.status = route->info.successStatus;
            response.body = std::move(body);
            if (route->plainText)
                response.contentType = "text/plain; version=0.0.4; charset=utf-8";
            if (!call->etag.empty())
                response.headers.emplace_back("ETag", "\"" + call->etag + "\"");
            response.headers.emplace_back("X-Trace-Id", call->traceId);
        }
        if (call->replayed)
            response.headers.emplace_back("Idempotency-Replayed", "true");
        if (m_tokens && call->caller)
            if (const auto seen = m_tokens->of(call->caller->staff); !seen.isNone())
                response.headers.emplace_back(kConsistencyHeader, db::tokenOf(seen));
        const auto duration =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
        m_observer({route->info.name, response.status, duration, call->traceId,
                    problem ? contract::nameOf(problem->code) : std::string(), call->cause, call->statements.value(),
                    call->replayed});
        --m_inFlight;
        respond(std::move(response));
    };

    if (!request.body.empty() && !isJson(request.header("content-type"))) {
        finish(Problem::of(ErrorCode::UnsupportedMediaType), {});
        return;
    }
    if (route->atOnce) {
        run(*route, path, request, call, finish);
        return;
    }
    const bool taken = m_submit(route->info.priority, [this, route, path = std::move(path),
                                                       request = std::move(request), call, finish, started] {
        if (std::chrono::steady_clock::now() - started < m_patience)
            run(*route, path, request, call, finish);
        else // whoever asked was given up on, and asks again
            finish(busy(), {});
    });
    if (!taken)
        finish(busy(), {});
}

void Router::run(const Route& route, const contract::Parameters& path, const http::Request& request,
                 const std::shared_ptr<Call>& call, const Finish& finish) const
{
    const db::StatementCount::Scope counting(call->statements);
    try {
        if (route.info.permission != Permission::Anyone) {
            const auto caller = m_gate.callerOf(call->bearerToken, call->deviceSha256, !route.info.background);
            if (!caller) {
                finish(caller.error(), {});
                return;
            }
            call->caller = *caller;
            if (m_tokens)
                m_tokens->claim(caller->staff,
                                db::parseToken(request.header("x-consistency-token")).value_or(db::LogPosition()),
                                m_endOfLog);
            if (!holds(caller->role, route.info.permission)) {
                finish(forbidden(route.info), {});
                return;
            }
        }
        if (route.info.key == contract::KeyUse::Required) {
            call->idempotencyKey = Uuid::parse(request.header("idempotency-key"));
            if (!call->idempotencyKey) {
                Problem problem = Problem::of(ErrorCode::InvalidRequest);
                problem.errors.push_back({"Idempotency-Key", "must be a UUID"});
                finish(problem, {});
                return;
            }
        }
        if (route.info.needsMatch) {
            call->ifMatch = request.header("if-match");
            // "*" would change whatever is there, which is what the version is asked for against.
            if (call->ifMatch.find('"') == std::string::npos) {
                finish(Problem::of(ErrorCode::PreconditionRequired), {});
                return;
            }
        }
        route.invoke(call, path, request, finish);
    } catch (const db::Error& error) {
        call->cause = firstLine(error.what());
        finish(problemOf(error), {});
    } catch (const std::exception& error) {
        call->cause = firstLine(error.what());
        finish(Problem::of(ErrorCode::InternalError), {});
    }
}

} // namespace cf::bank
