// Ends blocked database calls: when a deadline passes the socket is shut down, and the call returns with an error.
// Neither libpq's keepalives nor statement_timeout help when the server is frozen.
//
// The server ends an abandoned query by itself within client_connection_check_interval, a quarter of a second.
// statement_timeout is for a client whose machine vanished. Neither is in force during a COMMIT, which is never
// cancelled. Hence there is no PQcancel either: it could arrive during the next COMMIT.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>

namespace cf::db {

class Watchdog
{
public:
    using Clock = std::chrono::steady_clock;

    Watchdog();
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

    //! Guards one stretch of work on a socket. Destroy it before the socket is closed.
    class Guard
    {
    public:
        Guard(Watchdog& owner, int socket, Clock::time_point deadline);
        ~Guard();
        Guard(const Guard&) = delete;
        Guard& operator=(const Guard&) = delete;

        //! Whether the deadline passed and the socket was shut down.
        bool fired() const;

    private:
        Watchdog& m_owner;
        std::uint64_t m_ticket;
    };

private:
    struct Watch
    {
        int socket;
        Clock::time_point deadline;
        bool fired = false;
    };

    void run();

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<std::uint64_t, Watch> m_watches;
    std::uint64_t m_next = 0;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace cf::db
