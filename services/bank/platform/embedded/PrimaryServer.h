// The bank's own PostgreSQL: created at first start, restarted whenever it dies. Owned by EmbeddedCluster.
#pragma once

#include "services/bank/platform/embedded/PostgresServer.h"
#include "services/bank/platform/embedded/ServerStatus.h"

#include <atomic>
#include <future>
#include <thread>

namespace cf::platform {

class PrimaryServer
{
public:
    PrimaryServer(const ClusterLayout& layout, Reports& reports);
    ~PrimaryServer();

    //! Returns when the bank's database answers, or with the reason why it never will. Once.
    Outcome<Done, SetupError> start();
    void stop(); //!< Returns when the server has ended. Idempotent.

    PrimaryState state() const { return m_state; }
    pid_t pid() const { return m_pid; } //!< Of the postmaster; 0 if there is none.

private:
    //! The thread owns the child: the kernel's "signal with owner" follows the forking thread.
    void supervise(std::promise<Outcome<Done, SetupError>> started);
    Outcome<Done, SetupError> bringUp();
    Outcome<Done, SetupError> create(const FileLock& lock);
    Outcome<Done, SetupError> makeRolesAndDatabase();
    void watch();
    void restart();

    const ClusterLayout& m_layout;
    Reports& m_reports;
    PostgresServer m_server;
    StopSignal m_stop;
    std::atomic<PrimaryState> m_state = PrimaryState::Starting;
    std::atomic<pid_t> m_pid = 0;
    std::thread m_thread;
};

} // namespace cf::platform
