#include "services/bank/identity/IdentityRoutes.h"

#include "services/bank/api/DatabaseProblem.h"
#include "services/bank/api/RetryAfter.h"
#include "services/bank/identity/PasswordRule.h"

namespace cf::bank {
namespace {

using contract::Answer;
using contract::ErrorCode;
using contract::Problem;

using namespace std::chrono_literals;

Problem passwordProblem(contract::FieldError objection)
{
    Problem problem = Problem::of(ErrorCode::InvalidRequest);
    problem.errors.push_back(std::move(objection));
    return problem;
}

//! Counts refusals only, so someone at the same address with the right code still gets in. Over the limit, tokens that
//! cannot be the bank's own are refused without a lookup.
template <class Work>
std::invoke_result_t<Work> limited(RateLimit& limit, const Call& call, bool mayBeSomebodys, const Work& work)
{
    const std::string network = networkOf(call.peerAddress);
    auto wait = mayBeSomebodys ? 0s : limit.wait(network);
    if (wait == 0s) {
        auto answer = work();
        if (answer || answer.error().code != ErrorCode::SignInRefused)
            return answer;
        wait = limit.take(network);
        if (wait == 0s)
            return answer;
    }
    return retryLater(ErrorCode::TooManyRequests, wait);
}

//! For work on the threads of Passwords: lets no exception escape, and answers exactly once.
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
    auto [hash, known] = identity.signIn.ask(request.userName, call->deviceSha256);
    const auto wait =
        known ? identity.devices.take(call->deviceSha256) : identity.strangers.take(networkOf(call->peerAddress));
    if (wait.count() > 0) {
        reply(retryLater(ErrorCode::TooManyRequests, wait));
        return;
    }
    const auto checked = [&identity, call, reply, user = request.userName, hash = hash](bool fits) {
        answer<contract::SignInWithPassword>(
            call, reply, [&] { return identity.signIn.passwordChecked(user, hash, fits, Origin::of(*call)); });
    };
    const auto queue = known ? PasswordQueue::Known : PasswordQueue::Strangers;
    if (!identity.passwords.verify(std::move(hash), std::move(request.password), checked, queue))
        reply(retryLater(ErrorCode::TooManyRequests));
}

void startEnrolment(Identity& identity, const std::shared_ptr<Call>& call, contract::EnrolmentStart request,
                    const Reply<contract::StartEnrolment>& reply)
{
    if (call->deviceSha256.empty()) {
        reply(Problem::of(ErrorCode::DeviceKeyRequired));
        return;
    }
    if (auto objection = passwordObjection(request.password, {request.userName})) {
        reply(passwordProblem(*std::move(objection)));
        return;
    }
    const auto owner = limited(identity.wrongEnrolmentCodes, *call, true, [&] {
        return identity.enrolment.check(request.userName, request.enrolmentCode, Origin::of(*call));
    });
    if (!owner) {
        reply(owner.error());
        return;
    }
    // Checked against the person's and the bank's names only now: strangers must not learn them from a refusal.
    if (auto objection = passwordObjection(request.password, {request.userName, *owner, identity.bankName})) {
        reply(passwordProblem(*std::move(objection)));
        return;
    }
    const auto hashed = [&identity, call, reply, user = request.userName,
                         code = request.enrolmentCode](const std::string& hash) {
        if (hash.empty())
            reply(retryLater(ErrorCode::Unavailable));
        else
            answer<contract::StartEnrolment>(
                call, reply, [&] { return identity.enrolment.start(user, code, hash, Origin::of(*call)); });
    };
    if (!identity.passwords.hash(std::move(request.password), hashed, PasswordQueue::Known))
        reply(retryLater(ErrorCode::TooManyRequests));
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
            return limited(identity.wrongChallenges, call, identity.tokens.made(request.challenge),
                           [&] { return identity.signIn.finish(request, Origin::of(call)); });
        });
    router.handle<contract::ConfirmEnrolment>(
        [&identity](Call& call, const contract::CodeSignIn& request) -> Answer<contract::Enrolled> {
            if (call.deviceSha256.empty())
                return Problem::of(ErrorCode::DeviceKeyRequired);
            return limited(identity.wrongChallenges, call, identity.tokens.made(request.challenge),
                           [&] { return identity.enrolment.confirm(request, Origin::of(call)); });
        });
    router.handle<contract::GetSession>([&identity](Call& call, const contract::Nothing&) -> Answer<contract::Session> {
        return identity.sessions.describe(call.bearerToken);
    });
    router.handle<contract::ListSignIns>(
        [&identity](Call& call, const contract::SignInsQuery& query) { return identity.history.list(call, query); });
    router.handle<contract::SignOut>([&identity](Call& call, const contract::Nothing&) -> Answer<contract::Nothing> {
        identity.sessions.end(call.bearerToken, *call.caller, call.traceId);
        return contract::Nothing();
    });
}

} // namespace cf::bank
