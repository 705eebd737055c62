#include "services/bank/identity/SignIn.h"

#include "services/bank/audit/AuditInbox.h"
#include "services/bank/identity/Attempts.h"
#include "services/bank/identity/Lockout.h"
#include "services/bank/identity/Sessions.h"
#include "services/bank/identity/UserName.h"

namespace cf::bank {

using contract::Answer;
using contract::ErrorCode;
using contract::Problem;

SignIn::Asked SignIn::ask(const std::string& userName, const std::string& device)
{
    const std::string name = canonicalUserName(userName);
    if (!isUserName(name))
        return {};
    return m_pool.transaction([&](db::Transaction& transaction) -> Asked {
        // One statement for known and unknown names, so that its timing reveals neither.
        const auto rows = transaction.query(
            "SELECT p.password_hash, EXISTS (SELECT 1 FROM bank.staff_device d WHERE d.staff_id = p.id"
            " AND d.device_sha256 = decode($2, 'hex')) AS device_known FROM bank.staff p WHERE p.user_name = $1",
            name, device);
        if (rows.empty())
            return {};
        return {rows[0].getOr<std::string>("password_hash", ""), rows[0].get<bool>("device_known")};
    });
}

Answer<contract::SignInChallenge> SignIn::passwordChecked(const std::string& userName, const std::string& hash,
                                                          bool fits, const Origin& origin)
{
    const Attempt attempt{"signIn", origin, instantOf(m_clock), m_refusals, userName};
    return m_pool.transaction([&](db::Transaction& transaction) -> Answer<contract::SignInChallenge> {
        const auto staff = lockStaff(transaction, userName);
        if (!staff)
            return refuse(transaction, attempt, nullptr, "no such user");
        if (isLockedOut(transaction, *staff, origin.device, attempt.at))
            return refuse(transaction, attempt, &*staff, "locked");
        if (staff->status != "active")
            return refuse(transaction, attempt, &*staff, staff->status);
        if (!fits || staff->passwordHash != hash)
            return countAndRefuse(transaction, attempt, *staff, "password");
        // The count continues: only both factors together reset it, or a known password would buy guesses at the
        // second.
        const Instant expires = attempt.at + kSignInChallengeFor;
        return contract::SignInChallenge{openChallenge(transaction, m_tokens,
                                                       {staff->id, ChallengePurpose::SignIn, origin.device, expires},
                                                       attempt.at),
                                         expires};
    });
}

Answer<contract::Session> SignIn::finish(const contract::CodeSignIn& request, const Origin& origin)
{
    const Attempt attempt{"signIn", origin, instantOf(m_clock), m_refusals};
    return m_pool.transaction([&](db::Transaction& transaction) -> Answer<contract::Session> {
        const auto staff =
            lockStaffOfChallenge(transaction, request.challenge, ChallengePurpose::SignIn, origin.device, attempt.at);
        if (!staff)
            return refuseChallenge(transaction, attempt, request.challenge);
        if (staff->status != "active" || isLockedOut(transaction, *staff, origin.device, attempt.at))
            return refuse(transaction, attempt, &*staff, staff->status == "active" ? "locked" : staff->status);
        if (!m_secondFactor.use(transaction, staff->id, request.code, attempt.at))
            return countAndRefuse(transaction, attempt, *staff, "code");
        endChallenge(transaction, request.challenge);
        rememberDevice(transaction, staff->id, origin.device, attempt.at);
        record(transaction, {eventOf(*staff, true, "signIn.succeeded", attempt)});
        return Sessions::open(transaction, m_tokens, *staff, origin.device, attempt.at);
    });
}

} // namespace cf::bank
