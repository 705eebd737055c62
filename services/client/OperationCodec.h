// Encodes requests and reads answers: the only place where the compiler instantiates them for all operations. Used by
// HttpTransport.
#pragma once

#include "services/client/AnswerReading.h"

#include <any>

namespace cf::client {

struct OperationCodec
{
    //! From an any with the operation's Request.
    contract::EncodedRequest (*encode)(const std::any& request);
    //! Into an any with the operation's Response.
    CallResult<std::any> (*read)(const RawAnswer& answer);
};

//! For one of contract::AllOperations.
const OperationCodec& codecOf(const contract::OperationInfo& info);

} // namespace cf::client
