// A fresh second factor within a session, for what must not be done with a session alone. Called by whoever decides
// orders that wait.
#pragma once

#include "services/bank/identity/SecondFactor.h"

namespace cf::bank {

enum class StepUp
{
    Confirmed,
    Wrong,     //!< Counted, like a wrong code at sign-in.
    LockedOut, //!< Too many were wrong: for a while no code counts.
};

//! Consumes the code. `device` is the certificate's SHA-256 in hex. The transaction is to be committed whatever the
//! result. Throws db::Error.
StepUp stepUp(db::Transaction& transaction, const SecondFactor& factor, StaffId staff, const std::string& device,
              const std::string& code, Instant now);

} // namespace cf::bank
