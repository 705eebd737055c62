// What a refused attempt to sign in leaves behind: a count that locks the account, and the audit trail. The answer is
// the same whatever was wrong.
#pragma once

#include "services/bank/audit/Refusals.h"
#include "services/bank/identity/StaffRecords.h"
#include "services/contract/Problem.h"

namespace cf::bank {

//! PCI DSS 8.3.4: locked after at most ten failures, for at least 30 minutes.
inline constexpr int kFailuresAllowed = 10;
inline constexpr std::chrono::minutes kLockedFor{30};

//! One attempt, as the audit trail names it.
struct Attempt
{
    const char* what; //!< "signIn" or "enrolment".
    std::string device;
    Instant at;
    std::string traceId;
    Origin origin;                //!< The same, and more.
    Refusals* refusals = nullptr; //!< Folds repeats; null: each refusal leaves its event.
    std::string userName = {};    //!< As typed; of nobody's name the trail keeps a keyed hash.
};

//! An event about the person; the actor is set when it is proven to be the person.
//! It says device and address, and before that what else there is to say.
AuditEvent eventOf(const StaffRecord& staff, bool proven, std::string action, const Attempt& attempt,
                   Changes said = {});

//! Refuses without counting: nobody's name, a locked or disabled account, a wrong enrolment code. `staff` may be null.
contract::Problem refuse(db::Transaction& transaction, const Attempt& attempt, const StaffRecord* staff,
                         const std::string& reason);

//! Refuses whoever shows a challenge that is not theirs, has ended or never was.
contract::Problem refuseChallenge(db::Transaction& transaction, const Attempt& attempt, const std::string& challenge);

//! Refuses and counts. The tenth in a row locks the account and voids its challenges.
contract::Problem countAndRefuse(db::Transaction& transaction, const Attempt& attempt, const StaffRecord& staff,
                                 const std::string& reason);

//! The person is in: the count begins anew.
void forgetFailures(db::Transaction& transaction, StaffId staff);

} // namespace cf::bank
