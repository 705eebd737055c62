// The RFC 9457 problems that the server itself returns: one row per refusal.
#include "services/bank/platform/http/ServerProblem.h"

#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/http/ResponseText.h"

namespace cf::http {

namespace {

struct Row
{
    int status;
    std::string_view code;
    bool retryable;
};

Row rowOf(ServerRefusal refusal)
{
    switch (refusal) {
    case ServerRefusal::MalformedRequest:
        return {400, "malformedRequest", false};
    case ServerRefusal::Unauthenticated:
        return {401, "unauthenticated", false};
    case ServerRefusal::RequestTimeout:
        return {408, "requestTimeout", true};
    case ServerRefusal::LengthRequired:
        return {411, "lengthRequired", false};
    case ServerRefusal::PayloadTooLarge:
        return {413, "payloadTooLarge", false};
    case ServerRefusal::HeadersTooLarge:
        return {431, "headersTooLarge", false};
    case ServerRefusal::Unavailable:
        return {503, "unavailable", true};
    case ServerRefusal::DeadlineExceeded:
        return {503, "deadlineExceeded", true};
    case ServerRefusal::InternalError:
        break;
    }
    return {500, "internalError", false};
}

} // namespace

Response problemResponse(ServerRefusal refusal, bool again)
{
    Row row = rowOf(refusal);
    row.retryable = row.retryable && again;
    // The request was not read far enough to know its trace id.
    const std::string traceId = platform::hex(platform::randomBytes(16));
    Response response;
    response.status = row.status;
    response.contentType = "application/problem+json";
    response.body.append(R"({"type":"about:blank","title":")")
        .append(reasonPhrase(row.status))
        .append(R"(","status":)")
        .append(std::to_string(row.status))
        .append(R"(,"code":")")
        .append(row.code)
        .append(row.retryable ? R"(","retryable":true,"traceId":")" : R"(","retryable":false,"traceId":")")
        .append(traceId)
        .append("\"}");
    response.headers.emplace_back("X-Trace-Id", traceId);
    if (row.status == 401) {
        response.headers.emplace_back("WWW-Authenticate", "Bearer");
    }
    if (row.retryable && row.status == 503) {
        response.headers.emplace_back("Retry-After", "1");
    }
    return response;
}

} // namespace cf::http
