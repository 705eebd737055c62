// A superuser's connection to one of the embedded servers in which every step has a deadline: a frozen server blocks
// ordinary libpq calls for as long as it is frozen. Used by the supervising threads and by tests/support.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/postgres/Rows.h"

#include <chrono>
#include <memory>
#include <string>

struct pg_conn;

namespace cf::platform {

class AdminSession
{
public:
    //! The error after a missed deadline.
    static constexpr const char* kTooLate = "the server did not answer in time";

    //! The error is libpq's text, one line.
    static Outcome<AdminSession, std::string> connect(const std::string& connectionString,
                                                      std::chrono::milliseconds patience);

    //! One or more statements; the rows of the last that gave any. After a missed deadline the connection is useless.
    Outcome<db::Rows, std::string> run(const std::string& sql, std::chrono::milliseconds patience);

private:
    using Clock = std::chrono::steady_clock;
    struct Close
    {
        void operator()(pg_conn* connection) const;
    };
    explicit AdminSession(pg_conn* connection)
        : m_connection(connection)
    {
    }
    bool waitForSocket(bool writing, Clock::time_point end) const;
    bool collect(Clock::time_point end) const;
    std::string problem() const;
    std::unique_ptr<pg_conn, Close> m_connection;
};

} // namespace cf::platform
