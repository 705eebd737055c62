// A new database with the bank's schema, for every fixture that needs one.
#pragma once

#include "tests/support/TemporaryPostgres.h"

namespace cf::test {

//! A copy of one migrated once per program. Throws std::runtime_error with the migration's sentence.
TestDatabase migratedDatabase();

} // namespace cf::test
