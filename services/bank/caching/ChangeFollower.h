// Keeps this bankd's cache in step with what any bankd commits: hears the announcements, ends the entries they name,
// and tells the cache up to where it has heard everything. While it cannot listen the cache is empty and stays so.
//
// It sends watermarks to itself. When one comes back, all announcements before it have come, so what is still in the
// cache is as new as that watermark, however long ago it was read. That is why a reader's token does not empty the
// cache. When the connection is lost the cache is dropped, and it stays empty until the follower listens again.
#pragma once

#include "services/bank/platform/cache/Cache.h"
#include "services/bank/platform/postgres/Listener.h"
#include "services/bank/platform/process/FileDescriptor.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace cf::bank {

class ChangeFollower
{
public:
    //! The cache outlives it. onTrouble is given a sentence for the log, once for each lost connection.
    ChangeFollower(std::string conninfo, platform::Cache& cache, std::function<void(const std::string&)> onTrouble);
    ~ChangeFollower();
    ChangeFollower(const ChangeFollower&) = delete;
    ChangeFollower& operator=(const ChangeFollower&) = delete;

    //! Somebody was shown something newer than the cache is known to be: finds out at once how new it is. From any
    //! thread; does not wait.
    void catchUp();

    //! Waits until the cache is known to be as new as `position`; false when that takes longer than `atMost`.
    bool awaitHeard(const db::LogPosition& position, std::chrono::milliseconds atMost);

    //! This bankd committed something and does not know where in the log: the cache is empty at once, no replica is
    //! asked, and both stay so until it has connected anew and knows that what they give contains it. From any thread.
    void startOver();

    //! Where the primary's log was one to three seconds ago: no replica that is behind it is asked. Empty: not known.
    std::optional<db::LogPosition> recently() const;

private:
    using Clock = std::chrono::steady_clock;

    void run();
    void follow();
    //! Sends a watermark to this very connection: when it comes back, everything before it has come.
    db::LogPosition sendMark(db::Listener& listener, std::uint64_t number) const;
    //! False, and nothing is done, when it was told to start over since `start` was read.
    bool resume(std::uint64_t start, const db::LogPosition& position);
    bool noteHeard(std::uint64_t start, const db::LogPosition& position);
    std::uint64_t start() const;
    bool wasWoken();

    const std::string m_conninfo;
    platform::Cache& m_cache;
    const std::function<void(const std::string&)> m_onTrouble;
    const std::string m_ownChannel;
    platform::FileDescriptor m_wake;
    std::atomic<bool> m_ending = false;

    mutable std::mutex m_mutex;
    std::condition_variable m_heardMore;
    std::uint64_t m_start = 0;              //!< How often it was told to start over.
    std::optional<db::LogPosition> m_heard; //!< Empty while it cannot listen.
    std::optional<db::LogPosition> m_recently;
    db::LogPosition m_next;          //!< What m_recently becomes …
    Clock::time_point m_nextSince{}; //!< … when this is a second ago.

    std::thread m_thread;
};

} // namespace cf::bank
