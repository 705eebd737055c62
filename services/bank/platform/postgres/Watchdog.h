// Ends blocked database calls: when a deadline passes the socket is shut down, and the call returns with an error.
// Neither libpq's keepalives nor statement_timeout help when the server is frozen.
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
