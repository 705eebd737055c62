// The JSON form of each type: reading with a pointer to every mistake, writing, and JSON Schema for OpenAPI. Described
// structs and enums need no code of their own; the domain's values are in WireValues.h.
//
// A word that this version does not know is an enum's `Unknown`. It is read from records (recordedEnum) and answers, is
// never sent and is in no list: one row must not take a list with it. Where a guess could cost money (KeyState) there
// is no `Unknown`, and the answer is unreadable. A currency without standing keeps its code (Currency::recorded).
#pragma once

#include "models/domain/Text.h"
#include "services/contract/Problem.h"

#include <boost/core/type_name.hpp>
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cf {
BOOST_DESCRIBE_ENUM(TextFault, NotUtf8, Control, LineBreak, Noncharacter, Direction, NothingVisible)
} // namespace cf

namespace cf::contract {

namespace json = boost::json;

enum class Strictness
{
    Strict,  //!< The server, for requests: an unknown member is a mistake.
    Lenient, //!< The client, for responses: a newer server may send more.
};

//! "must be one line: U+000A at position 3".
std::string sentenceOf(const TextMistake& mistake);

//! At most this many mistakes are listed; the rest are counted.
inline constexpr std::size_t kMistakesNamed = 50;

//! Collects the mistakes of one document.
struct Reading
{
    Strictness strictness = Strictness::Strict;
    std::vector<FieldError> errors;
    std::size_t more = 0; //!< Beyond those listed.

    void fail(const std::string& pointer, std::string message) { fail({pointer, std::move(message)}); }
    //! The FieldError's code is the fault's name ("lineBreak"); its words are the character ("U+000A") and its
    //! position, from 1. No words if no single character is at fault.
    void fail(const std::string& pointer, const TextMistake& mistake);
    void fail(FieldError error)
    {
        error.pointer = shortPointer(std::move(error.pointer));
        if (errors.size() < kMistakesNamed)
            errors.push_back(std::move(error));
        else
            ++more;
    }
    std::size_t mistakes() const { return errors.size() + more; }
};

//! InvalidRequest with the mistakes.
Problem problemOf(Reading reading);

//! Named schemas found while generating OpenAPI.
using Schemas = json::object;

template <class T>
struct Wire;

//! Whether the enum's last enumerator is Unknown, for values of a newer bank or of records of another version. It is
//! not described: nobody may send it, and no list of values contains it.
template <class Enum>
inline constexpr bool kHasUnknown = requires
{
    Enum::Unknown;
};

//! Enumerators travel in lower camel case: InsufficientFunds is "insufficientFunds".
template <class Enum>
std::string nameOf(Enum value)
{
    std::string name;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto descriptor) {
        if (descriptor.value == value)
            name = descriptor.name;
    });
    if (!name.empty())
        name[0] = static_cast<char>(name[0] - 'A' + 'a');
    else if (kHasUnknown<Enum>)
        name = "unknown";
    return name;
}

template <class Enum>
std::optional<Enum> enumOf(std::string_view name)
{
    std::optional<Enum> found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto descriptor) {
        if (nameOf(descriptor.value) == name)
            found = descriptor.value;
    });
    return found;
}

//! Reads a record's value: Unknown for one that this program does not know.
template <class Enum>
requires kHasUnknown<Enum> Enum recordedEnum(std::string_view name)
{
    return enumOf<Enum>(name).value_or(Enum::Unknown);
}

template <class T>
inline constexpr bool kIsOptional = false;
template <class T>
inline constexpr bool kIsOptional<std::optional<T>> = true;

//! Calls function(name, reference to the member) for each described member.
template <class Struct, class Function>
void forEachMember(Struct& object, Function&& function)
{
    using Members = boost::describe::describe_members<std::remove_const_t<Struct>, boost::describe::mod_public>;
    boost::mp11::mp_for_each<Members>(
        [&](auto descriptor) { function(std::string_view(descriptor.name), object.*descriptor.pointer); });
}

//! The schema's name: the type's, without namespaces; Page<Entry> is PageOfEntry.
std::string schemaName(std::string_view typeName);

//! For texts: `mistakeOf` is the rule for requests. What the bank sends may be older than the rule; characters that
//! must not be drawn are replaced by visible signs.
template <class T, auto mistakeOf>
struct WireString
{
    static void read(const json::value& value, const std::string& pointer, T& out, Reading& reading)
    {
        const auto* text = value.if_string();
        if (!text) {
            reading.fail(pointer, "must be a string");
            return;
        }
        if (reading.strictness == Strictness::Lenient) {
            out = drawable({text->data(), text->size()}, LineBreaks::Stay);
            return;
        }
        out.assign(text->data(), text->size());
        if (const auto mistake = mistakeOf(out))
            reading.fail(pointer, *mistake);
    }
    static json::value write(const T& value) { return json::string(json::string_view(value.data(), value.size())); }
    static json::value schema(Schemas&) { return {{"type", "string"}}; }
};

//! One line with a visible character, or empty. Other texts have a type of their own (WireValues.h).
template <>
struct Wire<std::string> : WireString<std::string, mistakeIn>
{
};

template <>
struct Wire<bool>
{
    static void read(const json::value& value, const std::string& pointer, bool& out, Reading& reading)
    {
        if (const auto* flag = value.if_bool())
            out = *flag;
        else
            reading.fail(pointer, "must be true or false");
    }
    static json::value write(bool value) { return value; }
    static json::value schema(Schemas&) { return {{"type", "boolean"}}; }
};

template <class T>
requires std::is_integral_v<T>
struct Wire<T>
{
    static void read(const json::value& value, const std::string& pointer, T& out, Reading& reading)
    {
        // A double is refused even if whole: counts are not written as 1e3 or 1.0.
        const auto* number = value.if_int64();
        if (!number)
            reading.fail(pointer, "must be a whole number");
        else if (*number < std::numeric_limits<T>::min() || *number > std::numeric_limits<T>::max())
            reading.fail(pointer, "is out of range");
        else
            out = static_cast<T>(*number);
    }
    static json::value write(T value) { return static_cast<std::int64_t>(value); }
    static json::value schema(Schemas&) { return {{"type", "integer"}, {"format", "int64"}}; }
};

template <class T>
requires std::is_enum_v<T>
struct Wire<T>
{
    static void read(const json::value& value, const std::string& pointer, T& out, Reading& reading)
    {
        const auto* text = value.if_string();
        const auto found = text ? enumOf<T>(std::string_view(text->data(), text->size())) : std::nullopt;
        if (found) {
            out = *found;
            return;
        }
        if constexpr (kHasUnknown<T>) {
            if (text && reading.strictness == Strictness::Lenient) {
                out = T::Unknown;
                return;
            }
        }
        reading.fail(pointer, "must be one of the listed words");
    }
    static json::value write(T value) { return json::string(nameOf(value)); }
    static json::value schema(Schemas&)
    {
        json::array words;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
            [&](auto descriptor) { words.push_back(json::string(nameOf(descriptor.value))); });
        json::object schema = {{"type", "string"}, {"enum", std::move(words)}};
        if constexpr (kHasUnknown<T>)
            schema["description"] = "Answers may contain other values: treat them as unknown.";
        return schema;
    }
};

//! In a newer bank's answer, a value for which this program has no Unknown: an optional member is then absent, a list
//! skips it, a required member makes the document unreadable.
template <class T>
bool isNewWord(const json::value& value, const Reading& reading)
{
    if constexpr (std::is_enum_v<T> && !kHasUnknown<T>) {
        const auto* text = value.if_string();
        return text && reading.strictness == Strictness::Lenient &&
               !enumOf<T>(std::string_view(text->data(), text->size()));
    } else {
        return false;
    }
}

template <class T>
struct Wire<std::optional<T>>
{
    static void read(const json::value& value, const std::string& pointer, std::optional<T>& out, Reading& reading)
    {
        if (value.is_null() || isNewWord<T>(value, reading))
            return;
        Wire<T>::read(value, pointer, out.emplace(), reading);
    }
    static json::value write(const std::optional<T>& value)
    {
        return value ? Wire<T>::write(*value) : json::value(nullptr);
    }
    static json::value schema(Schemas& schemas) { return Wire<T>::schema(schemas); }
};

template <class T>
struct Wire<std::vector<T>>
{
    static void read(const json::value& value, const std::string& pointer, std::vector<T>& out, Reading& reading)
    {
        const auto* items = value.if_array();
        if (!items) {
            reading.fail(pointer, "must be a list");
            return;
        }
        out.clear();
        out.reserve(items->size());
        for (std::size_t i = 0; i < items->size(); ++i)
            if (!isNewWord<T>((*items)[i], reading))
                Wire<T>::read((*items)[i], pointer + "/" + std::to_string(i), out.emplace_back(), reading);
    }
    static json::value write(const std::vector<T>& value)
    {
        json::array items;
        for (const auto& item : value)
            items.push_back(Wire<T>::write(item));
        return items;
    }
    static json::value schema(Schemas& schemas) { return {{"type", "array"}, {"items", Wire<T>::schema(schemas)}}; }
};

//! A list of `Least` to `Most` items. In a request one of another length is refused before its items are read.
template <class T, std::size_t Least, std::size_t Most>
struct BoundedList : std::vector<T>
{
    using std::vector<T>::vector;
};

template <class T, std::size_t Least, std::size_t Most>
struct Wire<BoundedList<T, Least, Most>>
{
    static void read(const json::value& value, const std::string& pointer, std::vector<T>& out, Reading& reading)
    {
        const auto* items = value.if_array();
        if (items && reading.strictness == Strictness::Strict && (items->size() < Least || items->size() > Most))
            reading.fail(pointer, "must hold " + std::to_string(Least) + " to " + std::to_string(Most) + " items");
        else
            Wire<std::vector<T>>::read(value, pointer, out, reading);
    }
    static json::value write(const std::vector<T>& value) { return Wire<std::vector<T>>::write(value); }
    static json::value schema(Schemas& schemas)
    {
        json::value schema = Wire<std::vector<T>>::schema(schemas);
        schema.as_object()["minItems"] = Least;
        schema.as_object()["maxItems"] = Most;
        return schema;
    }
};

template <class T>
requires boost::describe::has_describe_members<T>::value struct Wire<T>
{
    static void read(const json::value& value, const std::string& pointer, T& out, Reading& reading)
    {
        const auto* object = value.if_object();
        if (!object) {
            reading.fail(pointer, "must be an object");
            return;
        }
        std::vector<std::string_view> known;
        forEachMember(out, [&]<class Member>(std::string_view name, Member& member) {
            known.push_back(name);
            const std::string at = pointer + "/" + std::string(name);
            if (const auto* found = object->if_contains(json::string_view(name.data(), name.size())))
                Wire<Member>::read(*found, at, member, reading);
            else if (!kIsOptional<Member>)
                reading.fail(at, "is missing");
        });
        if (reading.strictness == Strictness::Lenient)
            return;
        for (const auto& member : *object) {
            const std::string_view name(member.key().data(), member.key().size());
            if (std::find(known.begin(), known.end(), name) == known.end())
                reading.fail(pointer + pointerStep(name), "is unknown");
        }
    }
    static json::value write(const T& value)
    {
        json::object object;
        forEachMember(value, [&]<class Member>(std::string_view name, const Member& member) {
            if constexpr (kIsOptional<Member>)
                if (!member)
                    return;
            object[json::string_view(name.data(), name.size())] = Wire<Member>::write(member);
        });
        return object;
    }
    static json::value schema(Schemas& schemas)
    {
        const std::string name = schemaName(boost::core::type_name<T>());
        if (!schemas.contains(name)) {
            schemas[name] = nullptr; // reserves the name for recursive types
            json::object properties;
            json::array required;
            T sample{};
            forEachMember(sample, [&]<class Member>(std::string_view member, Member&) {
                properties[json::string_view(member.data(), member.size())] = Wire<Member>::schema(schemas);
                if (!kIsOptional<Member>)
                    required.push_back(json::string(member.data(), member.size()));
            });
            schemas[name] = {
                {"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
        }
        return {{"$ref", "#/components/schemas/" + name}};
    }
};

} // namespace cf::contract
