// The domain's values on the wire: money as {"amount":"1234.50","currency":"EUR"}, ids, IBANs, dates, instants, roles.
#pragma once

#include "models/domain/AuditEvent.h"
#include "models/domain/Date.h"
#include "models/domain/Iban.h"
#include "models/domain/Ids.h"
#include "models/domain/Money.h"
#include "models/domain/Role.h"
#include "services/contract/Wire.h"

namespace cf {
BOOST_DESCRIBE_ENUM(Role, Teller, Supervisor, Compliance, Administrator)
BOOST_DESCRIBE_ENUM(Permission, Anyone, SignedIn, CustomersRead, CustomersChange, AccountsRead, PayeeCheck,
                    TransfersCreate, TransfersResolve, TransfersRead, DocumentsRead, DocumentsAdd, ApprovalsRead,
                    ApprovalsDecide, HoldsManage, AccountsBlock, LimitsRead, LimitsManage, AuditRead, AuditExport,
                    MonitoringRead, AlertsHandle, EventsManage, StaffManage)
BOOST_DESCRIBE_ENUM(Scope, Own, Branch, Bank)
BOOST_DESCRIBE_ENUM(AuditResult, Succeeded, Refused, Failed)
} // namespace cf

namespace cf::contract {

//! Search text as typed or pasted: blanks of any kind, line breaks and direction marks are allowed and ignored
//! (mistakeInSearch).
class SearchText : public std::string
{
public:
    using std::string::string;
    // NOLINTNEXTLINE(google-explicit-constructor): a string with another rule for reading
    SearchText(std::string text)
        : std::string(std::move(text))
    {
    }
};
template <>
struct Wire<SearchText> : WireString<SearchText, mistakeInSearch>
{
};

//! A secret compared with one that may be older than the rules: any content is accepted.
class SecretText : public std::string
{
public:
    using std::string::string;
    // NOLINTNEXTLINE(google-explicit-constructor): the same
    SecretText(std::string text)
        : std::string(std::move(text))
    {
    }
};
template <>
struct Wire<SecretText> : WireString<SecretText, mistakeInSecret>
{
};

//! For values that are one string: Codec has parse(string) -> optional<T>, print(T) -> string, expects() and format().
template <class T, class Codec>
struct WireText
{
    static void read(const json::value& value, const std::string& pointer, T& out, Reading& reading)
    {
        const auto* text = value.if_string();
        auto parsed = text ? Codec::parse(std::string_view(text->data(), text->size())) : std::optional<T>();
        if (parsed)
            out = std::move(*parsed);
        else
            reading.fail(pointer, Codec::expects());
    }
    static json::value write(const T& value) { return json::string(Codec::print(value)); }
    static json::value schema(Schemas&) { return {{"type", "string"}, {"format", Codec::format()}}; }
};

template <class Kind>
struct IdCodec
{
    static std::optional<Id<Kind>> parse(std::string_view text) { return Id<Kind>::parse(text); }
    static std::string print(const Id<Kind>& id) { return id.toString(); }
    static std::string expects() { return "must be an id like " + std::string(Kind::kPrefix) + "_…"; }
    static std::string format() { return std::string(Kind::kPrefix) + "-id"; }
};
template <class Kind>
struct Wire<Id<Kind>> : WireText<Id<Kind>, IdCodec<Kind>>
{
};

struct UuidCodec
{
    static std::optional<Uuid> parse(std::string_view text) { return Uuid::parse(text); }
    static std::string print(const Uuid& uuid) { return uuid.toString(); }
    static const char* expects() { return "must be a UUID"; }
    static const char* format() { return "uuid"; }
};
template <>
struct Wire<Uuid> : WireText<Uuid, UuidCodec>
{
};

struct DateCodec
{
    static std::optional<Date> parse(std::string_view text) { return parseDate(text); }
    static std::string print(Date date) { return toString(date); }
    static const char* expects() { return "must be a date like 2026-11-22"; }
    static const char* format() { return "date"; }
};
template <>
struct Wire<Date> : WireText<Date, DateCodec>
{
};

struct InstantCodec
{
    static std::optional<Instant> parse(std::string_view text) { return parseInstant(text); }
    static std::string print(Instant instant) { return toString(instant); }
    static const char* expects() { return "must be an instant like 2026-11-22T09:49:25Z (RFC 3339)"; }
    static const char* format() { return "date-time"; }
};
template <>
struct Wire<Instant> : WireText<Instant, InstantCodec>
{
};

//! Alone it only filters or informs, so it may be a withdrawn currency; in Money it may not.
template <>
struct Wire<Currency>
{
    static constexpr const char* kExpects = "must be an ISO 4217 currency";
    static void read(const json::value& value, const std::string& pointer, Currency& out, Reading& reading);
    static json::value write(Currency currency) { return json::string(currency.code()); }
    static json::value schema(Schemas&) { return {{"type", "string"}, {"format", "iso-4217"}}; }
};

//! Raw bytes; base64 with padding on the wire (RFC 4648 section 4).
struct Bytes
{
    std::string data;
    bool operator==(const Bytes&) const = default;
};

struct BytesCodec
{
    static std::optional<Bytes> parse(std::string_view text);
    static std::string print(const Bytes& bytes);
    static const char* expects() { return "must be base64"; }
    static const char* format() { return "byte"; }
};
template <>
struct Wire<Bytes> : WireText<Bytes, BytesCodec>
{
};

template <>
struct Wire<Iban>
{
    static void read(const json::value& value, const std::string& pointer, Iban& out, Reading& reading);
    static json::value write(const Iban& iban) { return json::string(iban.electronic()); }
    static json::value schema(Schemas&) { return {{"type", "string"}, {"format", "iban"}}; }
};

template <>
struct Wire<Money>
{
    static void read(const json::value& value, const std::string& pointer, Money& out, Reading& reading);
    static json::value write(const Money& money);
    static json::value schema(Schemas& schemas);
};

} // namespace cf::contract
