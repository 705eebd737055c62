#include "app/bankd/OpenedBank.h"

#include "app/bankd/CertificateRenewal.h"

#include "services/bank/customers/NameOrder.h"
#include "services/bank/founding/Founding.h"
#include "services/bank/platform/embedded/Folders.h"
#include "services/bank/platform/postgres/Migrations.h"
#include "services/bank/platform/process/FileLock.h"
#include "services/bank/platform/process/Privileges.h"

#include <iostream>

namespace cf::app {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

std::unique_ptr<platform::EmbeddedCluster> startCluster(const fs::path& folder)
{
    platform::EmbeddedConfig config;
    config.folder = folder;
    auto cluster = platform::EmbeddedCluster::start(config, [](std::string_view level, const std::string& message) {
        if (level != "info")
            std::cerr << "bankd: " << message << '\n';
    });
    if (!cluster)
        throw std::runtime_error(cluster.error().message);
    return std::move(cluster).value();
}

// Whether another bankd holds the folder's lock now.
bool isServed(const platform::ClusterLayout& layout)
{
    return !platform::FileLock::tryTake(layout.folder / "lock", layout.owner);
}

// The folders and files that a configured bank uses at run time become the service user's. Only `serve` needs
// that.
Outcome<Done, platform::SetupError> becomeServiceUser(platform::Settings& settings)
{
    // That user may have no access to the working folder.
    for (fs::path* path :
         {&settings.objects, &settings.spool, &settings.auditCheckpoint, &settings.masterKey, &settings.metricsToken,
          &settings.log.file, &settings.http.certificateChain, &settings.http.privateKey}) {
        if (!path->empty())
            *path = fs::absolute(*path).lexically_normal();
    }
    std::vector<fs::path> folders = {settings.spool};
    if (settings.objectStore.endpoint.empty())
        folders.push_back(settings.objects);
    for (const fs::path& written : {settings.log.file, settings.auditCheckpoint}) {
        if (!written.empty())
            folders.push_back(written.parent_path());
    }
    return platform::dropToServiceUser(
        folders, {settings.masterKey, settings.metricsToken, settings.http.certificateChain, settings.http.privateKey},
        settings.runAs);
}

OpenedBank openEmbedded(const fs::path& given, Sharing sharing)
{
    const EmbeddedFolder folder(fs::absolute(given).lexically_normal());
    if (const auto dropped = platform::dropToServiceUser({folder.root}); !dropped)
        throw std::runtime_error(dropped.error().message);
    for (const auto& part : {folder.root, folder.keys, folder.tls, folder.log, folder.demo}) {
        if (const auto made = platform::makeDurableFolder(part); !made)
            throw std::runtime_error(made.error().message);
        fs::permissions(part, fs::perms::owner_all);
    }
    OpenedBank bank;
    platform::EmbeddedConfig config;
    config.folder = folder.cluster;
    auto layout = platform::prepareLayout(config);
    if (!layout)
        throw std::runtime_error(layout.error().message);
    const auto conninfo = [&](const char* role) {
        return layout->connectionString(layout->primary().port, role, platform::kBankDatabase);
    };
    if (sharing == Sharing::Exclusive || !isServed(*layout))
        bank.cluster = startCluster(folder.cluster);
    bank.settings.ownerDatabase = conninfo("bank_owner");
    bank.settings.appDatabase = conninfo("bank_app");
    bank.settings.monitorDatabase = conninfo("bank_monitor");
    if (bank.cluster)
        bank.settings.replicaDatabase = bank.cluster->replicaConnectionString("bank_app");
    bank.settings.masterKey = folder.keys / "master.key";
    bank.settings.objects = folder.root / "objects";
    bank.settings.spool = folder.root / "spool";
    bank.settings.log.file = folder.log / "bankd.log";
    bank.settings.http.port = 8443;
    bank.settings.metricsToken = folder.keys / "metrics.token";
    bank.settings.http.certificateChain = folder.tls / "bank.pem";
    bank.settings.http.privateKey = folder.tls / "bank.key";
    bank.caCertificate = folder.tls / "ca.pem";
    renewCertificate(folder.tls);
    if (bank.cluster) {
        const auto migrated =
            db::migrate(bank.settings.ownerDatabase, db::embeddedMigrations(), [](const db::Migration&) {});
        if (!migrated)
            throw std::runtime_error(migrated.error());
        if (const auto ordered = bank::renewNameOrder(bank.settings.ownerDatabase); !ordered)
            throw std::runtime_error(ordered.error());
    }
    return bank;
}

} // namespace

OpenedBank openBank(const BankLocation& location, Sharing sharing)
{
    if (!location.embedded.empty())
        return openEmbedded(location.embedded, sharing);
    auto settings = platform::readSettings(location.config);
    if (!settings)
        throw std::runtime_error(settings.error());
    OpenedBank bank;
    bank.settings = std::move(settings).value();
    if (sharing == Sharing::Exclusive) {
        if (const auto dropped = becomeServiceUser(bank.settings); !dropped)
            throw std::runtime_error(dropped.error().message);
    }
    return bank;
}

platform::EncryptionKey masterKeyOf(const platform::Settings& settings, bank::KeyCreation creation)
{
    db::Watchdog watchdog;
    db::Connection connection(settings.appDatabase, watchdog);
    auto key = bank::openMasterKey(connection, settings.masterKey, platform::auditCheckpointOf(settings), creation);
    if (!key)
        throw std::runtime_error(key.error());
    return std::move(key).value();
}

void requireSchema(const OpenedBank& bank)
{
    if (const auto fit = db::checkSchema(bank.settings.appDatabase, db::embeddedMigrations()); !fit)
        throw std::runtime_error(fit.error());
}

void takeFoundedName(OpenedBank& bank)
{
    db::Watchdog watchdog;
    db::Connection connection(bank.settings.appDatabase, watchdog);
    const auto name = connection.transaction(5s, bank::foundedName);
    if (!name)
        return;
    bank.settings.bankName = *name;
    bank.settings.mail.fromName = *name;
}

} // namespace cf::app
