// Reads JSON text (RFC 8259) more strictly than the library: a member that occurs twice is a mistake, not a choice.
#pragma once

#include "models/domain/Outcome.h"
#include "services/contract/Problem.h"

#include <boost/json/value.hpp>

#include <string_view>

namespace cf::contract {

//! The value, or where and why the text is none. Nesting deeper than 32 is refused.
Outcome<boost::json::value, FieldError> parseStrictly(std::string_view text);

} // namespace cf::contract
