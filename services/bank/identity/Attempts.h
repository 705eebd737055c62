// What a refused attempt to sign in leaves behind: a count that locks out, and the audit trail. The answer is
// the same whatever was wrong.
#pragma once

#include "services/bank/audit/Refusals.h"
#include "services/bank/identity/StaffRecords.h"
#include "services/contract/Problem.h"

namespace cf::bank {

//! One attempt, as the audit trail names it.
struct Attempt
{
    const char* what; //!< "signIn" or "enrolment".
    Origin origin;
    Instant at;
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

//! Refuses and counts. The tenth in a row locks out whoever is counted together (see Locks.h).
contract::Problem countAndRefuse(db::Transaction& transaction, const Attempt& attempt, const StaffRecord& staff,
                                 const std::string& reason);

} // namespace cf::bank
