#include "services/bank/identity/Enrolment.h"

#include "services/bank/audit/AuditInbox.h"
#include "services/bank/identity/Attempts.h"
#include "services/bank/identity/Lockout.h"
#include "services/bank/identity/Secrets.h"
#include "services/bank/identity/Sessions.h"
#include "services/bank/identity/Totp.h"

namespace cf::bank {
namespace {

using contract::Answer;
using contract::ErrorCode;
using contract::Problem;

//! Whether the code was issued to the person.
Answer<StaffRecord> ownerOf(db::Transaction& transaction, const std::optional<StaffRecord>& staff,
                            const std::string& code, const Attempt& attempt)
{
    if (!staff)
        return refuse(transaction, attempt, nullptr, "no such user");
    const auto rows = transaction.query("SELECT 1 FROM bank.staff_enrolment_code"
                                        " WHERE staff_id = $1 AND code_hash = $2 AND expires_at > $3",
                                        staff->id.uuid().toString(), db::bytea(platform::sha256(canonicalCode(code))),
                                        toString(attempt.at));
    // Wrong codes are not counted: nobody guesses 120 bits, but anyone could lock a new colleague out.
    if (rows.empty() || staff->status != "invited" ||
        isLockedOut(transaction, *staff, attempt.origin.device, attempt.at))
        return refuse(transaction, attempt, &*staff, rows.empty() ? "code" : "not open for enrolment");
    return *staff;
}

} // namespace

Answer<std::string> Enrolment::check(const std::string& userName, const std::string& code, const Origin& origin)
{
    const Attempt attempt{"enrolment", origin, instantOf(m_clock), m_refusals, userName};
    return m_pool.transaction([&](db::Transaction& transaction) -> Answer<std::string> {
        // Without the row lock, or strangers who name a colleague would queue for it.
        const auto staff = ownerOf(transaction, findStaff(transaction, userName), code, attempt);
        if (!staff)
            return staff.error();
        return staff->displayName;
    });
}

Answer<contract::Enrolment> Enrolment::start(const std::string& userName, const std::string& code,
                                             const std::string& passwordHash, const Origin& origin)
{
    const Attempt attempt{"enrolment", origin, instantOf(m_clock), m_refusals, userName};
    return m_pool.transaction([&](db::Transaction& transaction) -> Answer<contract::Enrolment> {
        const auto staff = ownerOf(transaction, lockStaff(transaction, userName), code, attempt);
        if (!staff)
            return staff.error();
        transaction.query("UPDATE bank.staff SET password_hash = $2 WHERE id = $1", staff->id.uuid().toString(),
                          passwordHash);
        const std::string secret = m_secondFactor.newSecret(transaction, staff->id);
        endChallengesOf(transaction, staff->id);
        contract::Enrolment answer;
        answer.expiresAt = attempt.at + kEnrolmentChallengeFor;
        answer.challenge =
            openChallenge(transaction, m_tokens,
                          {staff->id, ChallengePurpose::Enrolment, origin.device, answer.expiresAt}, attempt.at);
        answer.secret = totp::base32(secret);
        answer.otpauthUri = totp::uri(secret, staff->userName);
        record(transaction, {eventOf(*staff, true, "enrolment.started", attempt)});
        return answer;
    });
}

Answer<contract::Enrolled> Enrolment::confirm(const contract::CodeSignIn& request, const Origin& origin)
{
    const Attempt attempt{"enrolment", origin, instantOf(m_clock), m_refusals};
    return m_pool.transaction([&](db::Transaction& transaction) -> Answer<contract::Enrolled> {
        const auto staff = lockStaffOfChallenge(transaction, request.challenge, ChallengePurpose::Enrolment,
                                                origin.device, attempt.at);
        if (!staff)
            return refuseChallenge(transaction, attempt, request.challenge);
        if (staff->status != "invited" || isLockedOut(transaction, *staff, origin.device, attempt.at))
            return refuse(transaction, attempt, &*staff, "not open for enrolment");
        if (!m_secondFactor.confirm(transaction, staff->id, request.code, attempt.at))
            return countAndRefuse(transaction, attempt, *staff, "code");

        const std::string id = staff->id.uuid().toString();
        transaction.query("UPDATE bank.staff SET status = 'active', changed_at = $2, changed_by = id,"
                          " row_version = row_version + 1 WHERE id = $1",
                          id, toString(attempt.at));
        transaction.query("DELETE FROM bank.staff_enrolment_code WHERE staff_id = $1", id);
        endChallengesOf(transaction, staff->id);
        rememberDevice(transaction, staff->id, origin.device, attempt.at);
        contract::Enrolled answer;
        answer.recoveryCodes = m_secondFactor.newRecoveryCodes(transaction, staff->id);
        answer.session = Sessions::open(transaction, m_tokens, *staff, origin.device, attempt.at);
        record(transaction, {eventOf(*staff, true, "enrolment.completed", attempt),
                             eventOf(*staff, true, "signIn.succeeded", attempt)});
        return answer;
    });
}

} // namespace cf::bank
