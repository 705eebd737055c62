// Fills a bank with the demo and prints progress on stderr. For `demo` and for the first start of `serve --demo`.
#pragma once

#include "app/bankd/OpenedBank.h"

#include "services/bank/demo/DemoBank.h"

namespace cf::app {

//! Most of the demo's customers are Czech: sets Czech unless the bank has a language or customers.
void useLanguageOfTheDemo(const OpenedBank& bank);

//! Stops, keeping nothing, at the signals of `stop`. Empty if the bank has a demo already. Seed, sizes and last day
//! come from `options`. Throws what makeDemoBank() throws.
std::optional<bank::demo::DemoCounts> fillDemo(const OpenedBank& bank, const bank::CustomerKeys& keys,
                                               bank::demo::DemoOptions options, const sigset_t& stop);

//! The last completed day in Central Europe is the one before it.
Date today();

} // namespace cf::app
