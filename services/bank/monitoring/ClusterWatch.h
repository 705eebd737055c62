// The parts of the bank that no other watch of the monitor knows of: who took over from which primary, what waits for
// its copy, which statements could not be made, and what the proxies say. Owned by Monitor.
#pragma once

#include "services/bank/monitoring/ProxyWatch.h"
#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/platform/postgres/ServerWatch.h"

namespace cf::bank {

struct ClusterConfig
{
    const db::ServerWatch* servers = nullptr;         //!< Null: the database is on one server.
    const platform::ProxySettings* proxies = nullptr; //!< Null: nobody is asked.
    bool otherRegion = false;                         //!< Objects are copied to one.
};

class ClusterWatch
{
public:
    //! How many orders all servers answered as unknown between the two.
    using UnknownOrders = std::function<std::int64_t(Instant from, Instant to)>;

    //! What the configuration names outlives it.
    explicit ClusterWatch(const ClusterConfig& config);

    //! Every other second, with a connection to the primary. Throws db::Error.
    void exchange(db::Connection& connection, const UnknownOrders& unknownOrders);

    //! What it knows. Thread-safe.
    contract::ClusterStatus status() const;

private:
    void storeSuccession(db::Transaction& transaction, const UnknownOrders& unknownOrders) const;

    const ClusterConfig m_config;
    int m_exchanges = 0;
    mutable std::mutex m_mutex;
    std::vector<contract::Failover> m_failovers;
    std::optional<contract::UncopiedObjects> m_copies;
    std::vector<contract::StatementFault> m_faults;
    std::optional<ProxyWatch> m_proxies;
};

} // namespace cf::bank
