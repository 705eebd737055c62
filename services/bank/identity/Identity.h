// Everything about identity, in the order of construction and destruction. Made by bankd.
#pragma once

#include "services/bank/api/RateLimit.h"
#include "services/bank/identity/Enrolment.h"
#include "services/bank/identity/Passwords.h"
#include "services/bank/identity/Sessions.h"
#include "services/bank/identity/SignIn.h"
#include "services/bank/identity/SignInHistory.h"

namespace cf::bank {

//! Limits on attempts to sign in, checked before any work is done.
struct AttemptRates
{
    Rate strangers{.burst = 30, .every = std::chrono::seconds(2)}; //!< From one address, on unknown devices.
    Rate device{.burst = 10, .every = std::chrono::seconds(3)};    //!< On one known device.
    //! Wrong challenges and codes per network; those per person are counted separately. A branch that starts its day
    //! stays far below this.
    Rate wrongChallenges{.burst = 120, .every = std::chrono::seconds(1)};
    //! Wrong enrolment codes per network. A new colleague mistypes one now and then.
    Rate wrongEnrolmentCodes{.burst = 30, .every = std::chrono::seconds(2)};
};

struct Identity
{
    //! Pool, cache and refusals outlive it. The master key is the bank's, the one that wraps the customers' keys.
    Identity(db::Pool& pool, const platform::EncryptionKey& master, PasswordCost cost = {},
             const Clock& clock = std::chrono::system_clock::now, platform::Cache* cache = nullptr,
             Refusals* refusals = nullptr, const AttemptRates& rates = {})
        : tokens(master)
        , sessions(pool, master, clock, cache)
        , signIn(pool, master, clock, refusals)
        , enrolment(pool, master, clock, refusals)
        , history(pool)
        , strangers(rates.strangers)
        , devices(rates.device)
        , wrongChallenges(rates.wrongChallenges)
        , wrongEnrolmentCodes(rates.wrongEnrolmentCodes)
        , passwords(cost)
    {
    }

    SignedTokens tokens; //!< Makes the tokens of sessions and challenges.
    Sessions sessions;   //!< The router's SessionGate.
    SignIn signIn;
    Enrolment enrolment;
    SignInHistory history;
    std::string bankName;      //!< No password may be built from it.
    RateLimit strangers;       //!< By network.
    RateLimit devices;         //!< By client certificate.
    RateLimit wrongChallenges; //!< By network, like the next.
    RateLimit wrongEnrolmentCodes;
    Passwords passwords; //!< Stop it before the router ends: it answers through the router.
};

} // namespace cf::bank
