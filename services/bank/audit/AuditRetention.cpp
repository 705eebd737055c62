#include "services/bank/audit/AuditRetention.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/audit/TrailArchive.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr std::int64_t kRemovedAtOnce = 5'000;

struct Partition
{
    std::int64_t first;
    std::int64_t level;
    std::int64_t end() const { return first + (std::int64_t{1} << level); }
};

//! What is kept of a partition.
struct PartitionSummary
{
    MerkleTree tree;
    Instant newest;
};

std::optional<Partition> removable(db::Pool& pool)
{
    return pool.transaction([](db::Transaction& transaction) -> std::optional<Partition> {
        const auto row = transaction.query("SELECT bank.removable_audit_partition() AS first,"
                                           " bank.audit_partition_level()::bigint AS level")[0];
        const auto first = row.get<std::optional<std::int64_t>>("first");
        return first ? std::optional(Partition{*first, row.get<std::int64_t>("level")}) : std::nullopt;
    });
}

[[noreturn]] void refuse()
{
    throw std::runtime_error(
        "the oldest audit events differ from what was sealed and are not removed: run bankd verify");
}

// The leaf's time counts, as it is sealed; the column's only if the leaf is unreadable.
void take(PartitionSummary& summary, const db::Row& row, std::int64_t seq, const TrailKey& key)
{
    const std::string leaf = row.get<db::Bytea>("leaf");
    const Digest hash = leafHashOf(leaf);
    if (row.get<std::int64_t>("seq") != seq || row.get<db::Bytea>("seal") != viewOf(key.sealOf(seq, hash)))
        refuse();
    const auto columns = columnsOf(leaf);
    summary.newest = std::max(summary.newest, columns ? columns->at : row.get<Instant>("at"));
    summary.tree.append(hash);
}

PartitionSummary summaryOf(db::Pool& pool, const Partition& partition, const TrailKey& key)
{
    PartitionSummary summary;
    for (std::int64_t seq = partition.first; seq < partition.end();) {
        const std::int64_t end = std::min(seq + kRemovedAtOnce, partition.end());
        const auto rows = pool.transaction([&](db::Transaction& transaction) {
            return transaction.query("SELECT seq, leaf, seal, at FROM bank.audit_event WHERE seq >= $1 AND seq < $2"
                                     " ORDER BY seq",
                                     seq, end);
        });
        for (const auto& row : rows)
            take(summary, row, seq++, key);
        if (seq != end)
            refuse();
    }
    return summary;
}

} // namespace

bool removeOutdatedEvents(db::Pool& pool, const TrailKey& key)
{
    const auto partition = removable(pool);
    if (!partition)
        return false;
    const PartitionSummary summary = summaryOf(pool, *partition, key);
    if (summary.newest + kMinimumRetention > std::chrono::system_clock::now())
        throw std::runtime_error("the oldest audit events are too young to be removed, whatever audit_retention and "
                                 "the column `at` say: run bankd verify");
    const Digest root = summary.tree.root();
    const Seal mac = key.archiveSealOf(partition->first, partition->level, root, summary.newest);
    return pool.transaction([&](db::Transaction& transaction) {
        const auto removed = transaction.query(
            "SELECT bank.remove_audit_partition($1, $2::bytea, $3::timestamptz, $4::bytea)", partition->first,
            db::bytea(platform::viewOf(root)), toString(summary.newest), db::bytea(viewOf(mac)));
        if (!removed.value<bool>())
            return false;
        AuditEvent event = beginEvent("audit.outdatedRemoved",
                                      std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
        event.detail = detailOf({attribute("first", std::to_string(partition->first)),
                                 attribute("events", std::to_string(partition->end() - partition->first)),
                                 attribute("root", platform::hex(platform::viewOf(root)))});
        record(transaction, {event});
        return true;
    });
}

} // namespace cf::bank
