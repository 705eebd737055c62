// The upload rows stay locked until their objects are removed: an upload that would end meanwhile waits, and finds its
// row deleted.
#include "services/bank/documents/AbandonedUploads.h"

namespace cf::bank {
namespace {

constexpr std::size_t kAtOnce = 20;

std::size_t collectSome(db::Transaction& transaction, platform::ObjectStore& objects, std::chrono::seconds age)
{
    const auto rows = transaction.query("DELETE FROM bank.document_upload WHERE object_key IN"
                                        " (SELECT object_key FROM bank.document_upload"
                                        " WHERE begun_at <= now() - make_interval(secs => $1)"
                                        " ORDER BY begun_at LIMIT $2) RETURNING object_key",
                                        age.count(), kAtOnce);
    for (const auto& row : rows)
        if (const auto removed = objects.remove(row.get<std::string>("object_key")); !removed)
            throw std::runtime_error("object store: " + removed.error().what);
    return static_cast<std::size_t>(rows.size());
}

} // namespace

std::size_t collectAbandonedUploads(db::Pool& pool, platform::ObjectStore& objects, std::chrono::seconds age)
{
    std::size_t collected = 0;
    for (std::size_t some = kAtOnce; some == kAtOnce; collected += some)
        some = pool.transaction([&](db::Transaction& transaction) { return collectSome(transaction, objects, age); });
    return collected;
}

} // namespace cf::bank
