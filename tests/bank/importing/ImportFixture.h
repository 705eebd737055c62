// A migrated bank with one branch on a real PostgreSQL, used as bank_app, for the import's tests.
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
    //! Expects success.
    bank::importing::BerkaImportResult import(const std::filesystem::path& folder);

    //! The single value of a query, "" for null.
    std::string ask(const std::string& sql);
    std::int64_t count(const std::string& sql) { return std::stoll(ask(sql)); }
    //! A digest of all rows of each table that an import writes.
    std::string everything();
    //! The violated ledger invariant; "" if none.
    std::string brokenRule();

    TestDatabase m_database;
    db::Watchdog m_watchdog;
    db::Connection m_connection;
    bank::CustomerKeys m_keys;
    BranchId m_branch = BranchId::make();
};

} // namespace cf::test
