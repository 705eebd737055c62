#include "services/bank/caching/ReadRouter.h"

#include "services/bank/caching/InvalidationListener.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

// A replica that was behind a moment ago, or failed, is not tried again for each read.
constexpr std::chrono::nanoseconds kBehindBackoff = 200ms;
constexpr std::chrono::nanoseconds kGoneBackoff = 2s;
constexpr auto kWatermarkTimeout = 25ms;

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
    if (const auto span = fetchFromReplicas(seen, work)) {
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

// One that is not known to have replayed enough is worth one question, but not each of them.
std::optional<ReadRouter::Span> ReadRouter::fetchFromReplicas(const db::WalPosition& seen, const Work& work)
{
    // Without a listener that knows the primary's position, a replica may be arbitrarily far behind, or too far ahead.
    const auto recent = m_invalidations ? m_invalidations->recentPosition() : std::nullopt;
    if (!m_replicas || !recent)
        return std::nullopt;
    for (db::Replica* replica : m_replicas->inOrder(std::max(seen, *recent))) {
        const bool surely = replica->replayed() >= std::max(seen, *recent);
        if (auto span = fetchFrom(*replica, seen, *recent, work))
            return span;
        if (!surely)
            break;
    }
    return std::nullopt;
}

std::optional<ReadRouter::Span> ReadRouter::fetchFrom(db::Replica& replica, const db::WalPosition& seen,
                                                      const db::WalPosition& recent, const Work& work)
{
    try {
        return replica.pool.transaction([&](db::Transaction& transaction) -> std::optional<Span> {
            Span around;
            const auto replayed = db::replayedPosition(transaction);
            if (replayed)
                replica.sawReplayed(*replayed);
            if (!replayed || *replayed < recent)
                replica.leaveOut(kBehindBackoff);
            if (!replayed || *replayed < std::max(seen, recent))
                return std::nullopt;
            around.asOf = *replayed;
            work(transaction);
            around.covers = db::receivedPosition(transaction);
            return around;
        });
    } catch (const db::Error&) {
        // It is down, or recovery cancelled the query: the primary has all the data.
        replica.leaveOut(kGoneBackoff);
        return std::nullopt;
    }
}

} // namespace cf::bank
