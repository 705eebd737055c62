#include "services/bank/objects/ObjectCopier.h"

#include "services/bank/platform/crypto/Encryption.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr int kCopiers = 4;
constexpr int kClaimed = 20;
constexpr auto kIdle = 1s;
constexpr auto kAfterTrouble = 10s;

struct Claimed
{
    std::string key;
    std::string hash; //!< Empty: not known.
};

std::vector<Claimed> claim(db::Pool& pool)
{
    return pool.transaction([](db::Transaction& transaction) {
        std::vector<Claimed> claimed;
        for (const auto& row :
             transaction.query("UPDATE bank.object SET claimed_until = now() + interval '2 minutes' WHERE key IN"
                               " (SELECT key FROM bank.object WHERE state = 'kept' AND copied_at IS NULL"
                               " AND (claimed_until IS NULL OR claimed_until < now()) ORDER BY since LIMIT $1"
                               " FOR UPDATE SKIP LOCKED) RETURNING key, sha256",
                               kClaimed))
            claimed.push_back({row.get<std::string>("key"), row.getOr<db::Bytea>("sha256", "")});
        return claimed;
    });
}

//! What is wrong; empty: the copy is there, and is the same.
std::string copy(const Claimed& object, const platform::ObjectStore& from, platform::ObjectStore& to)
{
    const auto content = from.get(object.key);
    if (!content)
        return "it cannot be read: " + content.error().what;
    const std::string hash = platform::sha256(*content);
    if (!object.hash.empty() && hash != object.hash)
        return "it is not what was put";
    const auto put = to.put(object.key, *content);
    if (!put && put.error().kind != platform::ObjectError::Kind::AlreadyThere)
        return "its copy was not put: " + put.error().what;
    const auto there = to.get(object.key);
    if (!there)
        return "its copy cannot be read: " + there.error().what;
    return *there == *content ? "" : "its copy is not the same";
}

} // namespace

std::size_t ObjectCopier::copySome(db::Pool& pool, const platform::ObjectStore& from, platform::ObjectStore& to,
                                   const Trouble& onTrouble)
{
    std::vector<std::string> copied;
    for (const Claimed& object : claim(pool)) {
        if (const std::string fault = copy(object, from, to); !fault.empty())
            onTrouble("the object " + object.key + " was not copied to the other region: " + fault);
        else
            copied.push_back(object.key);
    }
    if (!copied.empty())
        pool.transaction([&](db::Transaction& transaction) {
            transaction.query("UPDATE bank.object SET copied_at = now(), claimed_until = NULL"
                              " WHERE key = ANY ($1::text[])",
                              db::array(copied));
        });
    return copied.size();
}

ObjectCopier::ObjectCopier(db::Pool& pool, const platform::ObjectStore& from, platform::ObjectStore& to,
                           const Trouble& onTrouble)
    : m_thread(
          [&pool, &from, &to, onTrouble] {
              const bool some = copySome(pool, from, to, onTrouble) > 0;
              return platform::PeriodicThread::Pause{some ? 0s : kIdle};
          },
          [onTrouble](const std::exception& error) {
              onTrouble(error.what());
              return platform::PeriodicThread::Pause{kAfterTrouble};
          })
{
}

ObjectCopiers::ObjectCopiers(db::Pool& pool, ObjectStores& stores, const ObjectCopier::Trouble& onTrouble)
{
    for (int i = 0; i < kCopiers; ++i)
        m_copiers.emplace_back(pool, stores.own(), *stores.other(), onTrouble);
}

} // namespace cf::bank
