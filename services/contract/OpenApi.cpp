// See OpenApi.h.
#include "services/contract/OpenApi.h"

#include "services/contract/Binder.h"
#include "services/contract/Operations.h"

namespace cf::contract {
namespace {

void print(std::string& out, const json::value& value, std::size_t indent)
{
    const std::string inner(indent + 2, ' ');
    const std::string outer(indent, ' ');
    if (const auto* object = value.if_object(); object && !object->empty()) {
        const char* separator = "{\n";
        for (const auto& member : *object) {
            out.append(separator).append(inner).append(json::serialize(json::string(member.key()))).append(": ");
            print(out, member.value(), indent + 2);
            separator = ",\n";
        }
        out.append("\n").append(outer).append("}");
    } else if (const auto* array = value.if_array(); array && !array->empty()) {
        const char* separator = "[\n";
        for (const auto& item : *array) {
            out.append(separator).append(inner);
            print(out, item, indent + 2);
            separator = ",\n";
        }
        out.append("\n").append(outer).append("]");
    } else {
        out.append(json::serialize(value));
    }
}

json::object parameter(std::string_view name, const char* place, bool required, json::value schema)
{
    return {{"name", json::string(name.data(), name.size())},
            {"in", place},
            {"required", required},
            {"schema", std::move(schema)}};
}

template <class Operation>
json::object describeResponses(Schemas& schemas)
{
    using Response = typename Operation::Response;
    static constexpr OperationInfo info = Operation::kInfo;
    constexpr bool plain = std::is_same_v<Response, PlainText>;
    const json::value schema = plain ? json::value{{"type", "string"}} : Wire<Response>::schema(schemas);
    const json::value problem = {
        {"description", "A problem (RFC 9457)."},
        {"content", {{"application/problem+json", {{"schema", Wire<Problem>::schema(schemas)}}}}}};
    json::object responses;
    responses[std::to_string(info.successStatus)] = {
        {"description", "Done."}, {"content", {{plain ? "text/plain" : "application/json", {{"schema", schema}}}}}};
    responses["default"] = problem;
    return responses;
}

template <class Operation>
json::object describe(Schemas& schemas)
{
    static constexpr OperationInfo info = Operation::kInfo;
    json::array parameters;
    json::object properties;
    json::array required;
    typename Operation::Request sample{};
    forEachMember(sample, [&]<class Member>(std::string_view name, Member&) {
        const bool path = isPathMember(info.path, name);
        json::value schema = Wire<Member>::schema(schemas);
        if (path || info.method == Method::Get) {
            parameters.push_back(
                parameter(name, path ? "path" : "query", path || !kIsOptional<Member>, std::move(schema)));
            return;
        }
        properties[json::string_view(name.data(), name.size())] = std::move(schema);
        if (!kIsOptional<Member>)
            required.push_back(json::string(name.data(), name.size()));
    });
    if (info.key == KeyUse::Required)
        parameters.push_back(parameter("Idempotency-Key", "header", true, Wire<std::string>::schema(schemas)));
    if (info.needsMatch)
        parameters.push_back(parameter("If-Match", "header", true, Wire<std::string>::schema(schemas)));
    json::object operation{{"operationId", json::string(info.name.data(), info.name.size())},
                           {"summary", json::string(info.summary.data(), info.summary.size())},
                           {"x-permission", nameOf(info.permission)},
                           {"x-scope", nameOf(info.scope)},
                           {"x-background", info.background},
                           {"parameters", std::move(parameters)}};
    if (!properties.empty()) {
        operation["requestBody"] = {{"required", !required.empty()},
                                    {"content",
                                     {{"application/json",
                                       {{"schema",
                                         {{"type", "object"},
                                          {"properties", std::move(properties)},
                                          {"required", std::move(required)},
                                          {"additionalProperties", false}}}}}}}};
    }
    operation["responses"] = describeResponses<Operation>(schemas);
    if (info.permission == Permission::Anyone)
        operation["security"] = json::array();
    return operation;
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
        {"info", {{"title", "Counterfoil"}, {"version", COUNTERFOIL_VERSION}}},
        {"security", json::array{json::object{{"session", json::array()}}}},
        {"paths", std::move(paths)},
        {"components",
         {{"securitySchemes",
           {{"session",
             {{"type", "http"},
              {"scheme", "bearer"},
              {"description", "Opaque token, bound to the client certificate that signed in (RFC 8705)."}}}}},
          {"schemas", std::move(schemas)}}}};
    std::string text;
    print(text, document, 0);
    return text + "\n";
}

} // namespace cf::contract
