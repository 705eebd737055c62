// A real PostgreSQL for a test program: one server per program, a new database for each test that asks. Started on
// first use, removed with its contents at exit; also works as root (the servers then run as the user `postgres` or
// `nobody`). Local sockets only.
//
//     TEST(Ledger, refusesAnOverdraft)
//     {
//         const TestDatabase database = TemporaryPostgres::instance().createDatabase();
//         migrate(database.owner);                    // connection string of bank_owner, who owns the database
//         pqxx::connection session(database.app);     // bank_app: no DDL
//         …
//     }   // the database goes with the server; close your connections or not, as you like
#pragma once

#include "tests/support/TestFolder.h"

#include <memory>
#include <string>

namespace cf::platform {
class EmbeddedCluster;
}

namespace cf::test {

//! libpq connection strings of one database. It has pg_trgm and unaccent, and no tables.
struct TestDatabase
{
    std::string name;
    std::string owner;     //!< bank_owner
    std::string app;       //!< bank_app
    std::string monitor;   //!< bank_monitor
    std::string superuser; //!< bank_superuser
};

class TemporaryPostgres
{
public:
    //! Started when first called (about 2 s). Throws std::runtime_error with the reason if PostgreSQL cannot be
    //! started.
    static TemporaryPostgres& instance();
    ~TemporaryPostgres();

    //! A copy of the empty bank database, in about 50 ms. Any thread.
    TestDatabase createDatabase();
    //! A copy of another test's database with its contents, for instance a migrated one. Nobody may be connected to the
    //! original meanwhile.
    TestDatabase createDatabase(const TestDatabase& original);

    //! For tests that kill or freeze the server.
    platform::EmbeddedCluster& cluster() { return *m_cluster; }

private:
    TemporaryPostgres();
    TestDatabase copyOf(const std::string& original);
    TestFolder m_folder;
    std::unique_ptr<platform::EmbeddedCluster> m_cluster;
};

} // namespace cf::test
