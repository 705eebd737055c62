// What an HTTP exchange means for the caller: a response, a definite refusal, or an unknown outcome. Pure functions,
// used by HttpTransport. For money everything that is not provably definite is unknown.
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
        NotSent, //!< The complete request never left this machine.
        Lost,    //!< It was sent, but no complete answer came.
    };
    Arrival arrival = Arrival::Lost;
    FailureCause cause = FailureCause::ConnectionLost; //!< If not answered.
    int status = 0;
    std::string body;
    std::string etag;             //!< Without quotes; empty: none.
    std::string consistencyToken; //!< How recent a state this person has seen; empty: not stated.
    std::optional<TlsRefusal> tls;
    QString tlsVersion; //!< "TLS 1.3"; if answered.
    QString traceId;
};

//! Why the call failed; empty if the answer claims success and its body can be read.
std::optional<CallFailure> failureOf(const contract::OperationInfo& info, const RawAnswer& answer);
//! The failure for a success whose body violates the contract.
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
