// The bank's name and what is degraded, for everybody who is signed in.
#pragma once

#include "services/bank/api/Router.h"
#include "services/contract/Bank.h"

#include <functional>
#include <string>
#include <vector>

namespace cf::bank {

//! `degraded` is asked on each call and answers from memory.
void addBankRoutes(Router& router, std::string name, std::function<std::vector<contract::Degradation>()> degraded);

} // namespace cf::bank
