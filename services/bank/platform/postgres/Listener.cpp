#include "services/bank/platform/postgres/Listener.h"

#include "services/bank/platform/postgres/Conninfo.h"

#include <libpq-fe.h>

#include <poll.h>

#include <algorithm>

namespace cf::db {
namespace {

using Clock = std::chrono::steady_clock;

int millisecondsUntil(Clock::time_point deadline)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    return static_cast<int>(std::max<std::int64_t>(0, left));
}

} // namespace

void Listener::Finish::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

Listener::Listener(const std::string& conninfo, const std::vector<std::string>& channels,
                   std::chrono::milliseconds timeout)
    : m_timeout(timeout)
{
    const auto seconds = std::max<long>(2, std::chrono::ceil<std::chrono::seconds>(timeout).count());
    // It commits only notifications, which nobody misses after a crash: its commits do not wait for the disk.
    m_connection.reset(PQconnectdb(Conninfo::of(conninfo)
                                       .with("connect_timeout", std::to_string(seconds))
                                       .with("application_name", "bankd-listener")
                                       .withOptions("-c synchronous_commit=off")
                                       .text()
                                       .c_str()));
    if (PQstatus(m_connection.get()) != CONNECTION_OK || PQsetnonblocking(m_connection.get(), 1) != 0)
        lose(PQerrorMessage(m_connection.get()));
    for (const std::string& channel : channels)
        ask("LISTEN " + channel);
}

Listener::~Listener() = default;

std::vector<Notification> Listener::take()
{
    if (PQconsumeInput(m_connection.get()) != 1)
        lose(PQerrorMessage(m_connection.get()));
    std::vector<Notification> notifications;
    while (PGnotify* notice = PQnotifies(m_connection.get())) {
        notifications.push_back({notice->relname, notice->extra});
        PQfreemem(notice);
    }
    return notifications;
}

bool Listener::wait(int wakeDescriptor, std::chrono::milliseconds atMost)
{
    pollfd descriptors[] = {{PQsocket(m_connection.get()), POLLIN, 0}, {wakeDescriptor, POLLIN, 0}};
    ::poll(descriptors, 2, static_cast<int>(atMost.count()));
    return descriptors[0].revents != 0;
}

std::optional<Rows> Listener::ask(const std::string& sql)
{
    if (PQsendQuery(m_connection.get(), sql.c_str()) != 1)
        lose(PQerrorMessage(m_connection.get()));
    std::optional<Rows> rows;
    std::optional<Error> failure;
    for (;;) {
        awaitAnswer();
        OwnedResult result(PQgetResult(m_connection.get()));
        if (!result)
            break;
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK && PQresultStatus(result.get()) != PGRES_TUPLES_OK) {
            const char* state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
            failure = Error(kindOf(state ? state : ""), state ? state : "", PQresultErrorMessage(result.get()));
        }
        if (PQntuples(result.get()) > 0)
            rows.emplace(std::move(result));
    }
    if (failure)
        throw *failure;
    return rows;
}

void Listener::awaitAnswer()
{
    const auto deadline = Clock::now() + m_timeout;
    while (PQflush(m_connection.get()) == 1 || PQisBusy(m_connection.get()) == 1) {
        const int left = millisecondsUntil(deadline);
        if (left == 0)
            lose("the database did not answer in time");
        pollfd descriptor{PQsocket(m_connection.get()), POLLIN, 0};
        if (PQflush(m_connection.get()) == 1)
            descriptor.events |= POLLOUT;
        ::poll(&descriptor, 1, left);
        if (PQconsumeInput(m_connection.get()) != 1)
            lose(PQerrorMessage(m_connection.get()));
    }
}

void Listener::lose(const std::string& why) const
{
    throw Error(ErrorKind::Unavailable, "", why);
}

} // namespace cf::db
