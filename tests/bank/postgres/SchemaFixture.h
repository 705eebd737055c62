// A database of its own for each test, with the whole schema, and shortcuts to use it as each of its roles.
#pragma once

#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/platform/postgres/Migrations.h"
#include "tests/support/MigratedDatabase.h"

#include <gtest/gtest.h>

namespace cf::test {

class SchemaFixture : public ::testing::Test
{
protected:
    //! Runs one statement in its own transaction and connection.
    template <class... Parameters>
    db::Rows as(const std::string& conninfo, const char* sql, const Parameters&... parameters)
    {
        db::Connection connection(conninfo, m_watchdog);
        return connection.transaction(std::chrono::seconds(30), [&](db::Transaction& transaction) {
            return transaction.query(sql, parameters...);
        });
    }

    //! The SQLSTATE with which PostgreSQL rejects the statement; empty if it does not.
    std::string refusalOf(const std::string& conninfo, const std::string& sql)
    {
        try {
            as(conninfo, sql.c_str());
            return {};
        } catch (const db::Error& error) {
            return error.sqlState();
        }
    }

    //! The only column of every row.
    std::vector<std::string> column(const db::Rows& rows) { return rows.values<std::string>(); }

    db::Watchdog m_watchdog;
    TestDatabase m_database = migratedDatabase();
};

} // namespace cf::test
