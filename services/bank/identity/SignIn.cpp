// See SignIn.h.
#include "services/bank/identity/SignIn.h"

#include "services/bank/audit/AuditInbox.h"
#include "services/bank/identity/Attempts.h"
#include "services/bank/identity/Sessions.h"

namespace cf::bank {

using contract::Answer;
using contract::ErrorCode;
using contract::Problem;

std::string SignIn::passwordHashOf(const std::string& userName)
{
    const auto staff =
        m_pool.transaction([&](db::Transaction& transaction) { return findStaff(transaction, userName); });
    return staff ? staff->passwordHash : std::string();
}

Answer<contract::SignInChallenge> SignIn::passwordChecked(const std::string& userName, const std::string& hash,
                                                          bool fits, const Origin& origin)
{
    const std::string& device = origin.device;
    const Attempt attempt{"signIn", device, instantOf(m_clock), origin.traceId, origin, m_refusals, userName};
    return m_pool.transaction([&](db::Transaction& transaction) -> Answer<contract::SignInChallenge> {
        const auto staff = lockStaff(transaction, userName);
        if (!staff)
            return refuse(transaction, attempt, nullptr, "no such user");
        if (staff->isLocked(attempt.at))
            return refuse(transaction, attempt, &*staff, "locked");
        if (staff->status != "active")
            return refuse(transaction, attempt, &*staff, staff->status);
        if (!fits || staff->passwordHash != hash)
            return countAndRefuse(transaction, attempt, *staff, "password");
        // The count goes on: only both factors together end it, or a known password would buy guesses at the second.
        const Instant expires = attempt.at + kSignInChallengeFor;
        return contract::SignInChallenge{
            openChallenge(transaction, staff->id, ChallengePurpose::SignIn, device, attempt.at, expires), expires};
    });
}

Answer<contract::Session> SignIn::finish(const contract::CodeSignIn& request, const Origin& origin)
{
    const std::string& device = origin.device;
    const Attempt attempt{"signIn", device, instantOf(m_clock), origin.traceId, origin, m_refusals};
    return m_pool.transaction([&](db::Transaction& transaction) -> Answer<contract::Session> {
        const auto staff =
            lockStaffOfChallenge(transaction, request.challenge, ChallengePurpose::SignIn, device, attempt.at);
        if (!staff)
            return refuseChallenge(transaction, attempt, request.challenge);
        if (staff->isLocked(attempt.at) || staff->status != "active")
            return refuse(transaction, attempt, &*staff, staff->status == "active" ? "locked" : staff->status);
        if (!m_secondFactor.use(transaction, staff->id, request.code, attempt.at))
            return countAndRefuse(transaction, attempt, *staff, "code");
        endChallenge(transaction, request.challenge);
        forgetFailures(transaction, staff->id);
        record(transaction, {eventOf(*staff, true, "signIn.succeeded", attempt)});
        return Sessions::open(transaction, *staff, device, attempt.at);
    });
}

} // namespace cf::bank
