// Adds people to the bank: `bankd staff …` is the only caller, and its output the only place that ever shows an
// enrolment code.
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Outcome.h"
#include "models/domain/Role.h"
#include "services/bank/api/Clock.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::bank {

inline constexpr std::chrono::hours kEnrolmentCodeFor{72};

//! Shown once to whoever runs the command; after that the bank has only its hash.
struct EnrolmentCode
{
    std::string code;
    Instant expiresAt;
};

struct NewStaff
{
    std::string userName;
    std::string displayName;
    Role role = Role::Teller;
    BranchId branch;
};

//! Adds a person and returns the enrolment code, valid once and for 72 hours. The error is a sentence; nothing was
//! changed then.
Outcome<EnrolmentCode, std::string> addStaff(db::Transaction& transaction, const NewStaff& person, Instant now);

//! Every function throws db::Error.
class StaffAdmin
{
public:
    //! The pool outlives it.
    explicit StaffAdmin(db::Pool& pool, Clock clock = std::chrono::system_clock::now)
        : m_pool(pool)
        , m_clock(std::move(clock))
    {
    }

    //! Lifts every lockout on the person's account; password, authenticator, devices and sessions stay. False: there
    //! was no lock and no failure. The error is a sentence.
    Outcome<bool, std::string> unlock(const std::string& userName);

    //! addStaff() in a transaction of its own.
    Outcome<EnrolmentCode, std::string> add(const std::string& userName, const std::string& displayName, Role role,
                                            BranchId branch);

    //! A new enrolment code for a person who has yet to enrol: just added, or reset by an administrator. Voids any
    //! earlier code. The error is a sentence.
    Outcome<EnrolmentCode, std::string> invite(const std::string& userName);

    //! A new enrolment code for a person who lost it, the password or the authenticator. Their password, authenticator,
    //! recovery codes, sessions and lock end at once. The error is a sentence.
    Outcome<EnrolmentCode, std::string> reissue(const std::string& userName);

private:
    db::Pool& m_pool;
    Clock m_clock;
};

} // namespace cf::bank
