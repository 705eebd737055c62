// Where a caller says a request belongs (W3C Trace Context, Level 1, section 3.2). The bank's own trace id is another:
// what a caller says may be forged or used twice.
//
// The caller's trace stands beside the bank's own: in the log, in what the audit trail says of a read, and in the list
// of failed calls, which finds a call by either, or by its first eight digits.
#pragma once

#include "services/bank/platform/http/Http.h"

#include <string>
#include <string_view>

namespace cf::bank {

//! The trace id in a traceparent, 32 lower-case hexadecimal digits; empty when the value is not valid. Versions that
//! are not known yet are read as far as version 00 goes.
std::string traceIdIn(std::string_view traceparent);

//! The same of a request, which must have the header just once.
std::string callersTrace(const http::Request& request);

} // namespace cf::bank
