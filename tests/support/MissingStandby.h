// While it lives, commits wait for a synchronous standby that does not exist. Of a whole cluster: for tests whose
// program has one of its own, or whose database nobody else writes to.
#pragma once

#include "services/bank/platform/postgres/Rows.h"

#include <pqxx/pqxx>

#include <string>

namespace cf::test {

class MissingStandby
{
public:
    explicit MissingStandby(const std::string& superuser)
        : m_session(superuser)
    {
        awaitStandby("nobody");
    }
    ~MissingStandby() { awaitStandby(""); }
    MissingStandby(const MissingStandby&) = delete;
    MissingStandby& operator=(const MissingStandby&) = delete;

private:
    void awaitStandby(const std::string& name)
    {
        pqxx::nontransaction work(m_session); // the setting cannot be changed inside a transaction
        work.exec("ALTER SYSTEM SET synchronous_standby_names = '" + name + "'");
        work.exec("SELECT pg_reload_conf()");
        for (std::string now = "?"; now != name;)
            now = db::Rows(work.exec("SELECT setting FROM pg_settings WHERE name = 'synchronous_standby_names'"))
                      .value<std::string>();
    }

    pqxx::connection m_session;
};

} // namespace cf::test
