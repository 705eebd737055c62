// The complete list of fields a log line may carry. Any other does not compile, so that no personal data gets into a
// log by habit: no names, no amounts, no account numbers, no tokens, no bodies.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <string>
#include <string_view>

namespace cf::platform {

inline constexpr std::array kLogFields{
    // A request
    std::string_view("operation"),
    std::string_view("method"),
    std::string_view("status"),
    std::string_view("code"),
    std::string_view("durationMs"),
    std::string_view("traceId"),
    std::string_view("callerTraceId"),
    std::string_view("peer"),
    std::string_view("bytes"),
    // Who and where, as opaque ids
    std::string_view("actor"),
    std::string_view("branch"),
    std::string_view("session"),
    std::string_view("role"),
    // The program and what it depends on
    std::string_view("version"),
    std::string_view("mode"),
    std::string_view("component"),
    std::string_view("address"),
    std::string_view("port"),
    std::string_view("server"),
    std::string_view("timeline"),
    std::string_view("pid"),
    std::string_view("file"),
    std::string_view("migration"),
    std::string_view("sqlState"),
    std::string_view("signal"),
    std::string_view("exitCode"),
    // What happened
    std::string_view("reason"),
    std::string_view("count"),
    std::string_view("attempt"),
    std::string_view("batch"),
    std::string_view("servers"),
    std::string_view("wanted"),
    std::string_view("lagMs"),
    std::string_view("ageMs"),
};

//! A name from kLogFields, checked by the compiler.
class LogFieldName
{
public:
    template <std::size_t size>
    consteval LogFieldName(const char (&name)[size]) // NOLINT(google-explicit-constructor): written as plain text
        : m_name(name, size - 1)
    {
        if (std::ranges::find(kLogFields, m_name) == kLogFields.end()) {
            throw "this field is not in kLogFields";
        }
    }

    constexpr std::string_view text() const { return m_name; }

private:
    std::string_view m_name;
};

//! One field of a line. Text is quoted and escaped; numbers and booleans are not quoted.
class LogField
{
public:
    LogField(LogFieldName name, std::string_view text)
        : m_name(name)
        , m_value(text)
        , m_quoted(true)
    {
    }
    LogField(LogFieldName name, const char* text)
        : LogField(name, std::string_view(text))
    {
    }
    LogField(LogFieldName name, const std::string& text)
        : LogField(name, std::string_view(text))
    {
    }
    LogField(LogFieldName name, bool value)
        : m_name(name)
        , m_value(value ? "true" : "false")
    {
    }
    template <std::integral T>
    LogField(LogFieldName name, T value)
        : m_name(name)
        , m_value(std::to_string(value))
    {
    }

    std::string_view name() const { return m_name.text(); }
    const std::string& value() const { return m_value; }
    bool isQuoted() const { return m_quoted; }

private:
    LogFieldName m_name;
    std::string m_value;
    bool m_quoted = false;
};

} // namespace cf::platform
