#include "services/bank/accounts/CachedAccounts.h"

#include "services/bank/api/CacheKinds.h"

namespace cf::bank {
namespace {

std::optional<EntryRecords> loadEntries(db::Transaction& transaction, CustomerKeys& keys,
                                        const contract::EntriesQuery& query, int limit)
{
    const auto kept = findAccount(transaction, query.accountId);
    if (!kept)
        return std::nullopt;
    return EntryRecords{kept->branch, limit,
                        listEntries(transaction, keys, query.accountId, query.position.value_or(0), limit)};
}

} // namespace

std::optional<AccountRecord> readAccount(ReadRouter& reads, StaffId reader, AccountId id)
{
    const auto load = [&](db::Transaction& transaction) -> std::optional<Loaded> {
        const auto kept = findAccount(transaction, id);
        if (!kept)
            return std::nullopt;
        Loaded loaded{contract::encodeDocument(*kept), kept->rowVersion, {tagOf(id)}};
        for (const auto& holder : kept->account.holders)
            loaded.tags.push_back(tagOf(holder.customerId));
        return loaded;
    };
    return decodedCopy<AccountRecord>(reads.cached(reader, CachedBalances, tagOf(id), load));
}

std::optional<EntryRecords> readEntries(ReadRouter& reads, StaffId reader, CustomerKeys& keys,
                                        const contract::EntriesQuery& query, int limit)
{
    const auto fromDatabase = [&](db::Transaction& transaction) {
        return loadEntries(transaction, keys, query, limit);
    };
    if (query.position.value_or(0) != 0)
        return reads.anywhere(reader, fromDatabase);
    const auto load = [&](db::Transaction& transaction) -> std::optional<Loaded> {
        const auto kept = fromDatabase(transaction);
        if (!kept)
            return std::nullopt;
        return Loaded{contract::encodeDocument(*kept), kept->page.count, {tagOf(query.accountId)}};
    };
    auto kept = decodedCopy<EntryRecords>(reads.cached(reader, CachedEntries, tagOf(query.accountId), load));
    if (kept && kept->limit != limit)
        return reads.anywhere(reader, fromDatabase);
    return kept;
}

} // namespace cf::bank
