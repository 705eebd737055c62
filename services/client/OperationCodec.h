// How the requests of each operation are written and its answers read: the one place where the compiler meets them for
// all operations. Used by HttpTransport.
#pragma once

#include "services/client/AnswerReading.h"

#include <any>

namespace cf::client {

struct OperationCodec
{
    //! Of an any that holds the operation's Request.
    contract::EncodedRequest (*encode)(const std::any& request);
    //! An any that holds the operation's Response.
    CallResult<std::any> (*read)(const RawAnswer& answer);
};

//! Of one of contract::AllOperations.
const OperationCodec& codecOf(const contract::OperationInfo& info);

} // namespace cf::client
