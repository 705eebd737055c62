// The caller's trace id (W3C Trace Context, Level 1, section 3.2). The bank's own trace id is separate: the caller's
// may be forged or reused.
//
// The caller's trace stands beside the bank's own: in the log, in what the audit trail says of a read, and in the list
// of failed calls, which finds a call by either, or by its first eight digits.
#pragma once

#include "services/bank/platform/http/Http.h"

#include <string>
#include <string_view>

namespace cf::bank {

//! The trace id in a traceparent, 32 lower-case hexadecimal digits; empty when the value is not valid. Unknown versions
//! are read as far as version 00 goes.
std::string traceIdIn(std::string_view traceparent);

//! The same from a request, which must have exactly one such header.
std::string callersTrace(const http::Request& request);

} // namespace cf::bank
