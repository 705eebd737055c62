// Everything about who somebody is, in the order in which it must be made and go. Made by bankd.
#pragma once

#include "services/bank/identity/Enrolment.h"
#include "services/bank/identity/Passwords.h"
#include "services/bank/identity/Sessions.h"
#include "services/bank/identity/SignIn.h"

namespace cf::bank {

struct Identity
{
    //! Pool, cache and refusals outlive it. The master key is the bank's, the one that wraps the customers' keys.
    Identity(db::Pool& pool, const platform::SealingKey& master, PasswordCost cost = {},
             const Clock& clock = std::chrono::system_clock::now, platform::Cache* cache = nullptr,
             Refusals* refusals = nullptr)
        : sessions(pool, clock, cache)
        , signIn(pool, master, clock, refusals)
        , enrolment(pool, master, clock, refusals)
        , passwords(cost)
    {
    }

    Sessions sessions; //!< The router's SessionGate.
    SignIn signIn;
    Enrolment enrolment;
    Passwords passwords; //!< Stop it before the router goes: what it finishes is answered through the router.
};

} // namespace cf::bank
