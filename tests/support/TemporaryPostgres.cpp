// One embedded cluster without replica and without fsync.
#include "tests/support/TemporaryPostgres.h"

#include "services/bank/platform/embedded/AdminSession.h"
#include "services/bank/platform/embedded/EmbeddedCluster.h"

#include <atomic>
#include <stdexcept>

namespace cf::test {

using namespace std::chrono_literals;

TemporaryPostgres& TemporaryPostgres::instance()
{
    static TemporaryPostgres only;
    return only;
}

TemporaryPostgres::TemporaryPostgres()
{
    platform::EmbeddedConfig config;
    config.folder = m_folder.path() / "bank";
    config.replica = false;
    config.durable = false;
    config.runAs = serverUser();
    auto started = platform::EmbeddedCluster::start(config, nullptr);
    if (!started)
        throw std::runtime_error(started.error().message);
    m_cluster = std::move(started).value();
}

TemporaryPostgres::~TemporaryPostgres() = default;

TestDatabase TemporaryPostgres::createDatabase()
{
    return copyOf(platform::kBankDatabase);
}

TestDatabase TemporaryPostgres::createDatabase(const TestDatabase& original)
{
    return copyOf(original.name);
}

TestDatabase TemporaryPostgres::copyOf(const std::string& original)
{
    static std::atomic<int> count = 0;
    const std::string name = "test_" + std::to_string(++count);
    auto session = platform::AdminSession::connect(m_cluster->connectionString(platform::kSuperuser, "postgres"), 10s);
    if (!session)
        throw std::runtime_error("The test's PostgreSQL is not responding: " + session.error());
    for (const std::string& statement : {"CREATE DATABASE " + name + " OWNER bank_owner TEMPLATE " + original,
                                         "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC",
                                         "GRANT CONNECT ON DATABASE " + name + " TO bank_app, bank_monitor"}) {
        if (const auto done = session.value().run(statement, 60s); !done)
            throw std::runtime_error("The test's database could not be created: " + done.error());
    }
    const auto as = [&](const char* role) { return m_cluster->connectionString(role, name); };
    return {name, as("bank_owner"), as("bank_app"), as("bank_monitor"), as(platform::kSuperuser)};
}

} // namespace cf::test
