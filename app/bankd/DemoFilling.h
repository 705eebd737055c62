// Fills a bank with the demo and tells on stderr how far it is. For `demo` and for the first start of `serve --demo`.
#pragma once

#include "app/bankd/OpenedBank.h"

#include "services/bank/demo/DemoBank.h"

namespace cf::app {

//! The demo's customers are Czechs for the most part: unless a language was chosen for the bank, or it has customers.
void useLanguageOfTheDemo(const OpenedBank& bank);

//! Ends, with nothing kept, at the signals of `stop`. Empty when the bank has a demo already. Seed, sizes and last
//! day are taken from `options`. Throws what makeDemoBank() throws.
std::optional<bank::demo::DemoCounts> fillDemo(const OpenedBank& bank, const bank::CustomerKeys& keys,
                                               bank::demo::DemoOptions options, const sigset_t& stop);

//! The last day that is over in Central Europe is the one before it.
Date today();

} // namespace cf::app
