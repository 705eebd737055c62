// The permission table. The test of every operation x role x branch reads it from here.
#include "models/domain/Role.h"

#include <algorithm>

namespace cf {

bool holds(Role role, Permission permission)
{
    switch (permission) {
    case Permission::Anyone:
    case Permission::SignedIn:
        return true;
    case Permission::CustomersRead:
    case Permission::AccountsRead:
    case Permission::TransfersRead:
    case Permission::DocumentsRead:
        return role == Role::Teller || role == Role::Supervisor || role == Role::Compliance;
    case Permission::ApprovalsRead:
        return role != Role::Unknown;
    case Permission::ApprovalsDecide:
        return role == Role::Supervisor || role == Role::Administrator;
    case Permission::AccountsBlock:
        return role == Role::Supervisor;
    case Permission::LimitsRead:
        return role == Role::Supervisor || role == Role::Compliance || role == Role::Administrator;
    case Permission::LimitsManage:
        return role == Role::Administrator;
    case Permission::CustomersChange:
    case Permission::HoldsManage:
    case Permission::PayeeCheck:
    case Permission::TransfersCreate:
    case Permission::TransfersResolve:
    case Permission::DocumentsAdd:
        return role == Role::Teller || role == Role::Supervisor;
    case Permission::AuditRead:
    case Permission::AuditExport:
        return role == Role::Compliance;
    case Permission::MonitoringRead:
    case Permission::AlertsHandle:
    case Permission::EventsManage:
    case Permission::StaffManage:
        return role == Role::Administrator;
    }
    return false;
}

Scope reach(Role role, Scope declared)
{
    switch (role) {
    case Role::Teller:
        return declared;
    case Role::Supervisor:
        return std::max(declared, Scope::Branch);
    case Role::Compliance:
    case Role::Administrator:
        return Scope::Bank;
    case Role::Unknown:
        return Scope::Own;
    }
    return declared;
}

} // namespace cf
