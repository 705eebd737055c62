// The in-process LRU cache, bounded in bytes for each kind. Reads of different keys hardly ever contend; writes, which
// are rare, are serialised.
#pragma once

#include "services/bank/platform/cache/Cache.h"

#include <array>
#include <atomic>
#include <functional>
#include <list>
#include <mutex>
#include <set>
#include <unordered_map>

namespace cf::platform {

class MemoryCache : public Cache
{
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    explicit MemoryCache(std::vector<CacheKindConfig> kinds, Clock clock = std::chrono::steady_clock::now);
    ~MemoryCache() override;

    std::optional<CacheHit> get(std::size_t kind, std::string_view key, const db::WalPosition& atLeast) override;
    std::optional<CacheHit> getHere(std::size_t kind, std::string_view key, const db::WalPosition& atLeast) override;
    CacheTicket ticket() const override { return {m_changes}; }
    bool put(std::size_t kind, const std::string& key, CacheEntry entry, CacheTicket ticket) override;
    void invalidate(const std::vector<std::string>& tags, const db::WalPosition& upTo) override;
    void advance(const db::WalPosition& watermark) override;
    void suspend() override;
    void resume(const db::WalPosition& from) override;
    std::vector<CacheKindStatistics> statistics() const override;

private:
    struct Kept;
    struct Shard;
    struct Kind;
    struct Change
    {
        std::uint64_t number = 0;
        db::WalPosition upTo;
    };
    using Place = std::pair<std::size_t, std::string>; //!< Kind and key.

    static constexpr std::size_t kShards = 16;

    Shard& shardOf(std::size_t kind, std::string_view key) const;
    db::WalPosition watermark() const;
    // Require m_writing:
    bool isOutdated(const CacheEntry& entry, CacheTicket ticket) const;
    void noteChange(const std::string& tag, const db::WalPosition& upTo);
    void insert(const Place& place, CacheEntry entry);
    bool remove(const Place& place);
    void clear(const db::WalPosition& untoldUpTo);

    Clock m_clock;
    std::vector<std::unique_ptr<Kind>> m_kinds;

    std::mutex m_writing;                                      //!< Guards what follows; taken before a shard's.
    std::unordered_map<std::string, std::set<Place>> m_tagged; //!< Which entries carry a tag.
    std::unordered_map<std::string, Change> m_changed;         //!< The last change of a tag …
    Change m_forgotten;                                        //!< … unless it is no later than this.

    std::atomic<std::uint64_t> m_changes = 0;
    std::atomic<bool> m_following = false;
    mutable std::mutex m_markMutex;
    db::WalPosition m_watermark;
};

} // namespace cf::platform
