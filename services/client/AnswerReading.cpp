#include "services/client/AnswerReading.h"

namespace cf::client {

namespace {

using contract::ErrorCode;

//! Whether the request may have taken effect although the answer has this code.
bool leavesDoubt(const contract::OperationInfo& info, ErrorCode code)
{
    switch (code) {
    case ErrorCode::OutcomeUnknown:
    case ErrorCode::DeadlineExceeded:
    case ErrorCode::InternalError:
    case ErrorCode::Unknown: // from a newer bank
        return true;
    case ErrorCode::KeyInFlight:
    case ErrorCode::Unavailable:
        // The order may already have been accepted. Resolving the key tells.
        return info.key == contract::KeyUse::Required;
    default:
        return false;
    }
}

//! The request was sent, and the answer does not reveal its outcome.
FailureKind inDoubt(const contract::OperationInfo& info)
{
    return info.method == contract::Method::Post ? FailureKind::Unknown : FailureKind::NotSent;
}

CallFailure failureOfProblem(const contract::OperationInfo& info, const RawAnswer& answer, contract::Problem problem)
{
    CallFailure failure{FailureKind::Refused, FailureCause::Problem, std::nullopt, std::nullopt, answer.traceId};
    if (problem.code == ErrorCode::Unauthenticated)
        failure.kind = FailureKind::Unauthenticated;
    else if (info.method == contract::Method::Post && leavesDoubt(info, problem.code))
        failure.kind = FailureKind::Unknown;
    if (!problem.traceId.empty())
        failure.traceId = QString::fromStdString(problem.traceId);
    failure.problem = std::move(problem);
    return failure;
}

} // namespace

std::optional<CallFailure> failureOf(const contract::OperationInfo& info, const RawAnswer& answer)
{
    if (answer.tls)
        return CallFailure{FailureKind::TlsRefused, FailureCause::Tls, std::nullopt, answer.tls, answer.traceId};
    if (answer.arrival == RawAnswer::Arrival::NotSent)
        return CallFailure{FailureKind::NotSent, answer.cause, std::nullopt, std::nullopt, answer.traceId};
    if (answer.arrival == RawAnswer::Arrival::Lost)
        return CallFailure{inDoubt(info), answer.cause, std::nullopt, std::nullopt, answer.traceId};
    if (answer.status == info.successStatus || (info.mayWait && answer.status == 202))
        return std::nullopt;
    if (answer.status >= 300 && answer.status < 400)
        return CallFailure{inDoubt(info), FailureCause::Redirected, std::nullopt, std::nullopt, answer.traceId};
    auto problem = contract::decodeDocument<contract::Problem>(answer.body);
    if (answer.status < 400 || !problem || problem->status != answer.status)
        return unreadable(info, answer);
    return failureOfProblem(info, answer, std::move(problem).value());
}

CallFailure unreadable(const contract::OperationInfo& info, const RawAnswer& answer)
{
    return {inDoubt(info), FailureCause::Unreadable, std::nullopt, std::nullopt, answer.traceId};
}

} // namespace cf::client
