#include "tests/support/DurableBank.h"

#include "services/bank/platform/postgres/Migrations.h"

#include <stdexcept>

namespace cf::test {

std::unique_ptr<platform::EmbeddedCluster> startCluster(const std::filesystem::path& folder,
                                                        const std::filesystem::path& programs)
{
    platform::EmbeddedConfig config;
    config.folder = folder;
    config.replica = false;
    config.programs = programs;
    config.runAs = serverUser();
    auto started = platform::EmbeddedCluster::start(config, nullptr);
    if (!started)
        throw std::runtime_error(started.error().message);
    return std::move(started).value();
}

std::unique_ptr<ServedBank> makeBank(const platform::EmbeddedCluster& cluster)
{
    const TestDatabase database{platform::kBankDatabase, cluster.connectionString("bank_owner"),
                                cluster.connectionString("bank_app"), cluster.connectionString("bank_monitor"),
                                cluster.connectionString(platform::kSuperuser)};
    const auto migrated = db::migrate(database.owner, db::embeddedMigrations(), [](const db::Migration&) {});
    if (!migrated)
        throw std::runtime_error(migrated.error());
    auto bank = std::make_unique<ServedBank>(database);
    bank->stopServing();
    return bank;
}

} // namespace cf::test
