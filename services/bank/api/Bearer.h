// The token that a request carries (RFC 6750), taken out of its Authorization header. Called by Router and BodyGate.
#pragma once

#include "services/bank/platform/http/Http.h"

namespace cf::bank {

//! Empty when there is none. The scheme in any case, with any number of blanks behind it (RFC 9110 11.1, 11.4).
std::string bearerOf(const http::Request& request);

} // namespace cf::bank
