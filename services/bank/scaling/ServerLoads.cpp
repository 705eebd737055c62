#include "services/bank/scaling/ServerLoads.h"

namespace cf::bank {

std::vector<ServerLoad> readServerLoads(db::Transaction& transaction)
{
    std::vector<ServerLoad> loads;
    for (const auto& row :
         transaction.query("SELECT avg((sample->>'processorPpm')::bigint)::bigint AS processors,"
                           " avg((sample->>'queueDepth')::bigint)::bigint AS queued"
                           " FROM bank.instance_status, jsonb_array_elements(published->'samples') AS sample"
                           " WHERE at > clock_timestamp() - interval '10 seconds' GROUP BY instance ORDER BY instance"))
        loads.push_back({row.getOr<std::int64_t>("processors", 0), row.get<std::int64_t>("queued")});
    return loads;
}

} // namespace cf::bank
