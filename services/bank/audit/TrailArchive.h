// What retention removed from the trail: one row of audit_archive per partition, MACed with the bank's key, so only
// removals by bankd count. Written by AuditRetention; read by everything that proves or extends the trail.
//
// Partitions older than audit_retention (never under seven years) are removed hourly. Their roots stay, each row under
// an HMAC, so that the root of the whole stays provable. How old an event is is read from its leaf.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/Connection.h"

namespace cf::bank {

//! The minimum retention, whatever the database says: seven years without their leap days, which it adds.
inline constexpr std::chrono::hours kMinimumRetention{24 * 365 * 7};

struct ArchiveRow
{
    std::int64_t first = 0; //!< The first of its 2^level events.
    std::int64_t level = 0;
    std::int64_t partitionLevel = 0; //!< The level of every partition.
    std::string root;
    Instant newest;  //!< When the newest of them happened.
    std::string mac; //!< Empty: not written with the key.
};

//! Returns the rows from event `from` on, in order, with columns as in ArchiveRow.
std::string archiveQuery(std::int64_t from = 0);
//! Throws db::Error.
std::vector<ArchiveRow> readArchive(db::Transaction& transaction, std::int64_t from = 0);

//! Appends what the row stands for to `tree`, whose events are all removed or known. Otherwise returns a sentence: the
//! row is not the bank's record of removing the next events under its policy.
std::optional<std::string> appendArchived(MerkleTree& tree, const ArchiveRow& row, const TrailKey& key);

} // namespace cf::bank
