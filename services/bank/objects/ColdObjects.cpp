#include "services/bank/objects/ColdObjects.h"

#include "services/bank/platform/crypto/Encryption.h"

namespace cf::bank {
namespace {

using Kind = platform::ObjectError::Kind;

constexpr int kMovedAtOnce = 100;

//! Claimed for a while, for several servers do this.
std::vector<std::string> oldOnes(db::Pool& pool, const std::string& bucket, std::chrono::seconds age)
{
    return pool.transaction([&](db::Transaction& transaction) {
        std::vector<std::string> keys;
        for (const auto& row :
             transaction.query("UPDATE bank.object SET claimed_until = now() + interval '10 minutes' WHERE key IN"
                               " (SELECT key FROM bank.object WHERE state = 'kept' AND bucket = $1"
                               " AND since <= now() - make_interval(secs => $2)"
                               " AND (claimed_until IS NULL OR claimed_until < now()) ORDER BY since LIMIT $3"
                               " FOR UPDATE SKIP LOCKED) RETURNING key",
                               bucket, age.count(), kMovedAtOnce))
            keys.push_back(row.get<std::string>("key"));
        return keys;
    });
}

void demand(bool good, const std::string& key, const std::string& what)
{
    if (!good)
        throw std::runtime_error("object store: " + key + " was not moved to the cold bucket: " + what);
}

void copy(const std::string& key, const platform::ObjectStore& warm, platform::ObjectStore& cold)
{
    const auto content = warm.get(key);
    demand(content.ok(), key, content ? "" : content.error().what);
    const auto put = cold.put(key, *content);
    demand(put || put.error().kind == Kind::AlreadyThere, key, put ? "" : put.error().what);
    const auto there = cold.get(key);
    demand(there && *there == *content, key, there ? "it is not the same there" : there.error().what);
}

} // namespace

std::size_t moveToCold(db::Pool& pool, platform::ObjectStore& warm, platform::ObjectStore& cold,
                       std::chrono::seconds age)
{
    std::size_t moved = 0;
    for (auto keys = oldOnes(pool, warm.place(), age); !keys.empty(); keys = oldOnes(pool, warm.place(), age))
        for (const std::string& key : keys) {
            copy(key, warm, cold);
            pool.transaction([&](db::Transaction& transaction) {
                transaction.query("UPDATE bank.object SET bucket = $2, claimed_until = NULL WHERE key = $1", key,
                                  cold.place());
            });
            // What stays because of a failure is removed with the object, for that is asked of all stores.
            [[maybe_unused]] const auto gone = warm.remove(key);
            ++moved;
        }
    return moved;
}

} // namespace cf::bank
