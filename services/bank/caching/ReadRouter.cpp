#include "services/bank/caching/ReadRouter.h"

#include "services/bank/caching/InvalidationListener.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

// A replica that was behind a moment ago, or failed, is not tried again for each read.
constexpr std::chrono::nanoseconds kBehindBackoff = 200ms;
constexpr std::chrono::nanoseconds kGoneBackoff = 2s;
constexpr auto kWatermarkTimeout = 3ms;

std::int64_t nowNanoseconds()
{
    return std::chrono::steady_clock::now().time_since_epoch() / 1ns;
}

} // namespace

std::shared_ptr<const std::string> ReadRouter::lookUp(StaffId reader, std::size_t kind, const std::string& key)
{
    if (!m_cache)
        return nullptr;
    const db::WalPosition seen = m_tokens.of(reader);
    // A caller who was just served from the database soon returns, and the cache learns how current it is faster than a
    // query runs.
    if (m_invalidations)
        m_invalidations->awaitCaughtUp(seen, kWatermarkTimeout);
    const auto hit = m_cache->get(kind, key, seen);
    if (!hit)
        return nullptr;
    m_tokens.raise(reader, hit->covers);
    return hit->value;
}

void ReadRouter::keep(std::size_t kind, const std::string& key, Loaded loaded, const Span& span,
                      platform::CacheTicket ticket)
{
    if (!m_cache)
        return;
    m_cache->put(kind, key, {std::move(loaded.value), loaded.version, span.asOf, span.covers, std::move(loaded.tags)},
                 ticket);
}

ReadRouter::Span ReadRouter::fetch(StaffId reader, const Work& work)
{
    const db::WalPosition seen = m_tokens.of(reader);
    if (const auto span = fetchFromReplica(seen, work)) {
        m_tokens.raise(reader, span->covers);
        return *span;
    }
    const Span span = m_primary.transaction([&](db::Transaction& transaction) {
        Span around;
        around.asOf = db::currentPosition(transaction);
        work(transaction);
        around.covers = db::appendWatermark(transaction);
        return around;
    });
    m_tokens.raise(reader, span.covers);
    if (m_invalidations)
        m_invalidations->catchUp();
    return span;
}

std::optional<ReadRouter::Span> ReadRouter::fetchFromReplica(const db::WalPosition& atLeast, const Work& work)
{
    // Without a listener that knows the primary's position, a replica may be arbitrarily far behind.
    const auto recentPosition = m_invalidations ? m_invalidations->recentPosition() : std::nullopt;
    if (!m_replica || !recentPosition || nowNanoseconds() < m_replicaBehindUntil)
        return std::nullopt;
    try {
        return m_replica->transaction([&](db::Transaction& transaction) -> std::optional<Span> {
            Span around;
            const auto replayed = db::replayedPosition(transaction);
            if (!replayed || *replayed < *recentPosition)
                m_replicaBehindUntil = nowNanoseconds() + kBehindBackoff.count();
            if (!replayed || *replayed < std::max(atLeast, *recentPosition))
                return std::nullopt;
            around.asOf = *replayed;
            work(transaction);
            around.covers = db::receivedPosition(transaction);
            return around;
        });
    } catch (const db::Error&) {
        // It is down, or recovery cancelled the query: the primary has all the data.
        m_replicaBehindUntil = nowNanoseconds() + kGoneBackoff.count();
        return std::nullopt;
    }
}

} // namespace cf::bank
