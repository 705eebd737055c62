#include "services/bank/platform/postgres/PipelinedConnection.h"

#include "services/bank/platform/postgres/Conninfo.h"
#include "services/bank/platform/postgres/UnreplicatedCommit.h"

#include <libpq-fe.h>

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <utility>

namespace cf::db {
namespace {

// Every statement finds its rows by key, so one plan is always right; and a plan made while a table was small must not
// scan it once it has grown. lock_timeout is shorter than the connection's own deadline, so that the connection can
// tell who waits.
constexpr const char* kPipelineSettings =
    "-c TimeZone=UTC -c DateStyle=ISO -c client_encoding=UTF8"
    " -c plan_cache_mode=force_generic_plan -c jit=off -c enable_seqscan=off"
    " -c enable_hashjoin=off -c enable_mergejoin=off"
    " -c lock_timeout=1500 -c idle_in_transaction_session_timeout=30000"
    // Not statement_timeout, which would end a COMMIT. A client that gave up has hung up.
    " -c client_connection_check_interval=250";

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

PipelineParameter PipelineParameter::binary(std::string value)
{
    PipelineParameter parameter(std::move(value));
    parameter.m_binary = true;
    return parameter;
}

PipelineParameters::PipelineParameters(const std::vector<PipelineParameter>& parameters)
{
    for (const PipelineParameter& parameter : parameters) {
        const auto& value = parameter.value();
        values.push_back(value ? value->c_str() : nullptr);
        lengths.push_back(value ? static_cast<int>(value->size()) : 0);
        formats.push_back(parameter.isBinary() ? 1 : 0);
    }
}

//! The statements of one round trip and their results.
struct PipelinedConnection::Pipeline
{
    struct Sent
    {
        Statement statement;
        bool preparation; //!< Of the statement that follows.
    };
    std::vector<Sent> sent;
    std::vector<Rows> rows;
    std::size_t at = 0; //!< The one whose result is awaited.
    bool commits = false;
    bool committed = false; //!< The server said so.
    bool synced = false;
    std::optional<Error> failure; //!< The first one.
};

void PipelinedConnection::Finish::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

PipelinedConnection::PipelinedConnection(const std::string& conninfo, Clock::time_point deadline,
                                         std::unique_ptr<TransactionObserver> observer)
    : m_observer(std::move(observer))
{
    connect(Conninfo::of(conninfo).withOptions(kPipelineSettings).text(), deadline);
    if (PQsetnonblocking(m_connection.get(), 1) != 0 || PQenterPipelineMode(m_connection.get()) != 1)
        throw Error(ErrorKind::Unavailable, "", trimmed(PQerrorMessage(m_connection.get())));
    PQsetNoticeReceiver(m_connection.get(), &PipelinedConnection::notice, this);
}

PipelinedConnection::~PipelinedConnection() = default;

void PipelinedConnection::connect(const std::string& conninfo, Clock::time_point deadline)
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

void PipelinedConnection::queue(const Statement& statement, std::vector<PipelineParameter> parameters)
{
    m_queue.push_back({statement, std::move(parameters)});
}

std::vector<Rows> PipelinedConnection::execute(Clock::time_point deadline)
{
    Pipeline pipeline;
    for (const Queued& queued : m_queue)
        pipeline.commits = pipeline.commits || isCommit(queued.statement);
    m_unreplicated = false;
    ++m_roundTrips;
    try {
        sync(pipeline, deadline);
    } catch (const Error&) {
        // Which statement of the pipeline failed does not matter: a commit must never be taken for a rollback.
        tell(pipeline.commits || m_broken ? &TransactionObserver::inDoubt : &TransactionObserver::rolledBack);
        throw;
    }
    if (pipeline.commits)
        tell(&TransactionObserver::committed);
    return std::move(pipeline.rows);
}

// Returns once COMMIT was answered, whatever became of the statements after it.
void PipelinedConnection::sync(Pipeline& pipeline, Clock::time_point deadline)
{
    try {
        send(pipeline);
        collect(pipeline, deadline);
    } catch (const Error&) {
        if (!pipeline.committed)
            throw;
    } catch (const std::exception& error) { // perhaps out of memory: what is still in flight must not be read later
        m_broken = true;
        if (!pipeline.committed)
            lose(pipeline, error.what());
    }
    if (pipeline.committed && m_unreplicated)
        throw unreplicatedCommit();
    if (pipeline.failure && !pipeline.committed)
        throw *pipeline.failure;
}

void PipelinedConnection::tell(void (TransactionObserver::*ending)() noexcept)
{
    if (m_observer)
        ((*m_observer).*ending)();
}

void PipelinedConnection::rollback(Clock::time_point deadline)
{
    m_queue.clear();
    tell(&TransactionObserver::rolledBack);
    if (m_broken)
        return;
    try {
        queue({"rollback", "ROLLBACK"});
        execute(deadline);
    } catch (const Error&) {
        m_broken = true;
    }
}

void PipelinedConnection::send(Pipeline& pipeline)
{
    const auto queue = std::exchange(m_queue, {});
    for (const Queued& queued : queue)
        sendOne(pipeline, queued);
    if (PQpipelineSync(m_connection.get()) != 1)
        lose(pipeline, PQerrorMessage(m_connection.get()));
}

void PipelinedConnection::sendOne(Pipeline& pipeline, const Queued& queued)
{
    const Statement& statement = queued.statement;
    const bool sentAlready = std::any_of(pipeline.sent.begin(), pipeline.sent.end(), [&](const Pipeline::Sent& sent) {
        return std::string_view(sent.statement.name) == statement.name;
    });
    if (!sentAlready && !m_prepared.contains(statement.name)) {
        if (PQsendPrepare(m_connection.get(), statement.name, statement.sql, 0, nullptr) != 1)
            lose(pipeline, PQerrorMessage(m_connection.get()));
        pipeline.sent.push_back({statement, true});
    }
    const PipelineParameters sent(queued.parameters);
    if (PQsendQueryPrepared(m_connection.get(), statement.name, static_cast<int>(sent.values.size()),
                            sent.values.data(), sent.lengths.data(), sent.formats.data(), 0) != 1)
        lose(pipeline, PQerrorMessage(m_connection.get()));
    pipeline.sent.push_back({statement, false});
}

void PipelinedConnection::collect(Pipeline& pipeline, Clock::time_point deadline)
{
    while (!pipeline.synced) {
        if (PQisBusy(m_connection.get()) == 0) {
            take(pipeline);
            continue;
        }
        const int unsent = PQflush(m_connection.get());
        if (!wait(static_cast<short>(unsent == 1 ? POLLIN | POLLOUT : POLLIN), deadline)) {
            ::shutdown(PQsocket(m_connection.get()), SHUT_RDWR);
            lose(pipeline, "the database did not answer in time");
        }
        if (PQconsumeInput(m_connection.get()) == 1)
            continue;
        while (!pipeline.synced) // what arrived before the connection broke; then take() meets the error and throws
            take(pipeline);
    }
}

void PipelinedConnection::take(Pipeline& pipeline)
{
    OwnedResult owned(PQgetResult(m_connection.get()));
    if (!owned) {
        if (PQstatus(m_connection.get()) == CONNECTION_BAD)
            lose(pipeline, PQerrorMessage(m_connection.get()));
        return; // between two statements
    }
    const PGresult* result = owned.get();
    const auto status = PQresultStatus(result);
    if (status == PGRES_PIPELINE_SYNC) {
        pipeline.synced = true;
        return;
    }
    if (pipeline.at >= pipeline.sent.size())
        lose(pipeline, "the database sent more results than statements");
    const auto sent = pipeline.sent[pipeline.at++];
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
        // A COMMIT that had to roll back says so only in its command tag.
        if (isCommit(sent.statement) && !sent.preparation) {
            pipeline.committed = std::string_view(PQcmdStatus(owned.get())) == "COMMIT";
            if (!pipeline.committed)
                pipeline.failure =
                    pipeline.failure.value_or(Error(ErrorKind::Refused, "", "the transaction was rolled back"));
        }
        if (sent.preparation)
            m_prepared.insert(sent.statement.name);
        else
            pipeline.rows.emplace_back(std::move(owned));
        return;
    }
    if (status == PGRES_PIPELINE_ABORTED)
        return;
    takeFailure(pipeline, result, isCommit(sent.statement));
}

void PipelinedConnection::takeFailure(Pipeline& pipeline, const pg_result* result, bool ofCommit)
{
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (!state) // from libpq: the connection broke
        lose(pipeline, PQresultErrorMessage(result));
    // FATAL, whatever the code: the server has ended the connection.
    const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    const bool ended = severity && std::string_view(severity) != "ERROR";
    auto kind = ended ? ErrorKind::Unavailable : kindOf(state);
    // The server ended the connection during COMMIT: it may have committed.
    if (ofCommit && kind == ErrorKind::Unavailable)
        kind = ErrorKind::InDoubt;
    m_broken = m_broken || kind == ErrorKind::Unavailable || kind == ErrorKind::InDoubt;
    pipeline.failure = pipeline.failure.value_or(Error(kind, state, trimmed(PQresultErrorMessage(result))));
}

void PipelinedConnection::lose(const Pipeline& pipeline, const std::string& why)
{
    m_broken = true;
    if (pipeline.failure)
        throw *pipeline.failure; // COMMIT followed a failed statement, and so was skipped
    throw Error(pipeline.commits ? ErrorKind::InDoubt : ErrorKind::Unavailable, "", trimmed(why.c_str()));
}

bool PipelinedConnection::wait(short events, Clock::time_point deadline) const
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

void PipelinedConnection::notice(void* pipelined, const pg_result* result)
{
    auto* self = static_cast<PipelinedConnection*>(pipelined);
    self->m_unreplicated = self->m_unreplicated || saysUnreplicated(result);
}

} // namespace cf::db
