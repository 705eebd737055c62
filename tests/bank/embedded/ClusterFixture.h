// Shared by the embedded cluster's tests: a folder, a cluster in it, sessions, and waiting for conditions.
#pragma once

#include "services/bank/platform/embedded/AdminSession.h"
#include "services/bank/platform/embedded/EmbeddedCluster.h"
#include "tests/support/Eventually.h"
#include "tests/support/TestFolder.h"

#include <gtest/gtest.h>
#include <mutex>

namespace cf::test {

using namespace std::chrono_literals;
using platform::AdminSession;
using platform::EmbeddedCluster;
using platform::ReplicaState;

class ClusterFixture : public ::testing::Test
{
protected:
    ClusterFixture()
    {
        m_config.folder = m_folder.path() / "bank";
        m_config.replica = false;
        m_config.replicaTimeout = 3s;
        m_config.runAs = serverUser();
    }

    //! Starts the cluster, or fails the test with the sentence.
    void start()
    {
        auto started = EmbeddedCluster::start(m_config, [this](std::string_view level, std::string message) {
            const std::lock_guard guard(m_mutex);
            m_events += std::string(level) + ": " + message + "\n";
        });
        if (!started)
            FAIL() << started.error().message << "\n" << events();
        m_cluster = std::move(started).value();
    }

    void restart()
    {
        m_cluster.reset();
        start();
    }

    //! For tests that created the cluster's folder themselves.
    void giveFolderToServers() const
    {
        if (m_config.runAs) {
            ASSERT_EQ(::chown(m_config.folder.c_str(), m_config.runAs->uid, m_config.runAs->gid), 0);
        }
    }

    //! Tries to start, expecting an error; returns the sentence.
    std::string refusal()
    {
        auto started = EmbeddedCluster::start(m_config, nullptr);
        return started ? "it started" : started.error().message;
    }

    std::string events()
    {
        const std::lock_guard guard(m_mutex);
        return m_events;
    }

    //! Runs SQL as bank_owner in a new session. Errors read "error: …".
    std::string ask(const std::string& sql) { return askAt(m_cluster->connectionString("bank_owner"), sql); }

    static std::string askAt(const std::string& connection, const std::string& sql)
    {
        auto session = AdminSession::connect(connection, 5s);
        if (!session)
            return "error: " + session.error();
        const auto rows = session.value().run(sql, 5s);
        if (!rows)
            return "error: " + rows.error();
        std::string result;
        if (rows->empty())
            return result;
        for (const auto& value : rows->values<std::optional<std::string>>())
            result += (result.empty() ? "" : "|") + value.value_or("");
        return result;
    }

    bool replicaFollows()
    {
        return eventually([this] { return m_cluster->replica().state == ReplicaState::Streaming; });
    }

    TestFolder m_folder;
    platform::EmbeddedConfig m_config;
    std::mutex m_mutex;
    std::string m_events;
    std::unique_ptr<EmbeddedCluster> m_cluster;
};

} // namespace cf::test
