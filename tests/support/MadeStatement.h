// A monthly statement on file, for tests of who may read it.
#pragma once

#include "tests/support/ServedBank.h"

namespace cf::test {

//! Of last month; in the bank's object store.
StatementId makeStatement(ServedBank& bank, const OpenedAccount& account);

} // namespace cf::test
