// A superuser connection to an embedded server in which every step has a deadline: ordinary libpq calls block for as
// long as the server is frozen. Used by the supervising threads and by tests/support.
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
                                                      std::chrono::milliseconds timeout);

    //! One or more statements; returns the rows of the last that had any. Unusable after a missed deadline.
    Outcome<db::Rows, std::string> run(const std::string& sql, std::chrono::milliseconds timeout);

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
