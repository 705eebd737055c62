#include "services/bank/customers/CachedCustomers.h"

#include "services/bank/api/CacheKinds.h"

namespace cf::bank {

std::optional<CustomerRecord> readCustomer(ReadRouter& reads, StaffId reader, CustomerId id)
{
    const auto load = [&](db::Transaction& transaction) -> std::optional<Loaded> {
        const auto kept = findCustomer(transaction, id);
        if (!kept)
            return std::nullopt;
        // Built from rows that change independently: only the log position shows which copy is newer.
        Loaded loaded{contract::encodeDocument(*kept), 0, {tagOf(id)}};
        for (const HeldAccount& held : kept->accounts)
            loaded.tags.push_back(tagOf(held.account.account.id));
        return loaded;
    };
    return decodedCopy<CustomerRecord>(reads.cached(reader, CachedCustomers, tagOf(id), load));
}

} // namespace cf::bank
