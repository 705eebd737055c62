// A new colleague's first steps: the one-time code is traded for a password and an authenticator, which then proves
// that it works. Until then nothing can be done with either. Called by IdentityRoutes.
#pragma once

#include "services/bank/identity/Clock.h"
#include "services/bank/identity/SecondFactor.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/SignIn.h"

namespace cf::bank {

//! Long enough to install an authenticator.
inline constexpr std::chrono::minutes kEnrolmentChallengeFor{15};

//! Thread-safe. Every function throws db::Error. Devices are the certificate's SHA-256 in hex, traces
//! what the audit trail names the request by.
class Enrolment
{
public:
    //! The pool outlives it.
    Enrolment(db::Pool& pool, const platform::SealingKey& master, Clock clock)
        : m_pool(pool)
        , m_secondFactor(master)
        , m_clock(std::move(clock))
    {
    }

    //! Asked before the password is hashed: that work is done for the owner of a code only. Answers the owner's name.
    contract::Answer<std::string> check(const std::string& userName, const std::string& code, const std::string& device,
                                        const std::string& traceId = {});

    //! The code stays good until the authenticator is confirmed, so that a lost answer is no dead end; starting again
    //! voids what was started before.
    contract::Answer<contract::Enrolment> start(const std::string& userName, const std::string& code,
                                                const std::string& passwordHash, const std::string& device,
                                                const std::string& traceId = {});

    //! Uses the code up and signs in.
    contract::Answer<contract::Enrolled> confirm(const contract::CodeSignIn& request, const std::string& device,
                                                 const std::string& traceId = {});

private:
    db::Pool& m_pool;
    SecondFactor m_secondFactor;
    Clock m_clock;
};

} // namespace cf::bank
