#include "tests/check/history/History.h"

#include "services/contract/StrictJson.h"

namespace cf::contract {

//! Not held to the rules for requests: it is compared, never shown.
template <>
struct Wire<check::AnswerText>
{
    static void read(const json::value& value, const std::string& pointer, check::AnswerText& out, Reading& reading)
    {
        if (const auto* text = value.if_string())
            out.text.assign(text->data(), text->size());
        else
            reading.fail(pointer, "must be a string");
    }
    static json::value write(const check::AnswerText& answer)
    {
        return json::string(json::string_view(answer.text.data(), answer.text.size()));
    }
};

} // namespace cf::contract

namespace cf::check {
namespace {

namespace json = boost::json;

constexpr const char* kNameMember = "line";

//! Reads the object as the alternative of this name.
template <std::size_t I = 0>
std::optional<Line> lineNamed(std::string_view name, const json::object& members, contract::Reading& reading)
{
    if constexpr (I < std::variant_size_v<Line>) {
        using Alternative = std::variant_alternative_t<I, Line>;
        if (name != Alternative::kName)
            return lineNamed<I + 1>(name, members, reading);
        Alternative read{};
        contract::Wire<Alternative>::read(members, "", read, reading);
        return read;
    } else {
        return std::nullopt;
    }
}

//! What the members alone do not say.
std::string mistakeOf(const Line& line)
{
    const auto isBeforeTime = []<class Alternative>(const Alternative& alternative) {
        if constexpr (requires { alternative.time; })
            return alternative.time < 0;
        return false;
    };
    if (std::visit(isBeforeTime, line))
        return "has a negative time";
    if (const auto* invoke = std::get_if<line::Invoke>(&line))
        return mistakeIn(invoke->operation);
    if (const auto* resolved = std::get_if<line::Resolved>(&line); resolved && resolved->state == KeyState::Absent)
        return "an order is not resolved while its key is absent";
    if (const auto* read = std::get_if<line::Read>(&line); read && (read->invoked < 0 || read->time < read->invoked))
        return "a read was answered before it was asked";
    if (const auto* transfer = std::get_if<line::FinalTransfer>(&line);
        transfer && !canMake(OperationKind::Transfer, transfer->id))
        return "\"" + transfer->id + "\" is not a transfer's id";
    return {};
}

} // namespace

std::string textOf(const Line& line)
{
    return std::visit(
        []<class Alternative>(const Alternative& alternative) {
            json::object members{
                {kNameMember, json::string_view(Alternative::kName.data(), Alternative::kName.size())}};
            const json::value written = contract::Wire<Alternative>::write(alternative);
            for (const auto& member : written.as_object())
                members.insert(member);
            return std::string(json::serialize(members));
        },
        line);
}

Outcome<Line, std::string> lineOf(std::string_view text)
{
    auto parsed = contract::parseStrictly(text);
    if (!parsed)
        return parsed.error().pointer + " " + parsed.error().message;
    auto* members = parsed.value().if_object();
    const auto* named = members ? members->if_contains(kNameMember) : nullptr;
    const auto* name = named ? named->if_string() : nullptr;
    if (!name)
        return std::string("does not say what line it is");
    const std::string kind(name->data(), name->size());
    members->erase(kNameMember);
    contract::Reading reading;
    auto line = lineNamed(kind, *members, reading);
    if (!line)
        return "is of an unknown kind, \"" + kind + "\"";
    if (!reading.errors.empty())
        return kind + ": " + reading.errors.front().pointer + " " + reading.errors.front().message;
    if (const std::string mistake = mistakeOf(*line); !mistake.empty())
        return kind + ": " + mistake;
    return std::move(*line);
}

} // namespace cf::check
