// What the database knows of the bank's other parts, and what it keeps of them. Called by Monitor.
#pragma once

#include "services/bank/platform/postgres/Connection.h"
#include "services/contract/Cluster.h"

namespace cf::bank {

//! Unless it is known; what is counted only rises.
void storeFailover(db::Transaction& transaction, const contract::Failover& failover);
//! The last five, newest first.
std::vector<contract::Failover> readFailovers(db::Transaction& transaction);

//! Objects that wait for their copy in the other region.
contract::UncopiedObjects readUncopied(db::Transaction& transaction);
//! The most frequent five.
std::vector<contract::StatementFault> readStatementFaults(db::Transaction& transaction);

} // namespace cf::bank
