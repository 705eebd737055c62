#include "services/contract/OpenApi.h"

#include "services/contract/Binder.h"
#include "services/contract/DocumentText.h"
#include "services/contract/Operations.h"

namespace cf::contract {
namespace {

// Rules for all operations that have no place of their own in the document.
constexpr const char* kGeneral =
    "A request with a body needs a Content-Length: chunked bodies get 411 (lengthRequired). A body is at most 256 KiB"
    " (8 MiB of file for AddDocument, 1 MiB for PostTransferBatch) and a head 16 KiB: larger ones get 413 and 431. A "
    "body above 4 KiB is read only"
    " with a valid session. Query parameters are form-encoded: a blank is \"+\" or \"%20\", a plus sign \"%2B\". At"
    " most 50 mistakes of a request are listed. Answers of 429 and 503 may state in Retry-After after how many seconds"
    " to retry. A problem is retryable only if the identical request may be resent whatever its outcome. Clients"
    " present their own certificate (P-256, Ed25519 or RSA of at least 2048 bits, signed with SHA-256 or better); a"
    " session is bound to it.";

json::object parameter(std::string_view name, const char* place, bool required, json::value schema)
{
    return {{"name", json::string(name.data(), name.size())},
            {"in", place},
            {"required", required},
            {"schema", std::move(schema)}};
}

// What is collected per operation type. The rest is in plain functions: compilers resolve a document's nested braces
// again for each instantiation, which takes some of them minutes.
struct Parts
{
    json::array parameters;
    json::object properties;
    json::array required;
    json::value response;
};

json::object requestBody(Parts& parts)
{
    const bool required = !parts.required.empty();
    json::object schema{{"type", "object"}};
    schema["properties"] = std::move(parts.properties);
    schema["required"] = std::move(parts.required);
    schema["additionalProperties"] = false;
    json::object body{{"required", required}};
    body["content"] = {{"application/json", {{"schema", std::move(schema)}}}};
    return body;
}

const char* mediaTypeOf(const OperationInfo& info, bool plain)
{
    if (info.streamed)
        return "application/x-ndjson";
    return plain ? "text/plain" : "application/json";
}

json::object responsesOf(const OperationInfo& info, bool plain, json::value schema, Schemas& schemas)
{
    json::object done{{"description", info.streamed ? "A line for each, as soon as it is known." : "Done."}};
    done["content"] = {{mediaTypeOf(info, plain), {{"schema", std::move(schema)}}}};
    json::object problem{{"description", "A problem (RFC 9457)."}};
    problem["content"] = {{"application/problem+json", {{"schema", Wire<Problem>::schema(schemas)}}}};
    json::object responses;
    if (info.mayWait) {
        json::object waits = done;
        waits["description"] = "Accepted; it waits for approval.";
        responses["202"] = std::move(waits);
    }
    responses[std::to_string(info.successStatus)] = std::move(done);
    responses["default"] = std::move(problem);
    return responses;
}

json::object describe(const OperationInfo& info, Parts parts, bool plain, Schemas& schemas)
{
    if (info.key == KeyUse::Required)
        parts.parameters.push_back(parameter("Idempotency-Key", "header", true, Wire<std::string>::schema(schemas)));
    if (info.needsMatch)
        parts.parameters.push_back(parameter("If-Match", "header", true, Wire<std::string>::schema(schemas)));
    json::object operation{{"operationId", json::string(info.name.data(), info.name.size())},
                           {"summary", json::string(info.summary.data(), info.summary.size())},
                           {"x-permission", nameOf(info.permission)},
                           {"x-scope", nameOf(info.scope)},
                           {"x-background", info.background},
                           {"x-audit", nameOf(info.recorded.kind)},
                           {"parameters", std::move(parts.parameters)}};
    if (!info.recorded.action.empty())
        operation["x-audit-action"] = json::string(info.recorded.action.data(), info.recorded.action.size());
    if (info.perMinute > 0)
        operation["x-per-minute"] = info.perMinute;
    if (!parts.properties.empty())
        operation["requestBody"] = requestBody(parts);
    operation["responses"] = responsesOf(info, plain, std::move(parts.response), schemas);
    if (info.permission == Permission::Anyone)
        operation["security"] = json::array();
    return operation;
}

template <class Operation>
Parts partsOf(Schemas& schemas)
{
    static constexpr OperationInfo info = Operation::kInfo;
    Parts parts;
    typename Operation::Request sample{};
    forEachMember(sample, [&]<class Member>(std::string_view name, Member&) {
        const bool path = isPathMember(info.path, name);
        json::value schema = Wire<Member>::schema(schemas);
        if (path || info.method == Method::Get) {
            parts.parameters.push_back(
                parameter(name, path ? "path" : "query", path || !kIsOptional<Member>, std::move(schema)));
            return;
        }
        parts.properties[json::string_view(name.data(), name.size())] = std::move(schema);
        if (!kIsOptional<Member>)
            parts.required.push_back(json::string(name.data(), name.size()));
    });
    return parts;
}

template <class Operation>
json::object describe(Schemas& schemas)
{
    using Response = typename Operation::Response;
    constexpr bool plain = std::is_same_v<Response, PlainText>;
    Parts parts = partsOf<Operation>(schemas);
    if constexpr (plain)
        parts.response = json::object{{"type", "string"}};
    else
        parts.response = Wire<Response>::schema(schemas);
    return describe(Operation::kInfo, std::move(parts), plain, schemas);
}

} // namespace

std::string openApiDocument()
{
    Schemas schemas;
    json::object paths;
    forEachOperation([&]<class Operation>(Operation) {
        static constexpr OperationInfo info = Operation::kInfo;
        auto& path = paths[json::string_view(info.path.data(), info.path.size())];
        if (!path.is_object())
            path.emplace_object();
        path.as_object()[info.method == Method::Get ? "get" : "post"] = describe<Operation>(schemas);
    });
    const json::object document{
        {"openapi", "3.1.0"},
        {"info", {{"title", "Counterfoil"}, {"version", COUNTERFOIL_VERSION}, {"description", kGeneral}}},
        {"security", json::array{json::object{{"session", json::array()}}}},
        {"paths", std::move(paths)},
        {"components",
         {{"securitySchemes",
           {{"session",
             {{"type", "http"},
              {"scheme", "bearer"},
              {"description", "Opaque token, bound to the client certificate that signed in (RFC 8705)."}}}}},
          {"schemas", std::move(schemas)}}}};
    return documentText(document);
}

} // namespace cf::contract
