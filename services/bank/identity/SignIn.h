// Signing in with two factors: first the password, then six digits or a recovery code. Called by IdentityRoutes, which
// has the password hashed in between.
#pragma once

#include "services/bank/identity/Clock.h"
#include "services/bank/identity/SecondFactor.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/SignIn.h"

namespace cf::bank {

inline constexpr std::chrono::minutes kSignInChallengeFor{5};

//! Thread-safe. Every function throws db::Error. Devices are the certificate's SHA-256 in hex, traces
//! what the audit trail names the request by.
class SignIn
{
public:
    //! The pool outlives it.
    SignIn(db::Pool& pool, const platform::SealingKey& master, Clock clock)
        : m_pool(pool)
        , m_secondFactor(master)
        , m_clock(std::move(clock))
    {
    }

    struct Asked
    {
        std::string passwordHash;   //!< What the password is to be compared with; empty for nobody's name.
        bool deviceIsKnown = false; //!< Whether the person signed in on it before.
    };
    Asked ask(const std::string& userName, const std::string& device);

    //! Whether the password fitted that hash is known now.
    contract::Answer<contract::SignInChallenge> passwordChecked(const std::string& userName, const std::string& hash,
                                                                bool fits, const std::string& device,
                                                                const std::string& traceId = {});

    contract::Answer<contract::Session> finish(const contract::CodeSignIn& request, const std::string& device,
                                               const std::string& traceId = {});

private:
    db::Pool& m_pool;
    SecondFactor m_secondFactor;
    Clock m_clock;
};

} // namespace cf::bank
