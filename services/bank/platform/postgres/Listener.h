// A connection that receives NOTIFY, with a poll loop of its own: nothing blocks beyond its deadline, even on a frozen
// server. For one thread. Used by code that must know at once what other servers commit.
#pragma once

#include "services/bank/platform/postgres/Error.h"
#include "services/bank/platform/postgres/Rows.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct pg_conn;

namespace cf::db {

struct Notification
{
    std::string channel;
    std::string payload;
};

class Listener
{
public:
    //! Connects and listens, or throws Error(Unavailable). Every query must be answered within `timeout`.
    Listener(const std::string& conninfo, const std::vector<std::string>& channels, std::chrono::milliseconds timeout);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    //! Notifications received, in the order of their commits. Does not wait. Throws if the connection is lost.
    std::vector<Notification> take();

    //! Until something may have arrived, `wakeDescriptor` is readable, or the time is up: false for the last two.
    bool wait(int wakeDescriptor, std::chrono::milliseconds atMost);

    //! Runs statements without parameters; returns the rows of the last that had any. Throws Error.
    std::optional<Rows> ask(const std::string& sql);

private:
    struct Finish
    {
        void operator()(pg_conn* connection) const;
    };
    [[noreturn]] void lose(const std::string& why) const;
    void awaitAnswer();

    std::chrono::milliseconds m_timeout;
    std::unique_ptr<pg_conn, Finish> m_connection;
};

} // namespace cf::db
