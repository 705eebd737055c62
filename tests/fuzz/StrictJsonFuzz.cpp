// JSON from anybody: what is taken is one document without a repeated member, and survives being written.
#include "services/contract/StrictJson.h"
#include "tests/fuzz/Property.h"

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>

#include <string>

using namespace cf;
using fuzz::require;
namespace json = boost::json;

namespace {

//! Counts the members in a text, repeated ones too.
struct MemberCount
{
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    std::size_t members = 0;

    bool on_object_begin(json::error_code&) { return true; }
    bool on_object_end(std::size_t, json::error_code&) { return true; }
    bool on_array_begin(json::error_code&) { return true; }
    bool on_array_end(std::size_t, json::error_code&) { return true; }
    bool on_key_part(json::string_view, std::size_t, json::error_code&) { return true; }
    bool on_key(json::string_view, std::size_t, json::error_code&)
    {
        ++members;
        return true;
    }
    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_string_part(json::string_view, std::size_t, json::error_code&) { return true; }
    bool on_string(json::string_view, std::size_t, json::error_code&) { return true; }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t, json::string_view, json::error_code&) { return true; }
    bool on_uint64(std::uint64_t, json::string_view, json::error_code&) { return true; }
    bool on_double(double, json::string_view, json::error_code&) { return true; }
    bool on_bool(bool, json::error_code&) { return true; }
    bool on_null(json::error_code&) { return true; }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }
};

std::size_t membersIn(std::string_view text)
{
    json::basic_parser<MemberCount> parser{json::parse_options{}};
    json::error_code error;
    parser.write_some(false, text.data(), text.size(), error);
    return parser.handler().members;
}

std::size_t membersIn(const json::value& value)
{
    std::size_t members = 0;
    if (const auto* object = value.if_object()) {
        members = object->size();
        for (const auto& member : *object)
            members += membersIn(member.value());
    } else if (const auto* array = value.if_array()) {
        for (const auto& item : *array)
            members += membersIn(item);
    }
    return members;
}

//! Whether it has a floating-point number, which the library reads only nearly. No member of any request takes one.
bool hasDouble(const json::value& value)
{
    if (const auto* object = value.if_object())
        return std::any_of(object->begin(), object->end(),
                           [](const auto& member) { return hasDouble(member.value()); });
    if (const auto* array = value.if_array())
        return std::any_of(array->begin(), array->end(), hasDouble);
    return value.is_double();
}

//! Where a mistake is said to be is a place in the document.
void checkPlace(std::string_view text, const contract::FieldError& mistake)
{
    require(!mistake.message.empty(), "a mistake is said in words");
    require(fuzz::isUtf8(mistake.pointer), "the place of a mistake is text");
    json::error_code error;
    const json::value document = json::parse(json::string_view(text.data(), text.size()), error);
    if (error)
        return;
    document.find_pointer(mistake.pointer, error);
    require(!error, "the place of a repeated member is in the document");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = fuzz::textOf(data, size);
    const auto parsed = contract::parseStrictly(text);
    if (!parsed) {
        checkPlace(text, parsed.error());
        return 0;
    }
    require(fuzz::isUtf8(text), "JSON is UTF-8");
    require(membersIn(text) == membersIn(*parsed), "no member of the text is lost");
    if (hasDouble(*parsed))
        return 0;
    const std::string written = json::serialize(*parsed);
    const auto again = contract::parseStrictly(written);
    require(again.ok() && *again == *parsed, "what is written again means the same");
    return 0;
}
