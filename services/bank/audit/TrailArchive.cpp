#include "services/bank/audit/TrailArchive.h"

namespace cf::bank {
namespace {

std::string_view faultOf(const ArchiveRow& row, const MerkleTree& tree, const TrailKey& key)
{
    if (row.root.size() != std::tuple_size_v<Digest> ||
        row.mac != viewOf(key.archiveSealOf(row.first, row.level, platform::digestFrom(row.root), row.newest)))
        return "it does not have the bank's seal";
    if (row.first != tree.size())
        return "it does not follow the events before it";
    if (row.level != row.partitionLevel)
        return "its partition had another size";
    if (row.newest + kMinimumRetention > std::chrono::system_clock::now())
        return "the events are too young to have been removed by retention";
    return {};
}

} // namespace

std::string archiveQuery(std::int64_t from)
{
    return "SELECT first_seq, level::bigint AS level, bank.audit_partition_level()::bigint AS partition_level,"
           " root, newest, mac FROM bank.audit_archive WHERE first_seq >= " +
           std::to_string(from) + " ORDER BY first_seq";
}

std::vector<ArchiveRow> readArchive(db::Transaction& transaction, std::int64_t from)
{
    std::vector<ArchiveRow> rows;
    for (const auto& row : transaction.query(archiveQuery(from).c_str()))
        rows.push_back({row.get<std::int64_t>("first_seq"), row.get<std::int64_t>("level"),
                        row.get<std::int64_t>("partition_level"), row.get<db::Bytea>("root"),
                        row.get<Instant>("newest"), row.getOr<db::Bytea>("mac", "")});
    return rows;
}

std::optional<std::string> appendArchived(MerkleTree& tree, const ArchiveRow& row, const TrailKey& key)
{
    if (const std::string_view fault = faultOf(row, tree, key); !fault.empty())
        return "The row of audit_archive for the events from number " + std::to_string(row.first) +
               " on is not the bank's: " + std::string(fault) + ".";
    tree.appendSubtree(platform::digestFrom(row.root), static_cast<int>(row.level));
    return std::nullopt;
}

} // namespace cf::bank
