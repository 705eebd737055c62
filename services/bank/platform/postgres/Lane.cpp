#include "services/bank/platform/postgres/Lane.h"

#include "services/bank/platform/postgres/StandbyMissed.h"

#include <libpq-fe.h>

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <utility>

namespace cf::db {
namespace {

// Every statement of a lane finds its rows by key, so one plan is right for ever; and one that was made while a table
// was small must not scan it when it has grown. Another session's lock is waited for less long than the lane's own
// deadline, so that the lane can tell who waits.
constexpr const char* kSettings = " options='-c TimeZone=UTC -c DateStyle=ISO -c client_encoding=UTF8"
                                  " -c plan_cache_mode=force_generic_plan -c jit=off -c enable_seqscan=off"
                                  " -c enable_hashjoin=off -c enable_mergejoin=off"
                                  " -c lock_timeout=1500 -c idle_in_transaction_session_timeout=30000"
                                  // Not statement_timeout, which would end a COMMIT. A lane that gave up has hung up.
                                  " -c client_connection_check_interval=250'";

std::string trimmed(const char* message)
{
    std::string text = message ? message : "";
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

bool isCommit(const Statement& statement)
{
    return statement.name == kCommit.name;
}

} // namespace

const Statement kBegin{"begin", "BEGIN"};
const Statement kCommit{"commit", "COMMIT"};

//! The statements of one round trip and what came back for them.
struct Lane::Flight
{
    struct Sent
    {
        Statement statement;
        bool preparation; //!< Of the statement that follows.
    };
    std::vector<Sent> sent;
    std::vector<Rows> rows;
    std::size_t at = 0; //!< The one whose answer is awaited.
    bool commits = false;
    bool committed = false; //!< The server said so.
    bool landed = false;
    std::optional<Error> failure; //!< The first one.
};

void Lane::Finish::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

Lane::Lane(const std::string& conninfo, Clock::time_point deadline, std::unique_ptr<Companion> companion)
    : m_companion(std::move(companion))
{
    connect(conninfo + kSettings, deadline);
    if (PQsetnonblocking(m_connection.get(), 1) != 0 || PQenterPipelineMode(m_connection.get()) != 1)
        throw Error(ErrorKind::Unavailable, "", trimmed(PQerrorMessage(m_connection.get())));
    PQsetNoticeReceiver(m_connection.get(), &Lane::notice, this);
}

Lane::~Lane() = default;

void Lane::connect(const std::string& conninfo, Clock::time_point deadline)
{
    m_connection.reset(PQconnectStart(conninfo.c_str()));
    auto state = PGRES_POLLING_WRITING;
    while (state != PGRES_POLLING_OK) {
        if (!m_connection || PQstatus(m_connection.get()) == CONNECTION_BAD || state == PGRES_POLLING_FAILED)
            throw Error(ErrorKind::Unavailable, "", trimmed(PQerrorMessage(m_connection.get())));
        if (!wait(state == PGRES_POLLING_READING ? POLLIN : POLLOUT, deadline))
            throw Error(ErrorKind::Unavailable, "", "the database did not answer in time");
        state = PQconnectPoll(m_connection.get());
    }
}

void Lane::queue(const Statement& statement, std::vector<LaneParameter> parameters)
{
    m_queue.push_back({statement, std::move(parameters)});
}

std::vector<Rows> Lane::fly(Clock::time_point deadline)
{
    Flight flight;
    for (const Queued& queued : m_queue)
        flight.commits = flight.commits || isCommit(queued.statement);
    m_standbyMissed = false;
    ++m_flights;
    try {
        land(flight, deadline);
    } catch (const Error&) {
        // Which statement of the flight failed is not asked: what committed must never be taken for rolled back.
        tell(flight.commits || m_broken ? &Companion::lost : &Companion::rolledBack);
        throw;
    }
    if (flight.commits)
        tell(&Companion::committed);
    return std::move(flight.rows);
}

// Returns once COMMIT was answered, whatever became of what followed it.
void Lane::land(Flight& flight, Clock::time_point deadline)
{
    try {
        send(flight);
        collect(flight, deadline);
    } catch (const Error&) {
        if (!flight.committed)
            throw;
    } catch (const std::exception& error) { // no memory, perhaps: what is still on its way must not be met later
        m_broken = true;
        if (!flight.committed)
            lose(flight, error.what());
    }
    if (flight.committed && m_standbyMissed)
        throw standbyMissed();
    if (flight.failure && !flight.committed)
        throw *flight.failure;
}

void Lane::tell(void (Companion::*ending)() noexcept)
{
    if (m_companion)
        ((*m_companion).*ending)();
}

void Lane::rollback(Clock::time_point deadline)
{
    m_queue.clear();
    tell(&Companion::rolledBack);
    if (m_broken)
        return;
    try {
        queue({"rollback", "ROLLBACK"});
        fly(deadline);
    } catch (const Error&) {
        m_broken = true;
    }
}

void Lane::send(Flight& flight)
{
    const auto queue = std::exchange(m_queue, {});
    for (const Queued& queued : queue)
        sendOne(flight, queued);
    if (PQpipelineSync(m_connection.get()) != 1)
        lose(flight, PQerrorMessage(m_connection.get()));
}

void Lane::sendOne(Flight& flight, const Queued& queued)
{
    const Statement& statement = queued.statement;
    const bool sentAlready = std::any_of(flight.sent.begin(), flight.sent.end(), [&](const Flight::Sent& sent) {
        return std::string_view(sent.statement.name) == statement.name;
    });
    if (!sentAlready && !m_prepared.contains(statement.name)) {
        if (PQsendPrepare(m_connection.get(), statement.name, statement.sql, 0, nullptr) != 1)
            lose(flight, PQerrorMessage(m_connection.get()));
        flight.sent.push_back({statement, true});
    }
    std::vector<const char*> values;
    for (const LaneParameter& parameter : queued.parameters)
        values.push_back(parameter ? parameter->c_str() : nullptr);
    if (PQsendQueryPrepared(m_connection.get(), statement.name, static_cast<int>(values.size()), values.data(), nullptr,
                            nullptr, 0) != 1)
        lose(flight, PQerrorMessage(m_connection.get()));
    flight.sent.push_back({statement, false});
}

void Lane::collect(Flight& flight, Clock::time_point deadline)
{
    while (!flight.landed) {
        if (PQisBusy(m_connection.get()) == 0) {
            take(flight);
            continue;
        }
        const int unsent = PQflush(m_connection.get());
        if (!wait(static_cast<short>(unsent == 1 ? POLLIN | POLLOUT : POLLIN), deadline)) {
            ::shutdown(PQsocket(m_connection.get()), SHUT_RDWR);
            lose(flight, "the database did not answer in time");
        }
        if (PQconsumeInput(m_connection.get()) == 1)
            continue;
        while (!flight.landed) // what had arrived before the connection broke; then take() meets the error and throws
            take(flight);
    }
}

void Lane::take(Flight& flight)
{
    OwnedResult owned(PQgetResult(m_connection.get()));
    if (!owned) {
        if (PQstatus(m_connection.get()) == CONNECTION_BAD)
            lose(flight, PQerrorMessage(m_connection.get()));
        return; // between two statements
    }
    const PGresult* result = owned.get();
    const auto status = PQresultStatus(result);
    if (status == PGRES_PIPELINE_SYNC) {
        flight.landed = true;
        return;
    }
    if (flight.at >= flight.sent.size())
        lose(flight, "the database answered more than it was asked");
    const auto sent = flight.sent[flight.at++];
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
        // A COMMIT that had to roll back says so in its tag only.
        if (isCommit(sent.statement) && !sent.preparation) {
            flight.committed = std::string_view(PQcmdStatus(owned.get())) == "COMMIT";
            if (!flight.committed)
                flight.failure =
                    flight.failure.value_or(Error(ErrorKind::Refused, "", "the transaction was rolled back"));
        }
        if (sent.preparation)
            m_prepared.insert(sent.statement.name);
        else
            flight.rows.emplace_back(std::move(owned));
        return;
    }
    if (status == PGRES_PIPELINE_ABORTED)
        return;
    takeFailure(flight, result, isCommit(sent.statement));
}

void Lane::takeFailure(Flight& flight, const pg_result* result, bool ofCommit)
{
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (!state) // libpq's own: the connection broke
        lose(flight, PQresultErrorMessage(result));
    // Whatever its code, with FATAL the server has ended the connection.
    const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    const bool ended = severity && std::string_view(severity) != "ERROR";
    auto kind = ended ? ErrorKind::Unavailable : kindOf(state);
    // Ended by the server while it committed: it may have committed.
    if (ofCommit && kind == ErrorKind::Unavailable)
        kind = ErrorKind::InDoubt;
    m_broken = m_broken || kind == ErrorKind::Unavailable || kind == ErrorKind::InDoubt;
    flight.failure = flight.failure.value_or(Error(kind, state, trimmed(PQresultErrorMessage(result))));
}

void Lane::lose(const Flight& flight, const std::string& why)
{
    m_broken = true;
    if (flight.failure)
        throw *flight.failure; // COMMIT came behind a failed statement, and so was skipped
    throw Error(flight.commits ? ErrorKind::InDoubt : ErrorKind::Unavailable, "", trimmed(why.c_str()));
}

bool Lane::wait(short events, Clock::time_point deadline) const
{
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0)
            return false;
        pollfd descriptor{PQsocket(m_connection.get()), events, 0};
        if (::poll(&descriptor, 1, static_cast<int>(left)) > 0)
            return true;
    }
}

void Lane::notice(void* lane, const pg_result* result)
{
    auto* self = static_cast<Lane*>(lane);
    self->m_standbyMissed = self->m_standbyMissed || saysStandbyMissed(result);
}

} // namespace cf::db
