// A cache of serialised values that never returns less than its reader has seen. The interface that a remote cache
// shares with the one in this process.
#pragma once

#include "services/bank/platform/postgres/WalPosition.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cf::platform {

//! One kind of cached value; its index in the list given to the cache is its number.
struct CacheKindConfig
{
    std::string name;
    std::chrono::milliseconds timeToLive{30'000};
    std::size_t bytes = 16 << 20; //!< For all entries together; the least recently used are evicted.
    bool followsChanges = true;   //!< False: valid until its time to live is over, whatever changes.
};

struct CacheEntry
{
    std::string value;
    std::int64_t version = 0;      //!< Of the row; an entry with a smaller one never overwrites it.
    db::WalPosition asOf;          //!< Every commit up to here is in it. None: a kind that does not follow changes.
    db::WalPosition covers;        //!< No later commit is in it.
    std::vector<std::string> tags; //!< A change of any of them invalidates it.
};

struct CacheHit
{
    std::shared_ptr<const std::string> value;
    db::WalPosition covers; //!< What its reader must be shown from now on.
};

//! Taken before the value is read from its source: a change after that keeps the value out.
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

//! Thread-safe. Does not throw: an unreachable cache is an empty one.
class Cache
{
public:
    virtual ~Cache() = default;

    //! An entry that is certainly as recent as `atLeast`.
    virtual std::optional<CacheHit> get(std::size_t kind, std::string_view key, const db::WalPosition& atLeast) = 0;

    //! The same from this process' memory, without asking anybody; finding nothing there is no miss.
    virtual std::optional<CacheHit> getHere(std::size_t kind, std::string_view key, const db::WalPosition& atLeast) = 0;

    virtual CacheTicket ticket() const = 0;

    //! Stores unless a newer entry exists, or one of its tags changed after the ticket or after `asOf`.
    virtual bool put(std::size_t kind, const std::string& key, CacheEntry entry, CacheTicket ticket) = 0;

    //! The tags were changed by visible commits, all of them before `upTo`.
    virtual void invalidate(const std::vector<std::string>& tags, const db::WalPosition& upTo) = 0;

    //! The same, as this server hears of the changes of all servers: in their order, from one thread. Those that it
    //! made itself were invalidated before.
    virtual void hear(const std::vector<std::string>& tags, const db::WalPosition& upTo) { invalidate(tags, upTo); }

    //! All changes up to `watermark` have been reported: remaining entries are current as of it.
    virtual void advance(const db::WalPosition& watermark) = 0;

    //! Changes are not reported: kinds that follow them stay empty …
    virtual void suspend() = 0;
    //! … until reporting resumes; changes up to `from` may have been missed.
    virtual void resume(const db::WalPosition& from) = 0;

    //! In the order of the kinds, since the start.
    virtual std::vector<CacheKindStatistics> statistics() const = 0;
};

} // namespace cf::platform
