// Keeps this bankd's cache in step with every bankd's commits: looks ten times a second, and whenever a reader wants to
// know, for the changes that have become visible, evicts the entries they name, and tells the cache how far it has
// heard. While it cannot look, the cache is empty and stays so.
//
// Each look tells what became visible since the one before, by PostgreSQL's snapshots: bank.cache_change names the
// transaction of each change. A commit becomes visible only after its record is in the log, and later still where it
// waits for a synchronous standby. So the cache is as new as a position of the log once all changes that had been begun
// when it was read have been seen. That is why a reader's token does not empty the cache.
//
// If one is not seen for a while, its commit waits for a standby that does not answer. A replica may show it already,
// and if the primary dies now, it is lost: meanwhile replicas are bypassed.
#pragma once

#include "services/bank/platform/cache/Cache.h"
#include "services/bank/platform/postgres/Endpoint.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace cf::db {
class PipelinedConnection;
} // namespace cf::db

namespace cf::bank {

class InvalidationListener
{
public:
    //! The cache outlives it. onTrouble gets a sentence for the log, once per lost connection.
    InvalidationListener(db::Endpoint database, platform::Cache& cache,
                         std::function<void(const std::string&)> onTrouble);
    ~InvalidationListener();
    InvalidationListener(const InvalidationListener&) = delete;
    InvalidationListener& operator=(const InvalidationListener&) = delete;

    //! A caller has seen something newer than the cache is known to be: looks at once. From any thread; does not wait.
    void catchUp();

    //! Waits until the cache is known to be as new as `position`; false when that takes longer than `atMost`.
    bool awaitCaughtUp(const db::WalPosition& position, std::chrono::milliseconds atMost);

    //! This bankd committed at an unknown log position: empties the cache at once and bypasses replicas, until it has
    //! reconnected and knows that both contain the commit. From any thread.
    void startOver();

    //! The primary's log position one to three seconds ago: replicas behind it are bypassed, and all of them when it is
    //! empty: it is not known, or commits wait.
    std::optional<db::WalPosition> recentPosition() const;

private:
    using Clock = std::chrono::steady_clock;
    struct Look;

    void run();
    void follow();
    void forget();
    //! False, and no effect, if a restart was requested since `start` was read.
    bool resume(std::uint64_t start, const db::WalPosition& position);
    bool noteHeard(std::uint64_t start);
    void settle(const Look& look);
    std::uint64_t start() const;
    bool goesOn(std::uint64_t start) const;
    //! Until it is time to look, or somebody wants to know.
    void pause(std::uint64_t start);

    const db::Endpoint m_database;
    platform::Cache& m_cache;
    const std::function<void(const std::string&)> m_onTrouble;

    mutable std::mutex m_mutex;
    std::condition_variable m_wanted;    //!< By those who wait or ask.
    std::condition_variable m_heardMore; //!< By them.
    bool m_ending = false;
    bool m_asked = false;
    int m_waiting = 0;
    std::uint64_t m_start = 0;              //!< Number of restarts requested.
    std::optional<db::WalPosition> m_heard; //!< Empty while it cannot look.
    Clock::time_point m_heardAt{};
    std::optional<db::WalPosition> m_recentPosition;
    db::WalPosition m_next;          //!< What m_recentPosition becomes …
    Clock::time_point m_nextSince{}; //!< … when this is a second old.

    // Of the thread:
    std::uint64_t m_begun = 0;                       //!< The last change that anybody began to tell of.
    std::map<std::uint64_t, std::uint64_t> m_unseen; //!< Of those, with a number above their transactions'.
    std::deque<std::pair<db::WalPosition, std::uint64_t>> m_unsettled; //!< Positions, and m_begun at each.
    std::optional<db::WalPosition> m_settled;                          //!< The last one that no longer is.

    std::thread m_thread;
};

} // namespace cf::bank
