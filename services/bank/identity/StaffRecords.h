// The rows of people and of the challenges between the two factors. A decision about a sign-in locks the person's row
// first, so that each concurrent attempt sees the effect of the one before it.
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
    std::optional<Instant> strangersLockedUntil; //!< For unknown devices. See Lockout.h.
};

enum class ChallengePurpose
{
    SignIn,
    Enrolment,
};

// All of these throw db::Error.

//! Takes user names as typed (see UserName.h); a malformed name matches nobody.
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
//! Locks the owner of a valid challenge that is presented by the device it was issued to.
std::optional<StaffRecord> lockStaffOfChallenge(db::Transaction& transaction, const std::string& challenge,
                                                ChallengePurpose purpose, const std::string& device, Instant now);
//! Whose challenge it is, whoever presents it; empty: unknown.
struct ChallengeOwner
{
    StaffRecord staff;
    bool otherDevice = false; //!< Presented by another device than it was issued to.
};
std::optional<ChallengeOwner> ownerOfChallenge(db::Transaction& transaction, const std::string& challenge,
                                               const std::string& device);
void endChallenge(db::Transaction& transaction, const std::string& challenge);
void endChallengesOf(db::Transaction& transaction, StaffId staff);

} // namespace cf::bank
