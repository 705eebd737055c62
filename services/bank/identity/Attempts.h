// What a refused sign-in attempt leaves behind: a failure count that locks out, and an audit event. The answer is the
// same whatever was wrong.
#pragma once

#include "services/bank/audit/Refusals.h"
#include "services/bank/identity/StaffRecords.h"
#include "services/contract/Problem.h"

namespace cf::bank {

//! One attempt, as named in the audit trail.
struct Attempt
{
    const char* what; //!< "signIn" or "enrolment".
    Origin origin;
    Instant at;
    Refusals* refusals = nullptr; //!< Coalesces repeats; null: each refusal writes an event.
    std::string userName = {};    //!< As typed; of unknown names the trail stores a keyed hash.
};

//! An event about the person, who is also the actor if proven. Its detail is `detail`, then device and address.
AuditEvent eventOf(const StaffRecord& staff, bool proven, std::string action, const Attempt& attempt,
                   Changes detail = {});

//! Refuses without counting: unknown name, locked or disabled account, wrong enrolment code. `staff` may be null.
contract::Problem refuse(db::Transaction& transaction, const Attempt& attempt, const StaffRecord* staff,
                         const std::string& reason);

//! Refuses a challenge that is another device's, over or unknown.
contract::Problem refuseChallenge(db::Transaction& transaction, const Attempt& attempt, const std::string& challenge);

//! Refuses and counts. The tenth in a row locks out all devices sharing the count (see Lockout.h).
contract::Problem countAndRefuse(db::Transaction& transaction, const Attempt& attempt, const StaffRecord& staff,
                                 const std::string& reason);

} // namespace cf::bank
