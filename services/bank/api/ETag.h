// Strong ETags (RFC 9110): equal documents have equal tags, on every server.
#pragma once

#include "services/bank/api/Call.h"
#include "services/bank/platform/crypto/Encryption.h"
#include "services/contract/Binder.h"

namespace cf::bank {

template <class T>
std::string etagOf(const T& document)
{
    return platform::hex(platform::sha256(contract::encodeDocument(document)).substr(0, 16));
}

//! Whether If-Match (RFC 9110 section 13.1.1) names the version with this tag; a weak tag never matches.
inline bool matches(const Call& call, const std::string& etag)
{
    const auto at = call.ifMatch.find('"' + etag + '"');
    return at != std::string::npos && (at == 0 || call.ifMatch[at - 1] != '/');
}

} // namespace cf::bank
