// The primary's asynchronous streaming replica: built in the background, restarted if it dies, rebuilt if it can no
// longer follow. It never holds up the primary. Owned by EmbeddedCluster.
#pragma once

#include "services/bank/platform/embedded/PostgresServer.h"
#include "services/bank/platform/embedded/PrimaryServer.h"
#include "services/bank/platform/embedded/ReplicaLink.h"

#include <atomic>
#include <thread>

namespace cf::platform {

class ReplicaServer
{
public:
    //! `timeout`: how long the replica may run without following before it is rebuilt.
    ReplicaServer(const ClusterLayout& layout, const PrimaryServer& primary, Reports& reports,
                  std::chrono::seconds timeout);
    ~ReplicaServer();

    void start(); //!< Returns at once. Once.
    void stop();  //!< Returns when the server has ended. Idempotent.

    ReplicaStatus status() const { return {m_state, m_lagBytes}; }
    pid_t pid() const { return m_pid; } //!< Of the postmaster; 0 if there is none.

private:
    using Clock = std::chrono::steady_clock;
    void supervise();
    Outcome<Done, SetupError> bringUp();
    bool usable(); //!< Whether the folder holds a copy of this primary that can still catch up.
    Outcome<Done, SetupError> build(const FileLock& lock);
    Outcome<Done, SetupError> replaceBy(const std::filesystem::path& draft);
    void watch(); //!< Returns when the server has ended, must be rebuilt or must stop.
    void note(const ReplicaStatus& seen);
    void waitForPrimary() const;

    const ClusterLayout& m_layout;
    const PrimaryServer& m_primary;
    Reports& m_reports;
    const std::chrono::seconds m_timeout;
    PostgresServer m_server;
    ReplicaLink m_link;
    StopSignal m_stop;
    bool m_rebuild = false;
    int m_failures = 0; //!< Consecutive, without having followed in between.
    std::atomic<ReplicaState> m_state = ReplicaState::Down;
    std::atomic<std::int64_t> m_lagBytes = -1;
    std::atomic<pid_t> m_pid = 0;
    std::thread m_thread;
};

} // namespace cf::platform
