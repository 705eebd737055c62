// The caller and their reach. Plain values: deciding about a caller needs no database and no request.
//
// What is out of a caller's reach is answered exactly as what does not exist. What an answer is made of is therefore
// read with the branches it belongs to (AccountRecord, CustomerRecord, TransferRecord) and shown through
// shownTo(caller) where only a part of it may be seen.
#pragma once

#include "models/domain/Ids.h"
#include "models/domain/Role.h"

#include <optional>
#include <string>

namespace cf::bank {

//! A signed-in member of staff.
struct Caller
{
    StaffId staff;
    std::string displayName;
    Role role = Role::Teller;
    BranchId branch;
};

//! Whether `caller` may reach an object of `objectBranch` made by `owner` in an operation declared with `scope`.
//! Objects out of reach are answered as if they did not exist.
inline bool inReach(const Caller& caller, Scope scope, BranchId objectBranch, std::optional<StaffId> owner = {})
{
    switch (reach(caller.role, scope)) {
    case Scope::Own:
        return owner == caller.staff;
    case Scope::Branch:
        return objectBranch == caller.branch;
    case Scope::Bank:
        return true;
    }
    return false;
}

} // namespace cf::bank
