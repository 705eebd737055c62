// One PostgreSQL server as a child process: launched, watched until it answers, stopped. Primary and replica each have
// one, each in a thread of its own.
#pragma once

#include "services/bank/platform/embedded/ClusterLayout.h"
#include "services/bank/platform/embedded/Reports.h"
#include "services/bank/platform/process/ChildProcess.h"
#include "services/bank/platform/process/FileLock.h"
#include "services/bank/platform/process/StopSignal.h"

namespace cf::platform {

class PostgresServer
{
public:
    PostgresServer(const ClusterLayout& layout, ServerPlan plan, Reports& reports);

    //! Ends what is left of an earlier server; pass the result to launch() or to a tool that fills the data folder.
    Outcome<FileLock, SetupError> claim() const;

    //! Writes the settings and starts the server, which inherits the lock.
    Outcome<Done, SetupError> launch(FileLock lock);

    //! Waits for recovery however long it takes, until the server ends or `stop` is raised.
    Outcome<Done, SetupError> waitUntilReady(const StopSignal& stop);

    //! Whether the server says anything within a second, even a refusal. False if it is frozen or not running.
    bool answers() const;

    bool running();
    pid_t pid() const { return m_child ? m_child->pid() : 0; }
    //! Of the running server, for StopSignal::sleep(); -1 if there is none.
    int descriptor() const { return m_child ? m_child->descriptor() : -1; }
    std::string ending() const;

    //! Fast shutdown, after 10 s an immediate one, after 5 s more SIGKILL.
    void stop();

    //! Runs initdb or pg_basebackup to its end; kills it if `stop` is raised. Its output goes to the server's log.
    Outcome<Done, SetupError> runTool(const std::string& name, const std::vector<std::string>& arguments,
                                      const FileLock& lock, const StopSignal& stop) const;

    //! Keeps the log below 10 MB, plus one older file of that size.
    void trimLog() const;

    const ServerPlan& plan() const { return m_plan; }
    std::string adminConnection(const std::string& database) const;

private:
    SetupError failure(const std::string& what, std::uintmax_t logBefore) const;
    std::uintmax_t logSize() const;
    void clearSockets() const;

    const ClusterLayout& m_layout;
    const ServerPlan m_plan;
    Reports& m_reports;
    std::optional<ChildProcess> m_child;
    std::uintmax_t m_logBefore = 0; //!< The log's size when the child was started.
};

} // namespace cf::platform
