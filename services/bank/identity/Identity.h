// Everything about who somebody is, in the order in which it must be made and go. Made by bankd.
#pragma once

#include "services/bank/api/RateLimit.h"
#include "services/bank/identity/Enrolment.h"
#include "services/bank/identity/Passwords.h"
#include "services/bank/identity/Sessions.h"
#include "services/bank/identity/SignIn.h"

namespace cf::bank {

//! How often may be asked whether a password is right, before any work is done for it.
struct AttemptRates
{
    Rate strangers{.burst = 30, .every = std::chrono::seconds(2)}; //!< From one address, on devices that are not known.
    Rate device{.burst = 10, .every = std::chrono::seconds(3)};    //!< On one device that is.
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
        , strangers(rates.strangers)
        , devices(rates.device)
        , passwords(cost)
    {
    }

    SignedTokens tokens; //!< What sessions and challenges are made of.
    Sessions sessions;   //!< The router's SessionGate.
    SignIn signIn;
    Enrolment enrolment;
    std::string bankName; //!< What no password may be made of.
    RateLimit strangers;  //!< By network.
    RateLimit devices;    //!< By client certificate.
    Passwords passwords;  //!< Stop it before the router goes: what it finishes is answered through the router.
};

} // namespace cf::bank
