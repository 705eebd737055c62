// Requests of every operation, as they come from anybody. Input: the operation's name, the path (only its placeholders'
// values, separated by "/"), the query, and from the fourth line on the body.
#include "services/bank/api/RoutePattern.h"
#include "services/bank/platform/http/RequestTarget.h"
#include "services/contract/Binder.h"
#include "services/contract/Operations.h"
#include "tests/fuzz/Property.h"

#include <string>

using namespace cf;
using namespace cf::contract;
using fuzz::require;

namespace {

//! What the router would hand on for a path with these values. Decoded they need not be UTF-8.
Parameters placeholders(std::string_view pattern, std::string_view values)
{
    Parameters parameters;
    const auto segments = bank::segmentsOf(values);
    auto value = segments.begin();
    for (const std::string_view segment : bank::segmentsOf(pattern))
        if (segment.starts_with('{'))
            parameters.emplace(segment.substr(1, segment.size() - 2),
                               value == segments.end() ? std::string_view() : *value++);
    return parameters;
}

void checkProblem(const Problem& problem)
{
    require(!problem.errors.empty() && problem.errors.size() <= kMistakesNamed, "some mistakes are named, never all");
    for (const FieldError& error : problem.errors) {
        require(error.pointer.size() <= 210, "the place of a mistake is bounded");
        require(error.message.size() <= 400, "a mistake's sentence is bounded");
    }
    const std::string document = encodeDocument(problem);
    const auto read = decodeDocument<Problem>(document);
    require(read.ok() && read->errors.size() == problem.errors.size(), "a refusal can be read by its client");
}

template <class Operation>
void checkRequest(const typename Operation::Request& request)
{
    const EncodedRequest encoded = encodeRequest<Operation>(request);
    const auto target = http::parseTarget(encoded.target);
    require(target.has_value(), "a request that was taken can be sent again");
    const auto path = bank::RoutePattern(Operation::kInfo.path).match(bank::segmentsOf(target->path));
    require(path.has_value(), "and finds its route");
    const auto again = decodeRequest<Operation>(*path, target->query, encoded.body);
    require(again.ok(), "and is taken again");
    const EncodedRequest repeated = encodeRequest<Operation>(*again);
    require(repeated.target == encoded.target && repeated.body == encoded.body, "and means the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string_view rest = fuzz::textOf(data, size);
    const std::string_view name = fuzz::takeLine(rest);
    const std::string path(fuzz::takeLine(rest));
    const std::string query(fuzz::takeLine(rest));
    const auto target = http::parseTarget("/" + path + "?" + query);
    if (!target)
        return 0;
    forEachOperation([&]<class Operation>(Operation) {
        static constexpr OperationInfo info = Operation::kInfo;
        if (info.name != name)
            return;
        const auto request = decodeRequest<Operation>(placeholders(info.path, target->path), target->query, rest);
        if (request)
            checkRequest<Operation>(*request);
        else
            checkProblem(request.error());
    });
    return 0;
}
