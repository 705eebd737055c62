#include "services/bank/identity/StaffRecords.h"

#include "services/bank/identity/UserName.h"
#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/records/Fields.h"
#include "services/contract/WireValues.h"

namespace cf::bank {
namespace {

constexpr const char* kStaffByName =
    "SELECT id, user_name, display_name, role, branch_id, status, password_hash, locked_until"
    " FROM bank.staff WHERE user_name = $1";
constexpr const char* kStaffByNameLocked =
    "SELECT id, user_name, display_name, role, branch_id, status, password_hash, locked_until"
    " FROM bank.staff WHERE user_name = $1 FOR UPDATE";
constexpr const char* kStaffOfChallengeLocked =
    "SELECT id, user_name, display_name, role, branch_id, status, password_hash, locked_until"
    " FROM bank.staff WHERE id = (SELECT staff_id FROM bank.sign_in_challenge WHERE challenge_hash = $1) FOR UPDATE";

std::string challengeHashOf(const std::string& challenge)
{
    return db::bytea(platform::sha256(challenge));
}

std::optional<StaffRecord> recordOf(const db::Rows& rows)
{
    if (rows.empty())
        return std::nullopt;
    const auto& row = rows[0];
    StaffRecord staff;
    staff.id = row.get<StaffId>("id");
    staff.userName = row.get<std::string>("user_name");
    staff.displayName = row.get<std::string>("display_name");
    staff.role = row.get<Role>("role"); // Unknown has no permissions
    staff.branch = row.get<BranchId>("branch_id");
    staff.status = row.get<std::string>("status");
    staff.passwordHash = row.getOr<std::string>("password_hash", "");
    staff.strangersLockedUntil = row.get<std::optional<Instant>>("locked_until");
    return staff;
}

//! In the database's form; empty when no user name looks like this (PostgreSQL would reject a NUL with its own error).
std::string nameToFind(const std::string& typed)
{
    const std::string name = canonicalUserName(typed);
    return isUserName(name) ? name : std::string();
}

} // namespace

std::optional<StaffRecord> findStaff(db::Transaction& transaction, const std::string& userName)
{
    return recordOf(transaction.query(kStaffByName, nameToFind(userName)));
}

std::optional<StaffRecord> lockStaff(db::Transaction& transaction, const std::string& userName)
{
    return recordOf(transaction.query(kStaffByNameLocked, nameToFind(userName)));
}

std::string openChallenge(db::Transaction& transaction, const SignedTokens& tokens, const NewChallenge& opened,
                          Instant now)
{
    // Each opening deletes a few expired challenges, skipping rows that another transaction is deleting.
    transaction.query("DELETE FROM bank.sign_in_challenge WHERE challenge_hash IN (SELECT challenge_hash"
                      " FROM bank.sign_in_challenge WHERE expires_at <= $1 LIMIT 100 FOR UPDATE SKIP LOCKED)",
                      toString(now));
    std::string challenge = tokens.make();
    transaction.query(
        "INSERT INTO bank.sign_in_challenge (challenge_hash, staff_id, purpose, device_sha256, expires_at)"
        " VALUES ($1, $2, $3, decode($4, 'hex'), $5)",
        challengeHashOf(challenge), opened.staff.uuid().toString(),
        opened.purpose == ChallengePurpose::SignIn ? "signIn" : "enrolment", opened.device, toString(opened.expires));
    return challenge;
}

std::optional<StaffRecord> lockStaffOfChallenge(db::Transaction& transaction, const std::string& challenge,
                                                ChallengePurpose purpose, const std::string& device, Instant now)
{
    auto staff = recordOf(transaction.query(kStaffOfChallengeLocked, challengeHashOf(challenge)));
    // Checked under the lock: another attempt may have used or voided the challenge during the wait.
    const auto valid =
        transaction.query("SELECT 1 FROM bank.sign_in_challenge WHERE challenge_hash = $1"
                          " AND purpose = $2 AND device_sha256 = decode($3, 'hex') AND expires_at > $4",
                          challengeHashOf(challenge), purpose == ChallengePurpose::SignIn ? "signIn" : "enrolment",
                          device, toString(now));
    return valid.empty() ? std::nullopt : staff;
}

std::optional<ChallengeOwner> ownerOfChallenge(db::Transaction& transaction, const std::string& challenge,
                                               const std::string& device)
{
    const auto rows = transaction.query(
        "SELECT p.id, p.user_name, p.display_name, p.role, p.branch_id, p.status, p.password_hash, p.locked_until,"
        " encode(c.device_sha256, 'hex') <> $2 AS other FROM bank.sign_in_challenge c JOIN bank.staff p"
        " ON p.id = c.staff_id WHERE c.challenge_hash = $1",
        challengeHashOf(challenge), device);
    const auto staff = recordOf(rows);
    return staff ? std::optional(ChallengeOwner{*staff, rows[0].get<bool>("other")}) : std::nullopt;
}

void endChallenge(db::Transaction& transaction, const std::string& challenge)
{
    transaction.query("DELETE FROM bank.sign_in_challenge WHERE challenge_hash = $1", challengeHashOf(challenge));
}

void endChallengesOf(db::Transaction& transaction, StaffId staff)
{
    transaction.query("DELETE FROM bank.sign_in_challenge WHERE staff_id = $1", staff.uuid().toString());
}

} // namespace cf::bank
