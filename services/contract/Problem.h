// The problem document (RFC 9457) of every refusal and failure. It never contains account data.
#pragma once

#include "models/domain/Outcome.h"
#include "services/contract/ErrorCode.h"

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cf::contract {

//! "/name": one step of a JSON pointer (RFC 6901), with "~" and "/" in the name escaped.
std::string pointerStep(std::string_view name);

//! A pointer from a client's document, to be sent back: cut with "…" if long.
std::string shortPointer(std::string pointer);

//! One mistake in a request. pointer is a JSON pointer (RFC 6901) into the body, or "?name" / "{name}" for parameters.
struct FieldError
{
    std::string pointer;
    std::string message;                                //!< English.
    std::optional<std::string> code = {};               //!< Which mistake, where the contract lists them.
    std::optional<std::vector<std::string>> words = {}; //!< The values in that code's message.
};
BOOST_DESCRIBE_STRUCT(FieldError, (), (pointer, message, code, words))

struct Problem
{
    std::string type = "about:blank";
    std::string title;
    int status = 500;
    ErrorCode code = ErrorCode::InternalError;
    std::string detail;
    std::string traceId;
    std::vector<FieldError> errors;
    bool retryable = false;               //!< If the outcome is in doubt, only where resending is safe.
    std::optional<int> retryAfterSeconds; //!< Also sent as Retry-After.

    //! The document for a code, with its title, status and whether it is retryable.
    static Problem of(ErrorCode code, std::string detail = {});
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, code, detail, traceId, errors, retryable, retryAfterSeconds))

//! An operation's result: its response or a problem.
template <class T>
using Answer = Outcome<T, Problem>;

} // namespace cf::contract
