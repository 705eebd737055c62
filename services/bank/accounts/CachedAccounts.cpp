#include "services/bank/accounts/CachedAccounts.h"

#include "services/bank/api/CacheKinds.h"

namespace cf::bank {
namespace {

std::optional<KeptEntries> loadEntries(db::Transaction& transaction, CustomerKeys& keys,
                                       const contract::EntriesQuery& query, int limit)
{
    const auto kept = findAccount(transaction, query.accountId);
    if (!kept)
        return std::nullopt;
    return KeptEntries{kept->branch, limit,
                       listEntries(transaction, keys, query.accountId, query.position.value_or(0), limit)};
}

} // namespace

std::optional<KeptAccount> readAccount(Reads& reads, StaffId reader, AccountId id)
{
    const auto load = [&](db::Transaction& transaction) -> std::optional<Loaded> {
        const auto kept = findAccount(transaction, id);
        if (!kept)
            return std::nullopt;
        Loaded loaded{contract::encodeDocument(*kept), kept->rowVersion, {subjectOf(id)}};
        for (const auto& holder : kept->account.holders)
            loaded.subjects.push_back(subjectOf(holder.customerId));
        return loaded;
    };
    return decodedCopy<KeptAccount>(reads.cached(reader, CachedBalances, subjectOf(id), load));
}

std::optional<KeptEntries> readEntries(Reads& reads, StaffId reader, CustomerKeys& keys,
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
        return Loaded{contract::encodeDocument(*kept), kept->page.count, {subjectOf(query.accountId)}};
    };
    auto kept = decodedCopy<KeptEntries>(reads.cached(reader, CachedEntries, subjectOf(query.accountId), load));
    if (kept && kept->limit != limit)
        return reads.anywhere(reader, fromDatabase);
    return kept;
}

} // namespace cf::bank
