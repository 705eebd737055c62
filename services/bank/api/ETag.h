// Strong ETags (RFC 9110): equal documents, equal tags, whichever server answers.
#pragma once

#include "services/bank/platform/crypto/Sealing.h"
#include "services/contract/Binder.h"

namespace cf::bank {

template <class T>
std::string etagOf(const T& document)
{
    return platform::hex(platform::sha256(contract::encodeDocument(document)).substr(0, 16));
}

} // namespace cf::bank
