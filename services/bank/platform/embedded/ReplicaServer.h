// The primary's asynchronous streaming copy: built in the background, restarted when it dies, rebuilt when it can no
// longer follow. Nothing that happens to it holds the primary up. Owned by EmbeddedCluster.
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
    //! `patience`: how long the replica may be up without following before it is rebuilt.
    ReplicaServer(const ClusterLayout& layout, const PrimaryServer& primary, Reports& reports,
                  std::chrono::seconds patience);
    ~ReplicaServer();

    void start(); //!< Returns at once. Once.
    void stop();  //!< Returns when the server is gone. Any number of times.

    ReplicaStatus status() const { return {m_state, m_lagBytes}; }
    pid_t pid() const { return m_pid; } //!< Of the postmaster; 0 when there is none.

private:
    using Clock = std::chrono::steady_clock;
    void supervise();
    Outcome<Done, SetupError> bringUp();
    bool usable(); //!< Whether what lies in the folder is a copy of this primary that can still catch up.
    Outcome<Done, SetupError> build(const FileLock& lock);
    Outcome<Done, SetupError> replaceBy(const std::filesystem::path& draft);
    void watch(); //!< Returns when the server has ended, must be rebuilt or must stop.
    void note(const ReplicaStatus& seen);
    void waitForPrimary() const;

    const ClusterLayout& m_layout;
    const PrimaryServer& m_primary;
    Reports& m_reports;
    const std::chrono::seconds m_patience;
    PostgresServer m_server;
    ReplicaLink m_link;
    StopSignal m_stop;
    bool m_rebuild = false;
    int m_failures = 0; //!< In a row, without having followed in between.
    std::atomic<ReplicaState> m_state = ReplicaState::Down;
    std::atomic<std::int64_t> m_lagBytes = -1;
    std::atomic<pid_t> m_pid = 0;
    std::thread m_thread;
};

} // namespace cf::platform
