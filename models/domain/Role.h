// Roles of the bank's staff, what each may do, and within which scope.
#pragma once

namespace cf {

enum class Role
{
    Teller,
    Supervisor,
    Compliance,
    Administrator,
    Unknown, //!< Not known to this program; never assigned.
};

//! An operation of the contract names the one that it requires.
enum class Permission
{
    Anyone,   //!< Before sign-in.
    SignedIn, //!< Any member of staff with a session.
    CustomersRead,
    CustomersChange,
    AccountsRead,
    PayeeCheck, //!< Whether an IBAN is ours and accepts payments; no balance.
    TransfersCreate,
    TransfersResolve,
    TransfersRead,
    DocumentsRead,
    DocumentsAdd,
    ApprovalsRead,   //!< Of what waits only what the role has to do with.
    ApprovalsDecide, //!< Together with the permission for what waits.
    HoldsManage,
    AccountsBlock, //!< And unblock, reactivate, close.
    LimitsRead,
    LimitsManage,
    AuditRead,
    AuditExport,
    MonitoringRead,
    AlertsHandle,
    EventsManage, //!< Sends again what a consumer could not handle.
    StaffManage,
};

//! The objects that an operation can reach for its caller. Ordered from narrow to wide.
enum class Scope
{
    Own,    //!< What the caller created.
    Branch, //!< What belongs to the caller's branch.
    Bank,   //!< Everything.
};

bool holds(Role role, Permission permission);

//! The scope of `role` in an operation declared with `declared`: supervisors see the branch's tellers' own objects,
//! compliance and administrators the whole bank.
Scope reach(Role role, Scope declared);

} // namespace cf
