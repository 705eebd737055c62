// A connection for one thread's write transactions: libpq in pipeline mode with a poll loop of its own. Queued
// statements go out together, in one round trip; no call blocks beyond its deadline, even on a frozen server.
//
// Written by hand because libpqxx 6.4 has no pipeline mode. It needs no Watchdog.
#pragma once

#include "services/bank/platform/postgres/Error.h"
#include "services/bank/platform/postgres/Rows.h"
#include "services/bank/platform/postgres/TransactionObserver.h"

#include <chrono>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace cf::db {

//! A statement with $1, $2 …, prepared when first used. The name identifies it on its connection.
struct Statement
{
    const char* name;
    const char* sql;
};

//! A parameter; empty is null.
class PipelineParameter
{
public:
    // NOLINTBEGIN(google-explicit-constructor): a text is a parameter, and no value is one
    PipelineParameter(std::nullopt_t = std::nullopt) {}
    //! In PostgreSQL's text input format. Arrays: db::array.
    PipelineParameter(std::optional<std::string> text)
        : m_value(std::move(text))
    {
    }
    PipelineParameter(std::string text)
        : m_value(std::move(text))
    {
    }
    PipelineParameter(const char* text)
        : m_value(text)
    {
    }
    // NOLINTEND(google-explicit-constructor)
    static PipelineParameter binary(std::string value);

    const std::optional<std::string>& value() const { return m_value; }
    bool isBinary() const { return m_binary; }

private:
    std::optional<std::string> m_value;
    bool m_binary = false;
};

//! Parameters as libpq takes them. They outlive it.
struct PipelineParameters
{
    explicit PipelineParameters(const std::vector<PipelineParameter>& parameters);

    std::vector<const char*> values;
    std::vector<int> lengths;
    std::vector<int> formats;
};

class PipelinedConnection
{
public:
    using Clock = std::chrono::steady_clock;

    //! Connects before `deadline`, or throws Error(Unavailable). (Only a host name look-up may take longer.) The
    //! observer learns how each transaction ends.
    PipelinedConnection(const std::string& conninfo, Clock::time_point deadline,
                        std::unique_ptr<TransactionObserver> observer = nullptr);
    ~PipelinedConnection();
    PipelinedConnection(const PipelinedConnection&) = delete;
    PipelinedConnection& operator=(const PipelinedConnection&) = delete;

    //! Adds a statement to the next pipeline.
    void queue(const Statement& statement, std::vector<PipelineParameter> parameters = {});

    //! Sends the queue and returns each statement's result, in order. Throws Error: of the first statement that failed
    //! (later ones did not run; the transaction waits for rollback()), or, if the connection was lost or the deadline
    //! passed, InDoubt if COMMIT was in this pipeline and Unavailable if not. A commit that its standbys may not have
    //! is InDoubt, too. A COMMIT is never cancelled: when the deadline passes the socket is shut down. Once the server
    //! has confirmed the commit, no failure after COMMIT throws: the results of those statements are missing at the
    //! end.
    std::vector<Rows> execute(Clock::time_point deadline);

    //! Statements in the next pipeline.
    std::size_t queued() const { return m_queue.size(); }

    //! Ends a failed transaction, or any other. Does not throw: a failure leaves the connection broken.
    void rollback(Clock::time_point deadline);

    //! May be null.
    TransactionObserver* observer() const { return m_observer.get(); }
    //! Whether it must be replaced.
    bool broken() const { return m_broken; }
    //! Round trips so far.
    int roundTrips() const { return m_roundTrips; }

private:
    struct Pipeline;
    struct Finish
    {
        void operator()(pg_conn* connection) const;
    };
    struct Queued
    {
        Statement statement;
        std::vector<PipelineParameter> parameters;
    };

    void connect(const std::string& conninfo, Clock::time_point deadline);
    void send(Pipeline& pipeline);
    void sendOne(Pipeline& pipeline, const Queued& queued);
    void collect(Pipeline& pipeline, Clock::time_point deadline);
    void take(Pipeline& pipeline);
    void sync(Pipeline& pipeline, Clock::time_point deadline);
    void tell(void (TransactionObserver::*ending)() noexcept);
    void takeFailure(Pipeline& pipeline, const pg_result* result, bool ofCommit);
    bool wait(short events, Clock::time_point deadline) const;
    [[noreturn]] void lose(const Pipeline& pipeline, const std::string& why);
    static void notice(void* pipelined, const pg_result* result);

    std::unique_ptr<pg_conn, Finish> m_connection;
    std::unique_ptr<TransactionObserver> m_observer;
    std::vector<Queued> m_queue;
    std::set<std::string> m_prepared;
    bool m_broken = false;
    bool m_unreplicated = false; //!< The server stopped waiting for a standby and said so only in a notice.
    int m_roundTrips = 0;
};

extern const Statement kBegin;
extern const Statement kCommit;

} // namespace cf::db
