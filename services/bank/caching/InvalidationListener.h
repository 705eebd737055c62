// Keeps this bankd's cache in step with every bankd's commits: receives invalidations, evicts the entries they name,
// and tells the cache how far it has received them. While it cannot listen, the cache is empty and stays so.
//
// It sends watermarks to itself. When one comes back, all invalidations before it have come, so what is still in the
// cache is as new as that watermark, however long ago it was read. That is why a reader's token does not empty the
// cache. When the connection is lost the cache is dropped, and it stays empty until it listens again.
#pragma once

#include "services/bank/platform/cache/Cache.h"
#include "services/bank/platform/postgres/Endpoint.h"
#include "services/bank/platform/postgres/Listener.h"
#include "services/bank/platform/process/FileDescriptor.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

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

    //! A caller has seen something newer than the cache is known to be: checks at once how current it is. From any
    //! thread; does not wait.
    void catchUp();

    //! Waits until the cache is known to be as new as `position`; false when that takes longer than `atMost`.
    bool awaitCaughtUp(const db::WalPosition& position, std::chrono::milliseconds atMost);

    //! This bankd committed at an unknown log position: empties the cache at once and bypasses replicas, until it has
    //! reconnected and knows that both contain the commit. From any thread.
    void startOver();

    //! The primary's log position one to three seconds ago: replicas behind it are bypassed. Empty: not known.
    std::optional<db::WalPosition> recentPosition() const;

private:
    using Clock = std::chrono::steady_clock;

    void run();
    void follow();
    //! Sends a watermark to this very connection: once it comes back, everything before it has arrived.
    db::WalPosition sendWatermark(db::Listener& listener, std::uint64_t number) const;
    //! False, and no effect, if a restart was requested since `start` was read.
    bool resume(std::uint64_t start, const db::WalPosition& position);
    bool noteHeard(std::uint64_t start, const db::WalPosition& position);
    std::uint64_t start() const;
    bool wasWoken();

    const db::Endpoint m_database;
    platform::Cache& m_cache;
    const std::function<void(const std::string&)> m_onTrouble;
    const std::string m_ownChannel;
    platform::FileDescriptor m_wake;
    std::atomic<bool> m_ending = false;

    mutable std::mutex m_mutex;
    std::condition_variable m_heardMore;
    std::uint64_t m_start = 0;              //!< Number of restarts requested.
    std::optional<db::WalPosition> m_heard; //!< Empty while it cannot listen.
    std::optional<db::WalPosition> m_recentPosition;
    db::WalPosition m_next;          //!< What m_recentPosition becomes …
    Clock::time_point m_nextSince{}; //!< … when this is a second old.

    std::thread m_thread;
};

} // namespace cf::bank
