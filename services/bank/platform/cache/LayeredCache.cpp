#include "services/bank/platform/cache/LayeredCache.h"

namespace cf::platform {

LayeredCache::LayeredCache(std::vector<CacheKindConfig> kinds, SharedCache& shared)
    : m_kinds(kinds)
    , m_memory(std::move(kinds))
    , m_shared(shared)
    , m_sharedHits(m_kinds.size())
{
}

std::optional<CacheHit> LayeredCache::get(std::size_t kind, std::string_view key, const db::WalPosition& atLeast)
{
    if (auto hit = m_memory.get(kind, key, atLeast))
        return hit;
    const CacheKindConfig& config = m_kinds[kind];
    if (!config.followsChanges)
        return std::nullopt;
    const CacheTicket ticket = m_memory.ticket();
    auto entry = m_shared.get(config.name, key);
    if (!entry || entry->asOf < atLeast)
        return std::nullopt;
    CacheHit hit{std::make_shared<const std::string>(entry->value), entry->covers};
    m_memory.put(kind, std::string(key), *std::move(entry), ticket);
    ++m_sharedHits[kind];
    return hit;
}

bool LayeredCache::put(std::size_t kind, const std::string& key, CacheEntry entry, CacheTicket ticket)
{
    const CacheKindConfig& config = m_kinds[kind];
    if (config.followsChanges)
        m_shared.put(config.name, key, entry, config.timeToLive);
    return m_memory.put(kind, key, std::move(entry), ticket);
}

void LayeredCache::invalidate(const std::vector<std::string>& tags, const db::WalPosition& upTo)
{
    m_memory.invalidate(tags, upTo);
}

void LayeredCache::hear(const std::vector<std::string>& tags, const db::WalPosition& upTo)
{
    m_memory.invalidate(tags, upTo);
    m_shared.hear(tags, upTo);
}

void LayeredCache::advance(const db::WalPosition& watermark)
{
    m_shared.advance(watermark);
    m_memory.advance(watermark);
}

void LayeredCache::suspend()
{
    m_shared.suspend();
    m_memory.suspend();
}

void LayeredCache::resume(const db::WalPosition& from)
{
    m_memory.resume(from);
    m_shared.resume(from);
}

std::vector<CacheKindStatistics> LayeredCache::statistics() const
{
    auto all = m_memory.statistics();
    for (std::size_t kind = 0; kind < all.size(); ++kind) {
        all[kind].hits += m_sharedHits[kind];
        all[kind].misses -= m_sharedHits[kind];
    }
    return all;
}

} // namespace cf::platform
