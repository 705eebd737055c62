// What of the trail went by policy: a row of audit_archive for each partition, under the bank's key, so that only what
// bankd removed counts as removed. Written by AuditRetention; read by all who prove the trail or go on from it.
//
// Partitions older than audit_retention (never under seven years) are removed hourly. Their roots stay, each row under
// an HMAC, so that the root of the whole stays provable. How old an event is is read from its leaf.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/Connection.h"

namespace cf::bank {

//! No event goes earlier, whatever the database says: seven years without their leap days, which it counts besides.
inline constexpr std::chrono::hours kLeastKept{24 * 365 * 7};

struct ArchiveRow
{
    std::int64_t first = 0; //!< Of its 2^level events.
    std::int64_t level = 0;
    std::int64_t partitionLevel = 0; //!< That of every partition.
    std::string root;
    Instant newest;  //!< When the newest of them happened.
    std::string mac; //!< Empty: nobody who has the key wrote it.
};

//! Gives the rows from the event `from` on, in their order, with the columns as ArchiveRow has them.
std::string archiveQuery(std::int64_t from = 0);
//! Throws db::Error.
std::vector<ArchiveRow> readArchive(db::Transaction& transaction, std::int64_t from = 0);

//! Appends to `tree`, all of whose events went or are known, what the row stands for. Otherwise a sentence: the row is
//! none by which the bank removed what comes next, under its policy.
std::optional<std::string> joinArchived(MerkleTree& tree, const ArchiveRow& row, const TrailKey& key);

} // namespace cf::bank
