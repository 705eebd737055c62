#include "services/bank/platform/cache/MemoryCache.h"

#include <algorithm>

namespace cf::platform {
namespace {

// Recent changes, remembered to reject values read before them. A read takes milliseconds.
constexpr std::size_t kChangesKept = 50'000;
// What an entry takes besides its text: list and map nodes, the index by tag.
constexpr std::size_t kOverhead = 400;

} // namespace

struct MemoryCache::Kept
{
    std::string key;
    std::shared_ptr<const std::string> value;
    std::int64_t version;
    db::WalPosition asOf;
    db::WalPosition covers;
    std::vector<std::string> tags;
    std::chrono::steady_clock::time_point until;

    std::size_t bytes() const { return value->size() + 2 * key.size() + kOverhead; }
};

struct MemoryCache::Shard
{
    std::mutex mutex;
    std::list<Kept> entries; //!< Most recently used first.
    std::unordered_map<std::string_view, std::list<Kept>::iterator> places;
    std::size_t bytes = 0;
};

struct MemoryCache::Kind
{
    CacheKindConfig config;
    std::array<Shard, kShards> shards;
    std::atomic<std::int64_t> hits = 0;
    std::atomic<std::int64_t> misses = 0;
    std::atomic<std::int64_t> evictions = 0;
    std::atomic<std::int64_t> invalidations = 0;
};

MemoryCache::MemoryCache(std::vector<CacheKindConfig> kinds, Clock clock)
    : m_clock(std::move(clock))
{
    for (CacheKindConfig& config : kinds) {
        m_kinds.push_back(std::make_unique<Kind>());
        m_kinds.back()->config = std::move(config);
    }
}

MemoryCache::~MemoryCache() = default;

MemoryCache::Shard& MemoryCache::shardOf(std::size_t kind, std::string_view key) const
{
    return m_kinds[kind]->shards[std::hash<std::string_view>()(key) % kShards];
}

db::WalPosition MemoryCache::watermark() const
{
    const std::lock_guard lock(m_markMutex);
    return m_watermark;
}

std::optional<CacheHit> MemoryCache::get(std::size_t kind, std::string_view key, const db::WalPosition& atLeast)
{
    auto hit = getHere(kind, key, atLeast);
    if (!hit)
        ++m_kinds[kind]->misses;
    return hit;
}

std::optional<CacheHit> MemoryCache::getHere(std::size_t kind, std::string_view key, const db::WalPosition& atLeast)
{
    Kind& in = *m_kinds[kind];
    // Before the look-up: an entry found afterwards is unchanged up to this watermark.
    const db::WalPosition told = watermark();
    Shard& shard = shardOf(kind, key);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.places.find(key);
    const bool usable = found != shard.places.end() && m_clock() < found->second->until &&
                        (!in.config.followsChanges || std::max(told, found->second->asOf) >= atLeast);
    if (!usable)
        return std::nullopt;
    ++in.hits;
    shard.entries.splice(shard.entries.begin(), shard.entries, found->second);
    return CacheHit{found->second->value, found->second->covers};
}

bool MemoryCache::put(std::size_t kind, const std::string& key, CacheEntry entry, CacheTicket ticket)
{
    const Kind& in = *m_kinds[kind];
    const std::lock_guard lock(m_writing);
    if ((in.config.followsChanges && !m_following) || isOutdated(entry, ticket))
        return false;
    if (entry.value.size() > in.config.bytes / kShards / 2)
        return false;
    const Place place(kind, key);
    {
        Shard& shard = shardOf(kind, key);
        const std::lock_guard reading(shard.mutex);
        const auto there = shard.places.find(key);
        if (there != shard.places.end() &&
            std::pair(entry.version, entry.asOf) < std::pair(there->second->version, there->second->asOf))
            return false;
    }
    remove(place);
    insert(place, std::move(entry));
    return true;
}

bool MemoryCache::isOutdated(const CacheEntry& entry, CacheTicket ticket) const
{
    const bool positioned = !entry.asOf.isNone();
    const auto outdates = [&](const Change& change) {
        return change.number > ticket.change || (positioned && change.upTo > entry.asOf);
    };
    return outdates(m_forgotten) || std::any_of(entry.tags.begin(), entry.tags.end(), [&](const std::string& tag) {
               const auto found = m_changed.find(tag);
               return found != m_changed.end() && outdates(found->second);
           });
}

void MemoryCache::insert(const Place& place, CacheEntry entry)
{
    Kind& in = *m_kinds[place.first];
    for (const std::string& tag : entry.tags)
        m_tagged[tag].insert(place);
    std::vector<Place> leaving;
    {
        Shard& shard = shardOf(place.first, place.second);
        const std::lock_guard lock(shard.mutex);
        shard.entries.push_front({place.second, std::make_shared<const std::string>(std::move(entry.value)),
                                  entry.version, entry.asOf, entry.covers, std::move(entry.tags),
                                  m_clock() + in.config.timeToLive});
        shard.places.emplace(shard.entries.front().key, shard.entries.begin());
        shard.bytes += shard.entries.front().bytes();
        std::size_t bytes = shard.bytes;
        for (auto last = shard.entries.rbegin(); bytes > in.config.bytes / kShards; ++last) {
            bytes -= last->bytes();
            leaving.emplace_back(place.first, last->key);
        }
    }
    for (const Place& gone : leaving)
        in.evictions += remove(gone);
}

bool MemoryCache::remove(const Place& place)
{
    std::vector<std::string> tags;
    {
        Shard& shard = shardOf(place.first, place.second);
        const std::lock_guard lock(shard.mutex);
        const auto found = shard.places.find(place.second);
        if (found == shard.places.end())
            return false;
        const auto entry = found->second;
        shard.places.erase(found);
        shard.bytes -= entry->bytes();
        tags = std::move(entry->tags);
        shard.entries.erase(entry);
    }
    for (const std::string& tag : tags) {
        const auto telling = m_tagged.find(tag);
        if (telling == m_tagged.end())
            continue;
        telling->second.erase(place);
        if (telling->second.empty())
            m_tagged.erase(telling);
    }
    return true;
}

void MemoryCache::noteChange(const std::string& tag, const db::WalPosition& upTo)
{
    if (m_changed.size() >= kChangesKept) {
        for (const auto& [other, change] : m_changed)
            m_forgotten.upTo = std::max(m_forgotten.upTo, change.upTo);
        m_forgotten.number = m_changes;
        m_changed.clear();
    }
    Change& change = m_changed[tag];
    change.number = ++m_changes;
    change.upTo = std::max(change.upTo, upTo);
}

void MemoryCache::invalidate(const std::vector<std::string>& tags, const db::WalPosition& upTo)
{
    const std::lock_guard lock(m_writing);
    for (const std::string& tag : tags) {
        noteChange(tag, upTo);
        const auto telling = m_tagged.find(tag);
        if (telling == m_tagged.end())
            continue;
        const std::set<Place> places = telling->second;
        for (const Place& place : places)
            m_kinds[place.first]->invalidations += remove(place);
    }
}

void MemoryCache::advance(const db::WalPosition& watermark)
{
    const std::lock_guard lock(m_markMutex);
    m_watermark = std::max(m_watermark, watermark);
}

void MemoryCache::suspend()
{
    const std::lock_guard lock(m_writing);
    m_following = false;
    clear({});
}

void MemoryCache::resume(const db::WalPosition& from)
{
    const std::lock_guard lock(m_writing);
    clear(from);
    advance(from);
    m_following = true;
}

void MemoryCache::clear(const db::WalPosition& untoldUpTo)
{
    m_forgotten.number = ++m_changes;
    m_forgotten.upTo = std::max(m_forgotten.upTo, untoldUpTo);
    for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
        if (!m_kinds[kind]->config.followsChanges)
            continue;
        for (Shard& shard : m_kinds[kind]->shards) {
            std::vector<Place> places;
            {
                const std::lock_guard lock(shard.mutex);
                for (const Kept& kept : shard.entries)
                    places.emplace_back(kind, kept.key);
            }
            for (const Place& place : places)
                m_kinds[kind]->invalidations += remove(place);
        }
    }
}

std::vector<CacheKindStatistics> MemoryCache::statistics() const
{
    std::vector<CacheKindStatistics> all;
    for (const auto& kind : m_kinds) {
        CacheKindStatistics statistics{kind->config.name,  0, kind->hits, kind->misses, kind->evictions,
                                       kind->invalidations};
        for (Shard& shard : kind->shards) {
            const std::lock_guard lock(shard.mutex);
            statistics.entries += static_cast<std::int64_t>(shard.entries.size());
        }
        all.push_back(std::move(statistics));
    }
    return all;
}

} // namespace cf::platform
