// The servers that only read, a pool for each. Used by ReadRouter and by what may read while no server takes orders.
#pragma once

#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/postgres/ServerWatch.h"

#include <deque>

namespace cf::db {

//! Thread-safe.
class Replica
{
public:
    Replica(PoolConfig config, Watchdog& watchdog)
        : pool(std::move(config), watchdog)
    {
    }

    //! It failed, or was behind: it is left out for so long.
    void leaveOut(std::chrono::nanoseconds time);
    bool isLeftOut() const;

    //! It has replayed as much, at least.
    void sawReplayed(const WalPosition& position);
    WalPosition replayed() const;

    Pool pool;

private:
    std::atomic<std::int64_t> m_outUntil = 0; //!< Steady clock, nanoseconds.
    mutable std::mutex m_mutex;
    WalPosition m_replayed;
};

class Replicas
{
public:
    //! The servers' strings, in the order of the watch, which may be null: then each is taken for a replica. Each
    //! pool is like the pattern. The watchdog and the watch outlive it.
    Replicas(const std::vector<Conninfo>& servers, const PoolConfig& pattern, const ServerWatch* watch,
             Watchdog& watchdog);

    //! Those that may be asked now: first those that are known to have replayed as much, each group by how busy it is.
    std::vector<Replica*> inOrder(const WalPosition& atLeast);

private:
    const ServerWatch* m_watch;
    std::deque<Replica> m_replicas;
};

} // namespace cf::db
