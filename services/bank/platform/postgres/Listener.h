// A connection that hears NOTIFY, with a poll loop of its own: nothing blocks beyond its deadline, even on a frozen
// server. For one thread. Used by whatever must know at once what other servers commit.
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
    //! Connects and listens, or throws Error(Unavailable). Every question has `patience` to be answered.
    Listener(const std::string& conninfo, const std::vector<std::string>& channels, std::chrono::milliseconds patience);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    //! What has come, in the order of the commits that sent it. Does not wait. Throws when the connection is gone.
    std::vector<Notification> take();

    //! Until something may have come, `wakeDescriptor` is readable, or the time is up: false for the last two.
    bool wait(int wakeDescriptor, std::chrono::milliseconds atMost);

    //! Runs statements without parameters; the rows of the last one that gave any. Throws Error.
    std::optional<Rows> ask(const std::string& sql);

private:
    struct Finish
    {
        void operator()(pg_conn* connection) const;
    };
    [[noreturn]] void lose(const std::string& why) const;
    void awaitAnswer();

    std::chrono::milliseconds m_patience;
    std::unique_ptr<pg_conn, Finish> m_connection;
};

} // namespace cf::db
