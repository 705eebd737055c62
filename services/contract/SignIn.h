// Signing in: password, then a second factor (RFC 6238 or a recovery code); enrolment with a one-time code; signing
// out. A wrong name, password or code and a locked account all get the same answer.
#pragma once

#include "services/contract/BranchTime.h"
#include "services/contract/Operation.h"
#include "services/contract/Page.h"

namespace cf::contract {

struct BranchRef
{
    BranchId id;
    std::string code;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(BranchRef, (), (id, code, name))

struct StaffMember
{
    StaffId id;
    std::string userName;
    std::string displayName;
    Role role = Role::Teller;
    BranchRef branch;
    std::vector<Permission> permissions;
};
BOOST_DESCRIBE_STRUCT(StaffMember, (), (id, userName, displayName, role, branch, permissions))

struct PasswordSignIn
{
    std::string userName;
    SecretText password;
};
BOOST_DESCRIBE_STRUCT(PasswordSignIn, (), (userName, password))

//! The first factor was right; the second must follow within five minutes.
struct SignInChallenge
{
    std::string challenge;
    Instant expiresAt;
};
BOOST_DESCRIBE_STRUCT(SignInChallenge, (), (challenge, expiresAt))

struct CodeSignIn
{
    std::string challenge;
    SecretText code; //!< Six digits, or a recovery code.
};
BOOST_DESCRIBE_STRUCT(CodeSignIn, (), (challenge, code))

//! A session, bound to the key of the client certificate that signed in.
struct Session
{
    std::string token; //!< Opaque, 256 bits; sent as "Authorization: Bearer …". Only in the answer that opened it.
    Instant expiresAt; //!< At the latest.
    int idleSeconds = 0;
    int recoveryCodesLeft = 0;
    StaffMember staff;
    std::optional<BranchTime> branchTime; //!< Of their branch; GetBankStatus returns it too.
};
BOOST_DESCRIBE_STRUCT(Session, (), (token, expiresAt, idleSeconds, recoveryCodesLeft, staff, branchTime))

struct EnrolmentStart
{
    std::string userName;
    SecretText enrolmentCode;
    SecretText password; //!< 15 to 256 characters, and not easily guessed.
};
BOOST_DESCRIBE_STRUCT(EnrolmentStart, (), (userName, enrolmentCode, password))

//! Why a new password is rejected: the code of the FieldError.
enum class PasswordMistake
{
    PasswordNotUnicode,
    PasswordTooShort, //!< Its words: the minimum number of characters.
    PasswordTooLong,  //!< Its words: the maximum number of characters.
    PasswordOfFewCharacters,
    PasswordRepeated,     //!< One text, repeated.
    PasswordGuessedFirst, //!< Made of names, common words, years and sequences of letters, digits or keys.
};
BOOST_DESCRIBE_ENUM(PasswordMistake, PasswordNotUnicode, PasswordTooShort, PasswordTooLong, PasswordOfFewCharacters,
                    PasswordRepeated, PasswordGuessedFirst)

struct Enrolment
{
    std::string challenge;
    std::string secret;     //!< Base32, for typing where a QR code cannot be scanned.
    std::string otpauthUri; //!< For the QR code.
    Instant expiresAt;
};
BOOST_DESCRIBE_STRUCT(Enrolment, (), (challenge, secret, otpauthUri, expiresAt))

struct Enrolled
{
    std::vector<std::string> recoveryCodes; //!< Ten, shown only once.
    Session session;
};
BOOST_DESCRIBE_STRUCT(Enrolled, (), (recoveryCodes, session))

//! How an attempt to sign in ended.
enum class SignInOutcome
{
    Succeeded,
    WrongPassword,
    WrongCode, //!< After the right password.
    Refused,   //!< Whatever was typed: locked, disabled, too late, or a challenge of another device.
    Locked,    //!< Not an attempt: the failures before it lock the person out.
    Unknown,   //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(SignInOutcome, Succeeded, WrongPassword, WrongCode, Refused, Locked)

//! Somebody signed in under a person's name, or tried to.
struct SignInAttempt
{
    Uuid id; //!< Of the event in the audit trail.
    Instant at;
    SignInOutcome outcome = SignInOutcome::Succeeded;
    std::string device;      //!< First 16 hexadecimal digits of its certificate's SHA-256; empty: not recorded.
    std::string address;     //!< Numeric; empty: not recorded.
    bool thisDevice = false; //!< The one that asks.
    //! So many like an earlier attempt, up to `at`: from the network of `address`, or under a flood from any, and from
    //! devices that were not told apart (`device` is empty). 0: one attempt.
    std::int64_t repeats = 0;
};
BOOST_DESCRIBE_STRUCT(SignInAttempt, (), (id, at, outcome, device, address, thisDevice, repeats))

struct SignInsQuery
{
    //! lastKey of the previous page. A page may be short, or empty, with more = true: continue from its lastKey.
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(SignInsQuery, (), (cursor, limit))

struct SignInWithPassword
{
    using Request = PasswordSignIn;
    using Response = SignInChallenge;
    static constexpr OperationInfo kInfo{.name = "SignInWithPassword",
                                         .method = Method::Post,
                                         .path = "/v1/sign-in/password",
                                         .permission = Permission::Anyone,
                                         .scope = Scope::Own,
                                         .recorded = {AuditKind::Nothing},
                                         .summary = "First factor: user name and password."};
};

struct SignInWithCode
{
    using Request = CodeSignIn;
    using Response = Session;
    static constexpr OperationInfo kInfo{.name = "SignInWithCode",
                                         .method = Method::Post,
                                         .path = "/v1/sign-in/code",
                                         .permission = Permission::Anyone,
                                         .scope = Scope::Own,
                                         .successStatus = 201,
                                         .recorded = {AuditKind::Change, "signIn.succeeded"},
                                         .summary = "Second factor: opens the session."};
};

struct StartEnrolment
{
    using Request = EnrolmentStart;
    using Response = Enrolment;
    static constexpr OperationInfo kInfo{.name = "StartEnrolment",
                                         .method = Method::Post,
                                         .path = "/v1/enrolment",
                                         .permission = Permission::Anyone,
                                         .scope = Scope::Own,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::Change, "enrolment.started"},
                                         .summary =
                                             "Exchanges a one-time enrolment code for a password and a TOTP secret."};
};

struct ConfirmEnrolment
{
    using Request = CodeSignIn;
    using Response = Enrolled;
    static constexpr OperationInfo kInfo{.name = "ConfirmEnrolment",
                                         .method = Method::Post,
                                         .path = "/v1/enrolment/confirm",
                                         .permission = Permission::Anyone,
                                         .scope = Scope::Own,
                                         .successStatus = 201,
                                         .recorded = {AuditKind::Change, "enrolment.completed"},
                                         .summary = "Proves that the authenticator works; returns the recovery codes."};
};

struct GetSession
{
    using Request = Nothing;
    using Response = Session;
    static constexpr OperationInfo kInfo{.name = "GetSession",
                                         .path = "/v1/session",
                                         .permission = Permission::SignedIn,
                                         .scope = Scope::Own,
                                         .recorded = {AuditKind::Own},
                                         .background = true,
                                         .summary = "The signed-in user and the session's expiry. No token."};
};

struct ListSignIns
{
    using Request = SignInsQuery;
    using Response = Page<SignInAttempt>;
    static constexpr OperationInfo kInfo{.name = "ListSignIns",
                                         .path = "/v1/session/sign-ins",
                                         .permission = Permission::SignedIn,
                                         .scope = Scope::Own,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::Own},
                                         .summary =
                                             "Sign-ins under the caller's own name, and attempts, newest first."};
};

struct SignOut
{
    using Request = Nothing;
    using Response = Nothing;
    static constexpr OperationInfo kInfo{.name = "SignOut",
                                         .method = Method::Post,
                                         .path = "/v1/session/sign-out",
                                         .permission = Permission::SignedIn,
                                         .scope = Scope::Own,
                                         .recorded = {AuditKind::Change, "signOut"},
                                         .summary = "Ends the session on the server."};
};

} // namespace cf::contract
