// Reads JSON text (RFC 8259) more strictly than the library: a repeated member is an error.
#pragma once

#include "models/domain/Outcome.h"
#include "services/contract/Problem.h"

#include <boost/json/value.hpp>

#include <string_view>

namespace cf::contract {

//! The value, or where and why the text is not JSON. Nesting deeper than 32 is refused.
Outcome<boost::json::value, FieldError> parseStrictly(std::string_view text);

} // namespace cf::contract
