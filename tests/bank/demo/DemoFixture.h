// A migrated database for the demo, queries on it, and a digest of everything a demo writes.
#pragma once

#include "services/bank/demo/DemoBank.h"
#include "tests/support/MigratedDatabase.h"

#include <gtest/gtest.h>

namespace cf::test {

//! A few hundred customers: enough for each kind of thing to occur.
bank::demo::DemoOptions demoOptions(std::int64_t seed = 1);

class DemoDatabase
{
public:
    //! The file for its master key. Empty: a file of its own.
    explicit DemoDatabase(const std::filesystem::path& masterKey = {});

    std::optional<bank::demo::DemoCounts> make(const bank::demo::DemoOptions& options);

    //! The single value of a query, "" for null or no row.
    std::string ask(const std::string& sql);
    std::int64_t count(const std::string& sql) { return std::stoll(ask("SELECT count(*) FROM " + sql)); }
    std::vector<std::string> column(const std::string& sql);
    std::vector<std::string> ledgerViolations();

    //! A digest of each table's rows, without what is encrypted or derived from the bank's own keys.
    std::map<std::string, std::string> digests();
    //! The decrypted texts of transfers, one per line.
    std::string decryptedTexts();

    const TestDatabase& database() const { return m_database; }
    const bank::CustomerKeys& keys() const { return m_keys; }
    db::Connection& connection() { return m_connection; }

private:
    TestFolder m_folder;
    TestDatabase m_database;
    db::Watchdog m_watchdog;
    db::Connection m_connection;
    bank::CustomerKeys m_keys;
};

//! Every table that a demo writes.
extern const std::vector<std::string> kDemoTables;

} // namespace cf::test
