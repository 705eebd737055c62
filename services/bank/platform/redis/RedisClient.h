// Redis for the whole process: finds the present master by the Sentinels and keeps a few connections. Once it has
// failed it is away for everybody until a thread of its own has reached it again: nobody waits for a dead one time and
// again. Thread-safe.
#pragma once

#include "services/bank/platform/process/Health.h"
#include "services/bank/platform/process/PeriodicThread.h"
#include "services/bank/platform/redis/RedisConnection.h"

#include <mutex>
#include <optional>

namespace cf::platform {

struct RedisConfig
{
    std::vector<RedisAddress> sentinels; //!< Empty: `server` is the only one.
    std::string master = "bank";         //!< As the Sentinels call it.
    RedisAddress server;
    RedisAccess access;
    RedisAccess sentinelAccess;
    std::size_t idle = 8;                   //!< Connections kept.
    std::chrono::milliseconds patience{50}; //!< For an answer: a read from the database takes less than much longer.
    //! For one connection more while others answer: finding the master and signing in.
    std::chrono::milliseconds another{200};
    std::chrono::milliseconds connecting{1'000};         //!< The same by the thread, for whom nobody waits.
    std::chrono::milliseconds pause{1'000};              //!< Between its attempts.
    std::function<void(const std::string&)> onTrouble{}; //!< A sentence for the log, once per outage.
};

class RedisClient
{
public:
    explicit RedisClient(RedisConfig config);
    ~RedisClient();

    struct Answer
    {
        std::vector<RedisReply> replies;
        std::string server; //!< Which run of which server answered: nothing that another one stored is in it.
    };

    //! `commandsFor` makes the commands for the server, named as in Answer. Empty: Redis is away, or answered with an
    //! error; commands may have been carried out.
    std::optional<Answer> ask(const std::function<std::vector<RedisCommand>(const std::string& server)>& commandsFor);

    //! `where` is the master.
    HealthReport health() const { return m_health.report(); }

private:
    using Clock = RedisConnection::Clock;

    struct Held
    {
        std::unique_ptr<RedisConnection> connection;
        std::string server;
        std::string address; //!< "host:port"
    };

    PeriodicThread::Pause lookForIt();
    std::optional<Held> take();
    Held connect(std::chrono::milliseconds atMost) const;
    RedisAddress findMaster(Clock::time_point deadline) const;
    void giveBack(Held held);
    void fail(const std::string& what);

    const RedisConfig m_config;
    mutable std::mutex m_mutex;
    std::vector<Held> m_idle;
    bool m_there = false;
    Health m_health;
    PeriodicThread m_thread;
};

} // namespace cf::platform
