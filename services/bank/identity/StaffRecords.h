// The rows of people and of challenges between two factors. Whoever decides about a person's sign-in locks the person's
// row first, so that of many attempts at once each sees what the one before it did.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/identity/SignedTokens.h"
#include "services/bank/platform/postgres/Connection.h"

#include <optional>
#include <string>

namespace cf::bank {

struct StaffRecord
{
    StaffId id;
    std::string userName;
    std::string displayName;
    Role role = Role::Teller;
    BranchId branch;
    std::string status;                          //!< invited, active or disabled
    std::string passwordHash;                    //!< Empty: none yet.
    std::optional<Instant> strangersLockedUntil; //!< Devices that are not known, that is. See Locks.h.
};

enum class ChallengePurpose
{
    SignIn,
    Enrolment,
};

// All of these throw db::Error.

//! User names as they were typed (see UserName.h); what no user name looks like is nobody's.
std::optional<StaffRecord> findStaff(db::Transaction& transaction, const std::string& userName);
std::optional<StaffRecord> lockStaff(db::Transaction& transaction, const std::string& userName);

struct NewChallenge
{
    StaffId staff;
    ChallengePurpose purpose = ChallengePurpose::SignIn;
    std::string device; //!< The certificate's SHA-256 in hex.
    Instant expires;
};
//! Opens a challenge and returns it; only its SHA-256 is stored.
std::string openChallenge(db::Transaction& transaction, const SignedTokens& tokens, const NewChallenge& opened,
                          Instant now);
//! Locks the person whom a valid challenge, shown by the device it was given to, belongs to.
std::optional<StaffRecord> lockStaffOfChallenge(db::Transaction& transaction, const std::string& challenge,
                                                ChallengePurpose purpose, const std::string& device, Instant now);
//! Whose challenge it is, whoever shows it for whatever; empty: nobody's.
struct ChallengeOwner
{
    StaffRecord staff;
    bool otherDevice = false; //!< Than the one it was given to.
};
std::optional<ChallengeOwner> ownerOfChallenge(db::Transaction& transaction, const std::string& challenge,
                                               const std::string& device);
void endChallenge(db::Transaction& transaction, const std::string& challenge);
void endChallengesOf(db::Transaction& transaction, StaffId staff);

} // namespace cf::bank
