// A bounded set of connections to one database. Repositories borrow one per piece of work.
#pragma once

#include "services/bank/platform/postgres/Connection.h"
#include "services/bank/platform/postgres/Endpoint.h"
#include "services/bank/platform/postgres/PoolWaits.h"
#include "services/bank/platform/postgres/Urgency.h"

#include <condition_variable>
#include <mutex>

namespace cf::db {

struct PoolConfig
{
    Endpoint database;
    std::size_t connections = 8;
    std::size_t reserved = 0;                  //!< In addition, for urgent work only (Urgency.h).
    std::chrono::milliseconds wait{2'000};     //!< For a free connection; longer: Unavailable.
    std::chrono::milliseconds deadline{5'000}; //!< For one transaction.
    std::chrono::milliseconds backoff{1'000};  //!< How long connects fail at once after a failed one.
    ObserverMaker observer{};                  //!< For each connection.
};

class Pool
{
public:
    Pool(PoolConfig config, Watchdog& watchdog);
    ~Pool();

    //! Runs `function(Transaction&)` in one transaction and commits. Throws db::Error. A broken connection is replaced
    //! the next time; nothing is retried here.
    template <class Function>
    auto transaction(Function&& function)
    {
        Lease lease(*this);
        return lease.connection().transaction(m_config.deadline, std::forward<Function>(function));
    }

    //! Connections in use, and how many there may be.
    std::size_t inUse() const;
    std::size_t size() const { return m_config.connections + m_config.reserved; }
    //! Those that have ended since the last call.
    PoolWaits waits();

private:
    //! A connection, and the endpoint's generation when it was made.
    struct Lent
    {
        std::unique_ptr<Connection> connection;
        std::uint64_t generation = 0;
    };

    class Lease
    {
    public:
        explicit Lease(Pool& pool)
            : m_pool(pool)
            , m_urgent(Urgency::here())
            , m_lent(pool.take(m_urgent))
        {
        }
        ~Lease() { m_pool.giveBack(std::move(m_lent), m_urgent); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Connection& connection() { return *m_lent.connection; }

    private:
        Pool& m_pool;
        bool m_urgent;
        Lent m_lent;
    };

    Lent take(bool urgent);
    void giveBack(Lent lent, bool urgent);
    void awaitRoom(std::unique_lock<std::mutex>& lock, bool urgent);
    bool hasRoom(bool urgent) const;
    void note(bool urgent, bool lent);

    PoolConfig m_config;
    Watchdog& m_watchdog;
    mutable std::mutex m_mutex;
    std::condition_variable m_freed;
    std::vector<Lent> m_idle;
    std::size_t m_lent = 0;
    std::size_t m_lentUrgently = 0; //!< Of those.
    PoolWaits m_waits;
    Watchdog::Clock::time_point m_closedUntil{};
};

} // namespace cf::db
