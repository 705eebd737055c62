// Who works at the bank, what each may do, and how far it reaches.
#pragma once

namespace cf {

enum class Role
{
    Teller,
    Supervisor,
    Compliance,
    Administrator,
    Unknown, //!< A word that this program does not know; never given to anybody.
};

//! One line per right; an operation of the contract names the one it needs.
enum class Permission
{
    Anyone,   //!< Before sign-in.
    SignedIn, //!< Any member of staff with a session.
    CustomersRead,
    AccountsRead,
    PayeeCheck, //!< Whether an IBAN is one of ours and can be paid into; no balance.
    TransfersCreate,
    TransfersResolve,
    TransfersRead,
    DocumentsRead,
    DocumentsAdd,
    ApprovalsRead,
    AuditRead,
    AuditExport,
    MonitoringRead,
    AlertsHandle,
    StaffManage,
};

//! Which objects an operation touches for its caller. Ordered from narrow to wide.
enum class Scope
{
    Own,    //!< What the caller made.
    Branch, //!< What belongs to the caller's branch.
    Bank,   //!< Everything.
};

bool holds(Role role, Permission permission);

//! How far `role` reaches in an operation declared with `declared`: a supervisor sees the own things of the branch's
//! tellers, compliance and administrators see the whole bank.
Scope reach(Role role, Scope declared);

} // namespace cf
