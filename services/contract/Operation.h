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
    bool background = false; //!< Polling: does not keep a session alive.
    bool needsMatch = false; //!< Needs If-Match with the ETag of what it changes (RFC 9110): 428 without, 412 if old.
    std::string_view summary;
};

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
