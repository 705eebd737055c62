// Enrols a new colleague: the one-time code is exchanged for a password and an authenticator, which then has to prove
// that it works. Until then neither can be used. Called by IdentityRoutes.
#pragma once

#include "services/bank/api/Clock.h"
#include "services/bank/audit/Refusals.h"
#include "services/bank/identity/SecondFactor.h"
#include "services/bank/identity/SignedTokens.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/SignIn.h"

namespace cf::bank {

//! Long enough to install an authenticator.
inline constexpr std::chrono::minutes kEnrolmentChallengeFor{15};

//! Thread-safe. Every function throws db::Error.
class Enrolment
{
public:
    //! Pool and refusals outlive it. Without `refusals` each refusal writes an event.
    Enrolment(db::Pool& pool, const platform::EncryptionKey& master, Clock clock, Refusals* refusals = nullptr)
        : m_pool(pool)
        , m_secondFactor(master)
        , m_tokens(master)
        , m_clock(std::move(clock))
        , m_refusals(refusals)
    {
    }

    //! Called before the password is hashed: only the owner of a code gets that work done. Returns the owner's name.
    contract::Answer<std::string> check(const std::string& userName, const std::string& code, const Origin& origin);

    //! The code stays valid until the authenticator is confirmed, so that a lost answer is no dead end; starting again
    //! voids the earlier start.
    contract::Answer<contract::Enrolment> start(const std::string& userName, const std::string& code,
                                                const std::string& passwordHash, const Origin& origin);

    //! Consumes the code and signs in.
    contract::Answer<contract::Enrolled> confirm(const contract::CodeSignIn& request, const Origin& origin);

private:
    db::Pool& m_pool;
    SecondFactor m_secondFactor;
    SignedTokens m_tokens;
    Clock m_clock;
    Refusals* m_refusals;
};

} // namespace cf::bank
