// See IdentityRoutes.h.
#include "services/bank/identity/IdentityRoutes.h"

#include "services/bank/api/DatabaseProblem.h"
#include "services/bank/identity/PasswordRule.h"

namespace cf::bank {
namespace {

using contract::Answer;
using contract::ErrorCode;
using contract::Problem;

Problem later(ErrorCode code)
{
    Problem problem = Problem::of(code);
    problem.retryAfterSeconds = 1;
    return problem;
}

//! For what runs on the threads of Passwords: no exception leaves, the answer is given exactly once.
template <class Operation, class Work>
void answer(const std::shared_ptr<Call>& call, const Reply<Operation>& reply, const Work& work)
{
    std::optional<Answer<typename Operation::Response>> result;
    try {
        result = work();
    } catch (const db::Error& error) {
        call->cause = firstLine(error.what());
        result = problemOf(error);
    } catch (const std::exception& error) {
        call->cause = firstLine(error.what());
        result = Problem::of(ErrorCode::InternalError);
    }
    reply(*result);
}

void signInWithPassword(Identity& identity, const std::shared_ptr<Call>& call, contract::PasswordSignIn request,
                        const Reply<contract::SignInWithPassword>& reply)
{
    if (call->deviceSha256.empty()) {
        reply(Problem::of(ErrorCode::DeviceKeyRequired));
        return;
    }
    std::string hash = identity.signIn.passwordHashOf(request.userName);
    const auto checked = [&identity, call, reply, user = request.userName, hash](bool fits) {
        answer<contract::SignInWithPassword>(call, reply, [&] {
            return identity.signIn.passwordChecked(user, hash, fits, call->deviceSha256, call->traceId);
        });
    };
    if (!identity.passwords.verify(std::move(hash), std::move(request.password), checked))
        reply(later(ErrorCode::TooManyRequests));
}

void startEnrolment(Identity& identity, const std::shared_ptr<Call>& call, contract::EnrolmentStart request,
                    const Reply<contract::StartEnrolment>& reply)
{
    if (call->deviceSha256.empty()) {
        reply(Problem::of(ErrorCode::DeviceKeyRequired));
        return;
    }
    if (auto objection = passwordObjection(request.userName, request.password)) {
        Problem problem = Problem::of(ErrorCode::InvalidRequest);
        problem.errors.push_back({"/password", *std::move(objection)});
        reply(problem);
        return;
    }
    if (const auto owner =
            identity.enrolment.check(request.userName, request.enrolmentCode, call->deviceSha256, call->traceId);
        !owner) {
        reply(owner.error());
        return;
    }
    const auto hashed = [&identity, call, reply, user = request.userName,
                         code = request.enrolmentCode](const std::string& hash) {
        if (hash.empty())
            reply(later(ErrorCode::Unavailable));
        else
            answer<contract::StartEnrolment>(call, reply, [&] {
                return identity.enrolment.start(user, code, hash, call->deviceSha256, call->traceId);
            });
    };
    if (!identity.passwords.hash(std::move(request.password), hashed))
        reply(later(ErrorCode::TooManyRequests));
}

} // namespace

void addIdentityRoutes(Router& router, Identity& identity)
{
    router.handleLater<contract::SignInWithPassword>([&identity](const std::shared_ptr<Call>& call,
                                                                 contract::PasswordSignIn request,
                                                                 const Reply<contract::SignInWithPassword>& reply) {
        signInWithPassword(identity, call, std::move(request), reply);
    });
    router.handleLater<contract::StartEnrolment>([&identity](const std::shared_ptr<Call>& call,
                                                             contract::EnrolmentStart request,
                                                             const Reply<contract::StartEnrolment>& reply) {
        startEnrolment(identity, call, std::move(request), reply);
    });
    router.handle<contract::SignInWithCode>(
        [&identity](Call& call, const contract::CodeSignIn& request) -> Answer<contract::Session> {
            if (call.deviceSha256.empty())
                return Problem::of(ErrorCode::DeviceKeyRequired);
            return identity.signIn.finish(request, call.deviceSha256, call.traceId);
        });
    router.handle<contract::ConfirmEnrolment>(
        [&identity](Call& call, const contract::CodeSignIn& request) -> Answer<contract::Enrolled> {
            if (call.deviceSha256.empty())
                return Problem::of(ErrorCode::DeviceKeyRequired);
            return identity.enrolment.confirm(request, call.deviceSha256, call.traceId);
        });
    router.handle<contract::GetSession>([&identity](Call& call, const contract::Nothing&) -> Answer<contract::Session> {
        return identity.sessions.describe(call.bearerToken);
    });
    router.handle<contract::SignOut>([&identity](Call& call, const contract::Nothing&) -> Answer<contract::Nothing> {
        identity.sessions.end(call.bearerToken, *call.caller, call.traceId);
        return contract::Nothing();
    });
}

} // namespace cf::bank
