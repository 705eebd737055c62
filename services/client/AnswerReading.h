// What an exchange over the wire means for the caller: a response, a definite no, or an outcome nobody knows. Pure
// functions, used by HttpTransport. For money everything that is not provably definite is unknown.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/Binder.h"

#include <string>

namespace cf::client {

struct RawAnswer
{
    enum class Arrival
    {
        Answered,
        NotSent, //!< The request, or the whole of its body, never left this machine.
        Lost,    //!< It left, and no whole answer came.
    };
    Arrival arrival = Arrival::Lost;
    FailureCause cause = FailureCause::ConnectionLost; //!< When not answered.
    int status = 0;
    std::string body;
    std::string etag;             //!< Without quotes; empty: none.
    std::string consistencyToken; //!< How much the bank has shown this person; empty: it did not say.
    std::optional<TlsRefusal> tls;
    QString tlsVersion; //!< "TLS 1.3"; when answered.
    QString traceId;
};

//! Why the call failed; nothing when the answer claims success and its body is to be read.
std::optional<CallFailure> failureOf(const contract::OperationInfo& info, const RawAnswer& answer);
//! The failure for a success whose body is not what the contract says.
CallFailure unreadable(const contract::OperationInfo& info, const RawAnswer& answer);

template <class Op>
CallResult<typename Op::Response> readAnswer(const RawAnswer& answer)
{
    using Response = typename Op::Response;
    if (auto failure = failureOf(Op::kInfo, answer))
        return std::move(*failure);
    if constexpr (std::is_same_v<Response, contract::PlainText>) {
        return Response{answer.body};
    } else {
        auto decoded = contract::decodeDocument<Response>(answer.body);
        if (!decoded)
            return unreadable(Op::kInfo, answer);
        return std::move(decoded).value();
    }
}

} // namespace cf::client
