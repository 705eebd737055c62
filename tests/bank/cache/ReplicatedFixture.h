// Several bankd on one database with a replica that a test can pause, and listeners that it can cut off.
#pragma once

#include "services/bank/platform/embedded/EmbeddedCluster.h"
#include "tests/support/ServedBank.h"

#include <gtest/gtest.h>

#include <random>

namespace cf::test {

using namespace std::chrono_literals;

//! One cluster with a streaming replica for the whole program.
class ReplicatedPostgres
{
public:
    static ReplicatedPostgres& instance();

    //! A fresh migrated database.
    TestDatabase createDatabase();
    std::string replicaOf(const TestDatabase& database) const;
    //! Runs SQL as the superuser; the first column of the first row. Throws std::runtime_error.
    static std::string ask(const std::string& conninfo, const std::string& sql);

    platform::EmbeddedCluster& cluster() { return *m_cluster; }

private:
    ReplicatedPostgres();

    TestFolder m_folder;
    std::unique_ptr<platform::EmbeddedCluster> m_cluster;
    int m_databases = 0;
};

//! A teller at a desktop that reaches all servers.
struct Teller
{
    bank::Caller caller;
    std::vector<std::unique_ptr<ApiClient>> servers;
};

class ReplicatedFixture : public ::testing::Test
{
public:
    ~ReplicatedFixture() override;

protected:
    //! With a Redis the servers share a cache there.
    explicit ReplicatedFixture(std::size_t servers = 2, const platform::RedisConfig& redis = {});

    //! With tokens: like the desktop, which returns the tokens it received.
    Teller teller(bool tokens = true);

    void holdReplica();
    void releaseReplica();
    //! Waits until all servers use the replica.
    void awaitReplica();
    //! Waits until the replica has replayed everything up to now.
    void awaitReplay();

    //! Stops a backend that notifies a server of changes; `choice` selects which.
    void pauseNotifications(unsigned choice);
    void resumeNotifications();

    const TestDatabase m_database;
    const std::string m_replica;
    ServedBank m_first;
    platform::Log m_log;
    std::vector<std::unique_ptr<app::RunningBank>> m_others;

private:
    platform::LogConfig logConfig() const;

    std::mutex m_stoppedMutex;
    std::vector<pid_t> m_stopped;
};

} // namespace cf::test
