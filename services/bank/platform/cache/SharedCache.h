// The second level: entries in Redis, which all servers of the bank share. Part of LayeredCache.
//
// An entry is stored with the generations of its tags, and is returned only while they are the same. Whoever hears of a
// change gives its tags a new generation, which names the position of the change. A key that Redis has lost makes an
// entry useless, never wrong: a lost generation matches nothing, and under one in its place nothing is stored for a
// while. What another run of the server stored lies under other names, so a failover that loses generations loses the
// entries, too.
//
// A server believes what it finds only while it covers: it has told Redis all changes that it has heard of, and
// somebody told those before it began to listen. That somebody did is said by a key that every covering server keeps
// alive; without one all entries are made useless once, and covering begins.
//
// Values are encrypted, for they contain personal data. Tags, kinds and keys are ids, and lie open.
#pragma once

#include "services/bank/platform/cache/Cache.h"
#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/redis/RedisClient.h"

#include <mutex>

namespace cf::platform {

struct SharedCacheTimes
{
    std::chrono::milliseconds generation{600'000}; //!< Longer than any entry lives: none outlives its generations.
    std::chrono::milliseconds covering{3'000};     //!< Who covers says so again within a third of it.
    std::chrono::milliseconds reads{6'000};        //!< No read from the database takes longer.
};

//! Thread-safe.
class SharedCache
{
public:
    //! The client outlives it. Key and times are of all servers of the bank.
    SharedCache(RedisClient& redis, const EncryptionKey& key, SharedCacheTimes times = {});

    //! An entry whose tags have not changed, as far as this server has heard. Empty: none, or it does not cover.
    std::optional<CacheEntry> get(std::string_view kind, std::string_view key);
    //! Stores it unless one of its tags changed after its `asOf`, or may have.
    void put(std::string_view kind, std::string_view key, const CacheEntry& entry,
             std::chrono::milliseconds timeToLive);

    //! The tags were changed before `upTo`. In the order in which this server hears of changes.
    void hear(const std::vector<std::string>& tags, const db::WalPosition& upTo);
    //! All changes up to there have been told by hear(): covers, if it can.
    void advance(const db::WalPosition& position);
    //! Changes are not heard of.
    void suspend();
    //! They are again; those up to `from` may have been missed.
    void resume(const db::WalPosition& from);

    bool covers() const;

private:
    bool mayCover(const db::WalPosition& position);

    RedisClient& m_redis;
    const EncryptionKey m_key;
    const SharedCacheTimes m_times;
    mutable std::mutex m_mutex;
    bool m_following = false;
    bool m_covering = false;
    std::string m_server;       //!< That was told of all changes heard of after `m_from`. Empty: none was yet.
    db::WalPosition m_from;     //!< Changes up to here may have been told by others only.
    db::WalPosition m_position; //!< Up to here it has heard.
    std::chrono::steady_clock::time_point m_saidAt{};
};

} // namespace cf::platform
