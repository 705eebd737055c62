// A migrated bank with one branch on a real PostgreSQL, reached as bank_app, for the tests that import into it.
#pragma once

#include "services/bank/importing/BerkaImport.h"
#include "tests/support/TemporaryPostgres.h"

#include <gtest/gtest.h>

namespace cf::test {

class ImportFixture : public testing::Test
{
protected:
    ImportFixture();

    bank::importing::BerkaImportOptions options(const std::filesystem::path& folder) const;
    //! The import must succeed.
    bank::importing::BerkaImportResult import(const std::filesystem::path& folder);

    //! The single value of a query, "" for null.
    std::string ask(const std::string& sql);
    std::int64_t count(const std::string& sql) { return std::stoll(ask(sql)); }
    //! A digest of every row of each table that an import writes.
    std::string everything();
    //! What must hold in any ledger; "" when it does.
    std::string brokenRule();

    TestDatabase m_database;
    db::Watchdog m_watchdog;
    db::Connection m_connection;
    bank::CustomerKeys m_keys;
    BranchId m_branch = BranchId::make();
};

} // namespace cf::test
