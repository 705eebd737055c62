#include "services/bank/customers/CachedCustomers.h"

#include "services/bank/api/CacheKinds.h"

namespace cf::bank {

std::optional<KeptCustomer> readCustomer(Reads& reads, StaffId reader, CustomerId id)
{
    const auto load = [&](db::Transaction& transaction) -> std::optional<Loaded> {
        const auto kept = findCustomer(transaction, id);
        if (!kept)
            return std::nullopt;
        // Made of rows that change on their own: the place in the log alone says which copy is newer.
        Loaded loaded{contract::encodeDocument(*kept), 0, {subjectOf(id)}};
        for (const HeldAccount& held : kept->accounts)
            loaded.subjects.push_back(subjectOf(held.account.account.id));
        return loaded;
    };
    return decodedCopy<KeptCustomer>(reads.cached(reader, CachedCustomers, subjectOf(id), load));
}

} // namespace cf::bank
