// The bank's databases as administrators see them, put together from those who watch them. Pure. Called by
// DatabaseWatch.
#pragma once

#include "services/bank/monitoring/ReplicationView.h"
#include "services/bank/platform/postgres/ServerWatch.h"
#include "services/contract/Cluster.h"

namespace cf::bank {

//! Of several servers, each of which says itself what it is; the senders are those of the one that takes orders. Who
//! follows it and is none of them is of another region. `wall` is the time of day.
std::vector<contract::DatabaseServer> databasesOf(const std::vector<db::ServerReport>& reports,
                                                  const std::vector<WalSender>& senders, Instant wall);

//! Of one server and those that follow it.
std::vector<contract::DatabaseServer> databasesOf(const contract::PrimaryStatus& primary,
                                                  const std::optional<std::int64_t>& timeline,
                                                  const std::vector<ReplicaReport>& replicas);

//! Of what ServerWatch saw, without the orders that were answered as unknown.
contract::Failover failoverOf(const db::Succession& succession);

} // namespace cf::bank
