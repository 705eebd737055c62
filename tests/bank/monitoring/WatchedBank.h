// A whole bank over a private PostgreSQL with a replica, for tests that kill, freeze and stop them, and an
// administrator who queries over TLS.
#pragma once

#include "app/bankd/RunningBank.h"
#include "services/bank/platform/embedded/EmbeddedCluster.h"
#include "services/contract/Monitoring.h"
#include "tests/support/ApiClient.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>

namespace cf::test {

//! Suspends every process of a server while it lives.
class Frozen
{
public:
    //! `connection`: of the superuser, to list the processes.
    Frozen(pid_t postmaster, const std::string& connection);
    ~Frozen();
    Frozen(const Frozen&) = delete;
    Frozen& operator=(const Frozen&) = delete;

private:
    std::vector<pid_t> m_pids;
};

class WatchedBank : public ::testing::Test
{
protected:
    WatchedBank();
    ~WatchedBank() override;

    //! What the administrator sees; fails the test without a response.
    contract::SystemStatus status();
    contract::ReplicaStatus replica();
    //! Polls until `condition(status)` holds; false after `timeout`.
    bool shows(const std::function<bool(const contract::SystemStatus&)>& condition, std::chrono::milliseconds timeout);
    //! With a known lag: the primary reports streaming a moment before the replica itself is checked.
    bool showsReplica(contract::ReplicaState state, std::chrono::milliseconds timeout);
    //! Runs SQL as the superuser there.
    static void run(const std::string& connection, const std::string& sql);

    TestFolder m_folder;
    std::unique_ptr<platform::EmbeddedCluster> m_cluster;
    platform::Settings m_settings;
    std::unique_ptr<platform::Log> m_log;
    std::unique_ptr<app::RunningBank> m_bank;
    std::unique_ptr<ApiClient> m_client;
};

} // namespace cf::test
