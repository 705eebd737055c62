#include "services/bank/monitoring/ClusterRecords.h"

#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

constexpr std::int64_t kUncopiedCounted = 10'000; // with the other region away for days there are many

} // namespace

void storeFailover(db::Transaction& transaction, const contract::Failover& failover)
{
    transaction.query("INSERT INTO bank.failover (timeline, at, from_server, to_server, cause, without_ms,"
                      " unknown_orders) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (timeline) DO UPDATE SET"
                      " without_ms = greatest(failover.without_ms, excluded.without_ms),"
                      " unknown_orders = greatest(failover.unknown_orders, excluded.unknown_orders)"
                      " WHERE failover.without_ms < excluded.without_ms"
                      " OR failover.unknown_orders < excluded.unknown_orders",
                      failover.timeline, toString(failover.at), failover.from, failover.to,
                      contract::nameOf(failover.cause), failover.withoutPrimaryMilliseconds, failover.unknownOrders);
}

std::vector<contract::Failover> readFailovers(db::Transaction& transaction)
{
    std::vector<contract::Failover> failovers;
    for (const auto& row : transaction.query("SELECT timeline, at, from_server, to_server, cause, without_ms,"
                                             " unknown_orders FROM bank.failover ORDER BY at DESC LIMIT 5"))
        failovers.push_back({row.get<Instant>("at"), row.get<std::string>("from_server"),
                             row.get<std::string>("to_server"), row.get<std::int64_t>("timeline"),
                             row.get<contract::FailoverCause>("cause"), row.get<std::int64_t>("without_ms"),
                             row.get<std::int64_t>("unknown_orders")});
    return failovers;
}

contract::UncopiedObjects readUncopied(db::Transaction& transaction)
{
    const auto row = transaction.query(
        "SELECT count(*) AS objects, coalesce(greatest(0, extract(epoch FROM now() - min(since))), 0)::bigint AS oldest"
        " FROM (SELECT since FROM bank.object WHERE state = 'kept' AND copied_at IS NULL ORDER BY since LIMIT $1)"
        " AS waiting",
        kUncopiedCounted)[0];
    return {row.get<std::int64_t>("objects"), row.get<std::int64_t>("oldest")};
}

std::vector<contract::StatementFault> readStatementFaults(db::Transaction& transaction)
{
    std::vector<contract::StatementFault> faults;
    for (const auto& row : transaction.query("SELECT fault, count(*) AS statements FROM bank.statement"
                                             " WHERE made_at IS NULL AND fault IS NOT NULL"
                                             " GROUP BY fault ORDER BY count(*) DESC, fault LIMIT 5"))
        faults.push_back({row.get<std::string>("fault"), row.get<std::int64_t>("statements")});
    return faults;
}

} // namespace cf::bank
