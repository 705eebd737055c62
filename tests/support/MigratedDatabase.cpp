#include "tests/support/MigratedDatabase.h"

#include "services/bank/platform/postgres/Migrations.h"

#include <stdexcept>

namespace cf::test {

TestDatabase migratedDatabase()
{
    static const TestDatabase original = [] {
        const TestDatabase database = TemporaryPostgres::instance().createDatabase();
        const auto migrated = db::migrate(database.owner, db::embeddedMigrations(), [](const db::Migration&) {});
        if (!migrated)
            throw std::runtime_error(migrated.error());
        return database;
    }();
    return TemporaryPostgres::instance().createDatabase(original);
}

} // namespace cf::test
