// The problem document (RFC 9457) in which every refusal and failure travels. It never carries account data.
#pragma once

#include "models/domain/Outcome.h"
#include "services/contract/ErrorCode.h"

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cf::contract {

//! "/name": one step of a JSON pointer (RFC 6901), in which "~" and "/" of the name are escaped.
std::string pointerStep(std::string_view name);

//! A pointer into a stranger's document as it is sent back: what is longer than a reader's patience ends in "…".
std::string shortPointer(std::string pointer);

//! One mistake in a request. pointer is a JSON pointer (RFC 6901) into the body, or "?name" / "{name}" for parameters.
struct FieldError
{
    std::string pointer;
    std::string message;                                //!< English.
    std::optional<std::string> code = {};               //!< Which mistake, where the contract lists them.
    std::optional<std::vector<std::string>> words = {}; //!< What the message of that code speaks of.
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
    bool retryable = false;               //!< Of what is in doubt, only where sending the same again is safe.
    std::optional<int> retryAfterSeconds; //!< Also sent as Retry-After.

    //! The document for a code, with its title, status and whether it may be retried.
    static Problem of(ErrorCode code, std::string detail = {});
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, code, detail, traceId, errors, retryable, retryAfterSeconds))

//! What an operation answers: its response, or why not.
template <class T>
using Answer = Outcome<T, Problem>;

} // namespace cf::contract
