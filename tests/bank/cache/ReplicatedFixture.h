// Two bankd on one database with a replica that a test can hold back, and with listeners that it can make deaf.
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

//! A teller at a desk that reaches both servers.
struct Teller
{
    bank::Caller caller;
    std::vector<std::unique_ptr<ApiClient>> servers;
};

class ReplicatedFixture : public ::testing::Test
{
protected:
    ReplicatedFixture();
    ~ReplicatedFixture() override;

    //! With tokens: as the desktop, which brings back what the bank has given it.
    Teller teller(bool tokens = true);

    void holdReplica();
    void releaseReplica();
    //! Until both servers use the replica.
    void awaitReplica();
    //! Until the replica has replayed all there is now.
    void awaitReplay();

    //! Stops the database's process that tells a server of changes; of which one, `choice` decides.
    void deafen(unsigned choice);
    void hearAgain();

    const TestDatabase m_database;
    const std::string m_replica;
    ServedBank m_first;
    platform::Log m_log;
    std::unique_ptr<app::RunningBank> m_second;

private:
    platform::LogConfig logConfig() const;

    std::mutex m_stoppedMutex;
    std::vector<pid_t> m_stopped;
};

} // namespace cf::test
