// Signing in with two factors: first the password, then six digits or a recovery code. Called by IdentityRoutes, which
// has the password hashed between the steps.
#pragma once

#include "services/bank/api/Clock.h"
#include "services/bank/audit/Refusals.h"
#include "services/bank/identity/SecondFactor.h"
#include "services/bank/identity/SignedTokens.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/contract/SignIn.h"

namespace cf::bank {

inline constexpr std::chrono::minutes kSignInChallengeFor{5};

//! Thread-safe. Every function throws db::Error.
class SignIn
{
public:
    //! Pool and refusals outlive it. Without `refusals` each refusal writes an event.
    SignIn(db::Pool& pool, const platform::EncryptionKey& master, Clock clock, Refusals* refusals = nullptr)
        : m_pool(pool)
        , m_secondFactor(master)
        , m_tokens(master)
        , m_clock(std::move(clock))
        , m_refusals(refusals)
    {
    }

    struct Asked
    {
        std::string passwordHash;   //!< To verify the password against; empty for an unknown name.
        bool deviceIsKnown = false; //!< Whether the person signed in on it before.
    };
    Asked ask(const std::string& userName, const std::string& device);

    //! After comparing the password with that hash.
    contract::Answer<contract::SignInChallenge> passwordChecked(const std::string& userName, const std::string& hash,
                                                                bool fits, const Origin& origin);

    contract::Answer<contract::Session> finish(const contract::CodeSignIn& request, const Origin& origin);

private:
    db::Pool& m_pool;
    SecondFactor m_secondFactor;
    SignedTokens m_tokens;
    Clock m_clock;
    Refusals* m_refusals;
};

} // namespace cf::bank
