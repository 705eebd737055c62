#include "services/bank/monitoring/ClusterWatch.h"

#include "services/bank/monitoring/ClusterRecords.h"
#include "services/bank/monitoring/DatabaseView.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr auto kClusterDeadline = 1s;
constexpr int kCountsEvery = 5; // exchanges
//! An order that was under way is answered by then, and its server has said so.
constexpr auto kAnswered = 15s;
constexpr auto kStored = 2min;

} // namespace

ClusterWatch::ClusterWatch(const ClusterConfig& config)
    : m_config(config)
{
    if (config.proxies)
        m_proxies.emplace(*config.proxies);
}

void ClusterWatch::exchange(db::Connection& connection, const UnknownOrders& unknownOrders)
{
    const bool counts = m_exchanges++ % kCountsEvery == 0;
    connection.transaction(kClusterDeadline, [&](db::Transaction& transaction) {
        transaction.query("SET LOCAL synchronous_commit TO local");
        storeSuccession(transaction, unknownOrders);
        auto failovers = readFailovers(transaction);
        std::optional<contract::UncopiedObjects> copies;
        if (counts && m_config.otherRegion)
            copies = readUncopied(transaction);
        std::optional<std::vector<contract::StatementFault>> faults;
        if (counts)
            faults = readStatementFaults(transaction);
        const std::lock_guard lock(m_mutex);
        m_failovers = std::move(failovers);
        if (copies)
            m_copies = copies;
        if (faults)
            m_faults = *std::move(faults);
    });
}

void ClusterWatch::storeSuccession(db::Transaction& transaction, const UnknownOrders& unknownOrders) const
{
    const auto succession = m_config.servers ? m_config.servers->lastSuccession() : std::nullopt;
    if (!succession || std::chrono::system_clock::now() - succession->found > kStored)
        return;
    contract::Failover failover = failoverOf(*succession);
    const Instant lost = failover.at - std::chrono::milliseconds(failover.withoutPrimaryMilliseconds);
    failover.unknownOrders = unknownOrders(lost, failover.at + kAnswered);
    storeFailover(transaction, failover);
}

contract::ClusterStatus ClusterWatch::status() const
{
    contract::ClusterStatus status;
    {
        const std::lock_guard lock(m_mutex);
        status.failovers = m_failovers;
        status.copies = m_copies;
        status.statementFaults = m_faults;
    }
    if (m_proxies)
        status.proxies = m_proxies->proxies();
    return status;
}

} // namespace cf::bank
