// See AuditRetention.h.
#include "services/bank/audit/AuditRetention.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/MerkleTree.h"

#include <algorithm>

namespace cf::bank {
namespace {

constexpr std::int64_t kAtOnce = 20'000;

struct Partition
{
    std::int64_t first;
    std::int64_t size;
};

std::optional<Partition> removable(db::Pool& pool)
{
    return pool.transaction([](db::Transaction& transaction) -> std::optional<Partition> {
        const auto row = transaction.query("SELECT bank.removable_audit_partition(),"
                                           " 1::bigint << bank.audit_partition_level()")[0];
        if (row[0].is_null())
            return std::nullopt;
        return Partition{row[0].as<std::int64_t>(), row[1].as<std::int64_t>()};
    });
}

Digest rootOf(db::Pool& pool, const Partition& partition)
{
    MerkleTree tree;
    while (tree.size() < partition.size) {
        const std::int64_t from = partition.first + tree.size();
        const auto rows = pool.transaction([&](db::Transaction& transaction) {
            return transaction.query("SELECT leaf_hash FROM bank.audit_event WHERE seq >= $1 AND seq < $2 ORDER BY seq",
                                     from, std::min(from + kAtOnce, partition.first + partition.size));
        });
        for (const auto& row : rows)
            tree.append(platform::digestFrom(db::bytesOf(row[0])));
        if (partition.first + tree.size() != std::min(from + kAtOnce, partition.first + partition.size))
            throw std::runtime_error("the oldest audit events are not whole, and so are not removed: run bankd verify");
    }
    return tree.root();
}

} // namespace

bool removeOutdatedEvents(db::Pool& pool)
{
    const auto partition = removable(pool);
    if (!partition)
        return false;
    const std::string root(platform::viewOf(rootOf(pool, *partition)));
    return pool.transaction([&](db::Transaction& transaction) {
        const auto removed =
            transaction.query("SELECT bank.remove_audit_partition($1, $2::bytea)", partition->first, db::bytea(root));
        if (!removed[0][0].as<bool>())
            return false;
        AuditEvent event;
        event.action = "audit.outdatedRemoved";
        event.at = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
        event.detail =
            detailOf({stated("first", std::to_string(partition->first)),
                      stated("events", std::to_string(partition->size)), stated("root", platform::hex(root))});
        record(transaction, {event});
        return true;
    });
}

} // namespace cf::bank
