// libpq's asynchronous calls, with poll() in between.
#include "services/bank/platform/embedded/AdminSession.h"

#include <algorithm>
#include <libpq-fe.h>
#include <poll.h>

namespace cf::platform {

namespace {

std::string oneLine(std::string text)
{
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

} // namespace

void AdminSession::Close::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

std::string AdminSession::problem() const
{
    return oneLine(PQerrorMessage(m_connection.get()));
}

bool AdminSession::waitForSocket(bool writing, Clock::time_point end) const
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0)
        return false;
    pollfd wait{PQsocket(m_connection.get()), static_cast<short>(writing ? POLLOUT : POLLIN), 0};
    return ::poll(&wait, 1, static_cast<int>(left.count())) != 0; // A signal only starts the next round earlier.
}

Outcome<AdminSession, std::string> AdminSession::connect(const std::string& connectionString,
                                                         std::chrono::milliseconds timeout)
{
    const auto end = Clock::now() + timeout;
    AdminSession session(PQconnectStart(connectionString.c_str()));
    if (!session.m_connection)
        return std::string("out of memory");
    PQsetNoticeProcessor(
        session.m_connection.get(), [](void*, const char*) {}, nullptr);
    PostgresPollingStatusType step = PGRES_POLLING_WRITING;
    while (PQstatus(session.m_connection.get()) != CONNECTION_BAD && step != PGRES_POLLING_OK &&
           step != PGRES_POLLING_FAILED) {
        if (!session.waitForSocket(step == PGRES_POLLING_WRITING, end))
            return std::string(kTooLate);
        step = PQconnectPoll(session.m_connection.get());
    }
    if (PQstatus(session.m_connection.get()) != CONNECTION_OK)
        return session.problem();
    return session;
}

bool AdminSession::collect(Clock::time_point end) const
{
    while (PQisBusy(m_connection.get())) {
        if (!waitForSocket(false, end))
            return false;
        if (!PQconsumeInput(m_connection.get()))
            return true; // Broken: PQgetResult says why.
    }
    return true;
}

Outcome<db::Rows, std::string> AdminSession::run(const std::string& sql, std::chrono::milliseconds timeout)
{
    const auto end = Clock::now() + timeout;
    if (!PQsendQuery(m_connection.get(), sql.c_str()))
        return problem();
    db::OwnedResult last;
    std::string failure;
    while (true) {
        if (!collect(end))
            return std::string(kTooLate);
        db::OwnedResult result(PQgetResult(m_connection.get()));
        if (!result)
            break;
        const auto status = PQresultStatus(result.get());
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            failure = oneLine(PQresultErrorMessage(result.get()));
        else if (status == PGRES_TUPLES_OK || !last)
            last = std::move(result);
    }
    if (!failure.empty())
        return failure;
    if (!last)
        return std::string("the server said nothing");
    return db::Rows(std::move(last));
}

} // namespace cf::platform
