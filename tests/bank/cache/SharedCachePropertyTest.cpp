// Reads never go back with Redis between: servers that hear of changes at different times, readers that store what they
// read long ago, keys that Redis loses, and a Redis that comes back empty. No server may find what a change that it has
// heard of made old.
#include "services/bank/platform/cache/SharedCache.h"
#include "tests/simulate/Chance.h"
#include "tests/support/TemporaryRedis.h"

#include <gtest/gtest.h>

#include <deque>

namespace cf::walk {
namespace {

using namespace std::chrono_literals;
using namespace platform;

constexpr int kServers = 3;
constexpr int kKeys = 4;
constexpr SharedCacheTimes kTimes{.generation = 600s, .covering = 90ms, .reads = 40ms};

db::WalPosition at(std::uint64_t offset)
{
    return {1, offset};
}

//! The database: which version each key has had since which position.
class Database
{
public:
    std::uint64_t now() const { return m_now; }
    void change(int key) { m_changes.push_back({++m_now, key}); }
    void goOn() { ++m_now; }
    //! How often the key was changed up to there.
    std::int64_t versionAt(int key, std::uint64_t position) const
    {
        return std::count_if(m_changes.begin(), m_changes.end(),
                             [&](const auto& change) { return change.first <= position && change.second == key; });
    }
    const std::vector<std::pair<std::uint64_t, int>>& changes() const { return m_changes; }

private:
    std::uint64_t m_now = 1;
    std::vector<std::pair<std::uint64_t, int>> m_changes;
};

struct Server
{
    Server(const test::TemporaryRedis& redis, const EncryptionKey& key)
        : client(redis.config())
        , shared(client, key, kTimes)
    {
    }

    RedisClient client;
    SharedCache shared;
    std::size_t heard = 0;      //!< Of the database's changes.
    std::uint64_t position = 0; //!< Up to here.
    struct Read
    {
        int key;
        std::uint64_t asOf;
        std::chrono::steady_clock::time_point since;
    };
    std::deque<Read> reads; //!< From the database, not stored yet.
};

class Walk
{
public:
    //! Without telling, servers hear of changes, but Redis does not.
    Walk(test::TemporaryRedis& redis, std::uint64_t seed, bool telling)
        : m_redis(redis)
        , m_chance(seed)
        , m_telling(telling)
    {
        redis.ask({"FLUSHALL"});
        for (int i = 0; i < kServers; ++i)
            m_servers.push_back(std::make_unique<Server>(redis, m_key));
        for (const auto& server : m_servers)
            listen(*server);
    }

    //! How many values were found that were too old, and how many at all.
    std::pair<int, int> go(int steps)
    {
        for (int i = 0; i < steps; ++i)
            step(*m_servers[m_chance.below(kServers)]);
        return {m_stale, m_found};
    }

private:
    void listen(Server& server)
    {
        server.heard = m_database.changes().size();
        server.position = m_database.now();
        server.shared.resume(at(server.position));
    }

    void step(Server& server)
    {
        const auto key = static_cast<int>(m_chance.below(kKeys));
        const auto roll = m_chance.below(10'000);
        if (roll == 0)
            m_redis.ask({"FLUSHALL"});
        else if (roll < 8)
            loseOne();
        else if (roll < 12)
            missSome(server);
        else if (roll < 500)
            m_database.change(key);
        else if (roll < 3'000)
            hear(server);
        else if (roll < 6'000)
            readOrStore(server, key);
        else
            find(server, key);
        m_database.goOn();
    }

    void loseOne()
    {
        const RedisReply name = m_redis.ask({"RANDOMKEY"});
        if (name.isText())
            m_redis.ask({"DEL", name.text});
    }

    void missSome(Server& server)
    {
        server.shared.suspend();
        listen(server);
    }

    //! Some of what there is to hear.
    void hear(Server& server)
    {
        const std::size_t all = m_database.changes().size();
        std::size_t more = m_chance.below(all - server.heard + 1);
        for (; more > 0; --more, ++server.heard) {
            const auto& [position, key] = m_database.changes()[server.heard];
            if (m_telling)
                server.shared.hear({std::to_string(key)}, at(position));
            server.position = position;
        }
        if (server.heard == all)
            server.position = m_database.now();
        server.shared.advance(at(server.position));
    }

    void readOrStore(Server& server, int key)
    {
        if (server.reads.size() < 3) {
            server.reads.push_back({key, m_database.now(), std::chrono::steady_clock::now()});
            return;
        }
        const Server::Read read = server.reads.front();
        server.reads.pop_front();
        if (std::chrono::steady_clock::now() - read.since > kTimes.reads / 2)
            return; // no read takes so long
        const std::string name = std::to_string(read.key);
        server.shared.put(
            "accounts", name,
            {std::to_string(m_database.versionAt(read.key, read.asOf)), 1, at(read.asOf), at(read.asOf), {name}}, 60s);
    }

    void find(Server& server, int key)
    {
        const auto entry = server.shared.get("accounts", std::to_string(key));
        if (!entry)
            return;
        ++m_found;
        if (std::stoll(entry->value) < m_database.versionAt(key, server.position))
            ++m_stale;
    }

    test::TemporaryRedis& m_redis;
    simulation::Chance m_chance;
    const bool m_telling;
    const EncryptionKey m_key = EncryptionKey::random();
    Database m_database;
    std::vector<std::unique_ptr<Server>> m_servers;
    int m_stale = 0;
    int m_found = 0;
};

} // namespace

TEST(SharedCacheProperty, noServerFindsWhatItHasHeardToBeOld)
{
    test::TemporaryRedis redis;
    int found = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const auto [stale, all] = Walk(redis, seed, true).go(30'000);
        EXPECT_EQ(stale, 0) << "seed " << seed;
        found += all;
    }
    EXPECT_GT(found, 500) << "it is of some use";
}

TEST(SharedCacheProperty, withoutTellingItWouldBeNoticed)
{
    test::TemporaryRedis redis;
    int stale = 0;
    for (std::uint64_t seed = 1; seed <= 2; ++seed)
        stale += Walk(redis, seed, false).go(30'000).first;
    EXPECT_GT(stale, 0);
}

} // namespace cf::walk
