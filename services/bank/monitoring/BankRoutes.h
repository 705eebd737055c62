// The bank's name, what is degraded and the branch's business date, for all signed-in users.
#pragma once

#include "services/bank/api/Router.h"
#include "services/contract/Bank.h"

#include <functional>
#include <string>
#include <vector>

namespace cf::bank {

//! Both are called on each request and answer from memory.
void addBankRoutes(Router& router, std::string name, std::function<std::vector<contract::Degradation>()> degraded,
                   std::function<std::optional<contract::BranchTime>(BranchId)> branchTime);

} // namespace cf::bank
