// Declares an API operation: a type with Request, Response and a constexpr OperationInfo named kInfo.
#pragma once

#include "models/domain/Role.h"

#include <boost/describe.hpp>

#include <string>
#include <string_view>

namespace cf::contract {

enum class Method
{
    Get,
    Post,
};

//! Where the caller sends an idempotency key (a UUID).
enum class KeyUse
{
    None,
    Required, //!< In the header Idempotency-Key.
    Each,     //!< In the body, one for each order.
};

//! Load shedding order, last first.
enum class Priority
{
    Money,   //!< Never shed before the queue itself is full.
    Balance, //!< Reads of balances and customers.
    History, //!< Lists and entries.
};

//! What an answer writes to the audit trail. Every answer with personal data (a name, an IBAN, a balance, a memo)
//! writes something; the router does not send an answer of the last four before the event is recorded.
enum class AuditKind
{
    Undeclared, //!< Does not compile with a handler.
    Nothing,    //!< Contains no personal data.
    Own,        //!< Only data of the callers themselves, or that they have just proven.
    Colleagues, //!< No personal data but the names of colleagues and what they did. Works while nothing can be
                //!< recorded.
    Change,     //!< The change writes its event in its own transaction; an answer that shows something without a change
                //!< counts as a read.
    Read,       //!< One event per answer.
    List,       //!< One event per list; further pages within the hour are the same read.
    Search,     //!< One event per search, and one more at its end if it was typed further.
};
BOOST_DESCRIBE_ENUM(AuditKind, Undeclared, Nothing, Own, Colleagues, Change, Read, List, Search)

struct Recorded
{
    AuditKind kind = AuditKind::Undeclared;
    std::string_view action = {}; //!< The event's action; for a change, its action on success.
};

struct OperationInfo
{
    std::string_view name; //!< operationId, also the label in logs and metrics.
    Method method = Method::Get;
    //! Members of Request named in braces come from the path, the others from the query (GET) or the JSON body (POST).
    std::string_view path;
    Permission permission = Permission::SignedIn;
    Scope scope = Scope::Bank;
    Priority priority = Priority::Balance;
    int successStatus = 200;
    bool mayWait = false; //!< 202 instead: accepted, and waits for a second person's approval.
    KeyUse key = KeyUse::None;
    Recorded recorded = {};
    bool background = false; //!< Polling: does not keep a session alive.
    //! Calls per minute and caller, also the burst size; beyond that 429 with Retry-After. 0: unlimited. Only for
    //! operations that need a session: without one, callers are told apart by address only.
    int perMinute = 0;
    bool needsMatch = false; //!< Needs If-Match with the ETag of what it changes (RFC 9110): 428 without, 412 if old.
    //! Answers a line of JSON per Response (application/x-ndjson), each sent as soon as it is known.
    bool streamed = false;
    bool repeatable = false; //!< A POST that needs neither key nor version because it is idempotent.
    std::string_view summary;
};

//! Whether a caller who does not know the outcome of a request may resend it unchanged.
constexpr bool mayBeSentAgain(const OperationInfo& info)
{
    return info.method == Method::Get || info.key != KeyUse::None || info.needsMatch || info.repeatable;
}

//! Response of operations that answer plain text instead of JSON (metrics).
struct PlainText
{
    std::string text;
};
BOOST_DESCRIBE_STRUCT(PlainText, (), (text))

//! For empty requests and responses.
struct Nothing
{
};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

} // namespace cf::contract
