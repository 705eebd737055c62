// PostgreSQL of the cluster, asked as its superuser: who is the primary, and what it has.
#pragma once

#include "services/bank/platform/postgres/Conninfo.h"
#include "services/bank/platform/postgres/Rows.h"
#include "tests/cluster/Hosts.h"

#include <chrono>
#include <optional>

namespace cf::cluster {

class Database
{
public:
    //! Throws std::runtime_error: no cluster is up.
    Database();

    //! The host whose PostgreSQL takes writes on the latest timeline; empty: none does.
    std::optional<int> primary() const;
    //! The host of its synchronous standby; empty: there is none.
    std::optional<int> synchronousStandby() const;
    //! Both standbys and the second region follow the primary.
    bool isWhole() const;

    //! Has the host's PostgreSQL begin another file of its log; false: it cannot, or it does not take writes.
    bool switchLog(int host) const;

    //! On the primary, on a connection of its own. Throws std::runtime_error.
    db::Rows run(const std::string& sql, std::chrono::milliseconds timeout = std::chrono::seconds(20)) const;
    db::Conninfo superuserAt(int host) const;

private:
    std::optional<std::string> answerOf(int host, const std::string& sql) const;

    const std::string m_password;
};

} // namespace cf::cluster
