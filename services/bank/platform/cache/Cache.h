// A cache of serialised values that never answers with less than its reader has seen. The interface that a remote cache
// shares with the one in this process.
#pragma once

#include "services/bank/platform/postgres/LogPosition.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cf::platform {

//! One kind of cached things; its place in the list that the cache was made with is its number.
struct CacheKindConfig
{
    std::string name;
    std::chrono::milliseconds timeToLive{30'000};
    std::size_t bytes = 16 << 20; //!< All entries together; the least recently used ones give way.
    bool followsChanges = true;   //!< False: worth its time to live even when nobody tells of changes.
};

struct CacheEntry
{
    std::string value;
    std::int64_t version = 0;      //!< Of the row; an entry with a smaller one is not stored over it.
    db::LogPosition asOf;          //!< Every commit up to here is in it. None: a kind that does not follow changes.
    db::LogPosition covers;        //!< No commit behind this is in it.
    std::vector<std::string> tags; //!< What it tells about: a change of any of them ends it.
};

struct CacheHit
{
    std::shared_ptr<const std::string> value;
    db::LogPosition covers; //!< What its reader must be shown from now on.
};

//! Taken before the value is read from its source: what changes from then on keeps the value out.
struct CacheTicket
{
    std::uint64_t change = 0;
};

struct CacheKindStatistics
{
    std::string kind;
    std::int64_t entries = 0;
    std::int64_t hits = 0;
    std::int64_t misses = 0;
    std::int64_t evictions = 0;
    std::int64_t invalidations = 0;
};

//! Thread-safe. Does not throw: a cache that cannot be reached has nothing.
class Cache
{
public:
    virtual ~Cache() = default;

    //! An entry that is certainly as new as `atLeast`.
    virtual std::optional<CacheHit> get(std::size_t kind, std::string_view key, const db::LogPosition& atLeast) = 0;

    virtual CacheTicket ticket() const = 0;

    //! Stores unless something newer is there, or one of its tags changed after the ticket or behind `asOf`.
    virtual bool put(std::size_t kind, const std::string& key, CacheEntry entry, CacheTicket ticket) = 0;

    //! The tags were changed by commits that are visible, all of them before `upTo`.
    virtual void invalidate(const std::vector<std::string>& tags, const db::LogPosition& upTo) = 0;

    //! Whoever tells of changes has told all up to `watermark`: what is still here is as new as that.
    virtual void advance(const db::LogPosition& watermark) = 0;

    //! Nobody tells of changes: kinds that follow them are empty and stay so …
    virtual void suspend() = 0;
    //! … until somebody does again; changes up to `from` may have gone untold.
    virtual void resume(const db::LogPosition& from) = 0;

    //! In the order of the kinds, since the start.
    virtual std::vector<CacheKindStatistics> statistics() const = 0;
};

} // namespace cf::platform
