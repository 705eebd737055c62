// Branches by their code, as operators name them.
#pragma once

#include "models/domain/Ids.h"
#include "services/bank/platform/postgres/Pool.h"

namespace cf::app {

std::optional<BranchId> findBranch(db::Pool& pool, const std::string& code);

//! Adds the branch unless that code exists.
BranchId ensureBranch(db::Pool& pool, const std::string& code, const std::string& name, const std::string& timeZone);

} // namespace cf::app
