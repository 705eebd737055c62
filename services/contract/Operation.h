// What an operation of the API is. Each is a type with Request, Response and a constexpr OperationInfo named kInfo.
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

//! Whether the caller must, may or cannot send an Idempotency-Key (a UUID).
enum class KeyUse
{
    None,
    Required,
};

//! Order in which work is shed under overload, last first.
enum class Priority
{
    Money,   //!< Never shed before the queue itself is full.
    Balance, //!< Looks at balances and customers.
    History, //!< Lists and entries.
};

//! What an answer leaves in the audit trail. Whatever shows a person's data (a name, an IBAN, a balance, a memo) leaves
//! something; the router does not send an answer of the last four before it is on record.
enum class Leaves
{
    Undeclared, //!< Does not compile with a handler.
    Nothing,    //!< It shows nothing about anybody.
    Own,        //!< It shows callers only what they are or have just proven to be.
    Colleagues, //!< Of persons only the names of colleagues beside what they did. Works while nothing can be recorded.
    Change,     //!< The change that the call makes leaves its event in its own transaction; where nothing had to be
                //!< changed, and something is shown all the same, that is a look.
    Look,       //!< Each answer leaves one event.
    List,       //!< One event when a list is begun; its further pages within the hour are the same look.
    Search,     //!< One event for a search, and one more at its end when it was typed further.
};
BOOST_DESCRIBE_ENUM(Leaves, Undeclared, Nothing, Own, Colleagues, Change, Look, List, Search)

struct Recorded
{
    Leaves as = Leaves::Undeclared;
    std::string_view action = {}; //!< Of the event; of a change, what it is called when it goes well.
};

struct OperationInfo
{
    std::string_view name; //!< operationId, also the label in logs and metrics.
    Method method = Method::Get;
    //! Members of Request named in braces come from the path. Of the others, a GET has them in its query, a POST in its
    //! JSON body.
    std::string_view path;
    Permission permission = Permission::SignedIn;
    Scope scope = Scope::Bank;
    Priority priority = Priority::Balance;
    int successStatus = 200;
    KeyUse key = KeyUse::None;
    Recorded recorded = {};
    bool background = false; //!< Polling: does not keep a session alive.
    //! How often a minute one caller may ask, more than that being answered 429 with Retry-After; so many at once. 0:
    //! as often as anybody likes. Of operations that need a session: strangers are told apart by address only.
    int perMinute = 0;
    bool needsMatch = false; //!< Needs If-Match with the ETag of what it changes (RFC 9110): 428 without, 412 if old.
    bool repeatable = false; //!< A POST that needs neither key nor version, for done twice it is as if done once.
    std::string_view summary;
};

//! Whether who does not know what became of a request may send the very same again.
constexpr bool mayBeSentAgain(const OperationInfo& info)
{
    return info.method == Method::Get || info.key == KeyUse::Required || info.needsMatch || info.repeatable;
}

//! The response of operations that answer with plain text instead of JSON (metrics).
struct PlainText
{
    std::string text;
};
BOOST_DESCRIBE_STRUCT(PlainText, (), (text))

//! For requests and responses that carry nothing.
struct Nothing
{
};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

} // namespace cf::contract
