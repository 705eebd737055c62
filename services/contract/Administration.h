// Administration of staff, branches and sessions. Every change is audited. No answer contains a code: a new enrolment
// code is printed by `bankd staff invite` on the server.
#pragma once

#include "services/contract/Audit.h"

namespace cf::contract {

enum class StaffStatus
{
    Invited, //!< Must enrol first.
    Active,
    Disabled,
    Unknown, //!< Not known to this program; only in answers and records.
};
BOOST_DESCRIBE_ENUM(StaffStatus, Invited, Active, Disabled)

struct StaffRow
{
    StaffId id;
    std::string userName;
    std::string displayName;
    Role role = Role::Teller;
    BranchRef branch;
    StaffStatus status = StaffStatus::Invited;
    std::optional<Instant> lockedUntil;
    int sessions = 0; //!< Open ones.
    std::optional<Instant> lastSeen;
    std::optional<Instant> changedAt;  //!< By an administrator; signing in changes nothing.
    std::optional<StaffRef> changedBy; //!< Empty with changedAt: on the server.
};
BOOST_DESCRIBE_STRUCT(StaffRow, (),
                      (id, userName, displayName, role, branch, status, lockedUntil, sessions, lastSeen, changedAt,
                       changedBy))

struct StaffSearch
{
    std::optional<SearchText> search; //!< Part of a name; case and accents ignored.
    std::optional<BranchId> branch;
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(StaffSearch, (), (search, branch, cursor, limit))

struct StaffMemberRef
{
    StaffId staffId;
};
BOOST_DESCRIBE_STRUCT(StaffMemberRef, (), (staffId))

struct NewStaff
{
    std::string userName;
    std::string displayName;
    Role role = Role::Teller;
    BranchId branch;
};
BOOST_DESCRIBE_STRUCT(NewStaff, (), (userName, displayName, role, branch))

//! Absent members stay unchanged. Nobody changes their own record; the last active administrator stays one.
struct StaffUpdate
{
    StaffId staffId;
    std::optional<std::string> displayName;
    std::optional<Role> role;
    std::optional<BranchId> branch;
    std::optional<bool> disabled; //!< true ends every session at once.
};
BOOST_DESCRIBE_STRUCT(StaffUpdate, (), (staffId, displayName, role, branch, disabled))

struct SessionRow
{
    Uuid id; //!< Identifies the session for EndSession; not its token.
    StaffRef staff;
    std::string device; //!< First 16 hexadecimal digits of its certificate's SHA-256.
    Instant startedAt;
    Instant lastUsedAt;
    Instant expiresAt;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (), (id, staff, device, startedAt, lastUsedAt, expiresAt))

struct SessionsQuery
{
    std::optional<StaffId> staff;
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(SessionsQuery, (), (staff, cursor, limit))

struct SessionRef
{
    Uuid sessionId;
};
BOOST_DESCRIBE_STRUCT(SessionRef, (), (sessionId))

struct BranchRow
{
    BranchRef branch;
    std::string timeZone; //!< IANA name.
    Date businessDate;
    int staff = 0;
    std::int64_t customers = 0; //!< At most a few seconds old.
};
BOOST_DESCRIBE_STRUCT(BranchRow, (), (branch, timeZone, businessDate, staff, customers))

struct ListStaff
{
    using Request = StaffSearch;
    using Response = Page<StaffRow>;
    static constexpr OperationInfo kInfo{.name = "ListStaff",
                                         .path = "/v1/staff",
                                         .permission = Permission::StaffManage,
                                         .scope = Scope::Bank,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::List, "staff.listViewed"},
                                         .summary = "Staff by user name."};
};

struct GetStaffMember
{
    using Request = StaffMemberRef;
    using Response = StaffRow;
    static constexpr OperationInfo kInfo{.name = "GetStaffMember",
                                         .path = "/v1/staff/{staffId}",
                                         .permission = Permission::StaffManage,
                                         .scope = Scope::Bank,
                                         .recorded = {AuditKind::Read, "staff.viewed"},
                                         .summary = "One member of staff. Has an ETag."};
};

struct AddStaff
{
    using Request = NewStaff;
    using Response = StaffRow;
    static constexpr OperationInfo kInfo{.name = "AddStaff",
                                         .method = Method::Post,
                                         .path = "/v1/staff",
                                         .permission = Permission::StaffManage,
                                         .scope = Scope::Bank,
                                         .successStatus = 201,
                                         .recorded = {AuditKind::Change, "staff.added"},
                                         .summary = "Adds a member of staff, who must then be invited."};
};

struct UpdateStaff
{
    using Request = StaffUpdate;
    using Response = StaffRow;
    static constexpr OperationInfo kInfo{.name = "UpdateStaff",
                                         .method = Method::Post,
                                         .path = "/v1/staff/{staffId}",
                                         .permission = Permission::StaffManage,
                                         .scope = Scope::Bank,
                                         .recorded = {AuditKind::Change, "staff.changed"},
                                         .needsMatch = true,
                                         .summary = "Changes name, role or branch; disables and enables."};
};

struct UnlockStaff
{
    using Request = StaffMemberRef;
    using Response = StaffRow;
    static constexpr OperationInfo kInfo{.name = "UnlockStaff",
                                         .method = Method::Post,
                                         .path = "/v1/staff/{staffId}/unlock",
                                         .permission = Permission::StaffManage,
                                         .scope = Scope::Bank,
                                         .recorded = {AuditKind::Change, "staff.unlocked"},
                                         .summary = "Unlocks a member of staff after too many failed sign-ins."};
};

struct ResetSecondFactor
{
    using Request = StaffMemberRef;
    using Response = StaffRow;
    static constexpr OperationInfo kInfo{
        .name = "ResetSecondFactor",
        .method = Method::Post,
        .path = "/v1/staff/{staffId}/reset-second-factor",
        .permission = Permission::StaffManage,
        .scope = Scope::Bank,
        .recorded = {AuditKind::Change, "staff.secondFactorReset"},
        .summary = "Deletes authenticator, recovery codes and password; ends all sessions. The person re-enrols."};
};

struct ListSessions
{
    using Request = SessionsQuery;
    using Response = Page<SessionRow>;
    static constexpr OperationInfo kInfo{.name = "ListSessions",
                                         .path = "/v1/sessions",
                                         .permission = Permission::StaffManage,
                                         .scope = Scope::Bank,
                                         .priority = Priority::History,
                                         .recorded = {AuditKind::List, "session.listViewed"},
                                         .summary = "Open sessions, last used first."};
};

struct EndSession
{
    using Request = SessionRef;
    using Response = Nothing;
    static constexpr OperationInfo kInfo{.name = "EndSession",
                                         .method = Method::Post,
                                         .path = "/v1/sessions/{sessionId}/end",
                                         .permission = Permission::StaffManage,
                                         .scope = Scope::Bank,
                                         .recorded = {AuditKind::Change, "session.ended"},
                                         .summary = "Ends somebody's session at once."};
};

struct ListBranches
{
    using Request = Nothing;
    using Response = Page<BranchRow>;
    static constexpr OperationInfo kInfo{.name = "ListBranches",
                                         .path = "/v1/branches",
                                         .permission = Permission::SignedIn,
                                         .scope = Scope::Own,
                                         .recorded = {AuditKind::Nothing},
                                         .summary = "All branches by code."};
};

} // namespace cf::contract
