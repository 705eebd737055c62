// What administrators, load balancers and Prometheus see of the bank while it runs.
//
// Monitor answers from memory alone: statistics of 15 minutes (CallStatistics), failed calls by trace (RecentCalls),
// what its peers last published (Peers, table instance_status), alerts (AlertRegistry), and the state of the servers
// (ReplicationView). DatabaseWatch feeds the last one: one thread and connection for the primary and one for the
// replica, with a deadline of a second each. The database stores what must be shared or survive; nothing on the screen
// waits for it. What is shared is exchanged every other second, in steps that do not need each other
// (Monitor::exchange).
//
// The lag of a replica in time is the age of the newest heartbeat that it has replayed, by the primary's clock. From
// log positions it would read 0 on a cut link. A replica that comes back counts as streaming after three quiet seconds,
// so that no death goes unseen.
//
// The parts of the bank (GetClusterStatus) come from memory likewise: databases from db::ServerWatch and the primary's
// senders (DatabaseView), slots and archive (DatabaseWatch), what the process uses (Dependencies), and what
// ClusterWatch knows: who took over from which primary (table failover, which survives all), objects without a copy,
// statements that could not be made, and how HAProxy sees the servers (ProxyWatch). Workers, which take no calls,
// publish what they use through the table of the peers (WorkerReport).
//
// With the primary gone, identity/OutageGate asks the replica who somebody is. With both gone, operations that only
// poll go on for those seen in the last five minutes.
//
// What anonymous callers are refused (isAnonymousRefusal) counts in no rule. It, and what a busy bank tells them
// (isBulkRefusal), has a ring of its own in RecentCalls, which fills only the room that others leave in the list.
// After the first few of a network it is counted in the log (CallLog). So nobody can wash evidence out from outside.
//
// Alert rules (AlertRules) are pure and have a clock of their own. resources/monitoring/bankd.rules.yml says the same
// to Prometheus: change both. A long time without a transfer is an alert only while branches are open; their hours are
// columns of branch.
//
// SQL statements are counted per call through a thread's open db::StatementCount. What the ledger runs for a whole
// batch belongs to no call.
#pragma once

namespace cf::bank {
struct Bank;
}

namespace cf::bank::monitoring {

//! Routes, the record of every call, the monitor and the housekeeping, both begun when the bank serves.
void install(Bank& bank);

} // namespace cf::bank::monitoring
