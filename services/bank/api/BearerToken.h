// The bearer token (RFC 6750) of a request's Authorization header. Called by Router and BodyGate.
#pragma once

#include "services/bank/platform/http/Http.h"

namespace cf::bank {

//! Empty when there is none. Accepts the scheme in any case, followed by any number of blanks (RFC 9110 11.1, 11.4).
std::string bearerTokenOf(const http::Request& request);

} // namespace cf::bank
