// Two levels: this process's own memory, and behind it what all servers share. What the second has goes into the first.
#pragma once

#include "services/bank/platform/cache/MemoryCache.h"
#include "services/bank/platform/cache/SharedCache.h"

namespace cf::platform {

//! As any Cache.
class LayeredCache : public Cache
{
public:
    //! The shared level outlives it. Kinds that do not follow changes stay in the first level.
    LayeredCache(std::vector<CacheKindConfig> kinds, SharedCache& shared);

    std::optional<CacheHit> get(std::size_t kind, std::string_view key, const db::WalPosition& atLeast) override;
    std::optional<CacheHit> getHere(std::size_t kind, std::string_view key, const db::WalPosition& atLeast) override
    {
        return m_memory.getHere(kind, key, atLeast);
    }
    CacheTicket ticket() const override { return m_memory.ticket(); }
    bool put(std::size_t kind, const std::string& key, CacheEntry entry, CacheTicket ticket) override;
    //! In the first level. The second one learns what this server hears.
    void invalidate(const std::vector<std::string>& tags, const db::WalPosition& upTo) override;
    void hear(const std::vector<std::string>& tags, const db::WalPosition& upTo) override;
    void advance(const db::WalPosition& watermark) override;
    void suspend() override;
    void resume(const db::WalPosition& from) override;
    //! A hit in either level is one.
    std::vector<CacheKindStatistics> statistics() const override;

private:
    const std::vector<CacheKindConfig> m_kinds;
    MemoryCache m_memory;
    SharedCache& m_shared;
    std::vector<std::atomic<std::int64_t>> m_sharedHits; //!< Per kind; the first level counted them as misses.
};

} // namespace cf::platform
