// The bank that a command works on, opened from a folder or a configuration: database, keys, settings. For an embedded
// bank it owns the private PostgreSQL, unless a running `serve` already does.
#pragma once

#include "app/bankd/Commands.h"

#include "services/bank/opening/MasterKey.h"
#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/embedded/EmbeddedCluster.h"

#include <memory>

namespace cf::app {

struct OpenedBank
{
    platform::Settings settings;
    std::filesystem::path caCertificate; //!< Embedded only: what the desktop trusts.
    std::unique_ptr<platform::EmbeddedCluster> cluster;
};

//! Where the parts of an embedded bank are in its folder.
struct EmbeddedFolder
{
    explicit EmbeddedFolder(const std::filesystem::path& folder)
        : root(folder)
        , keys(folder / "keys")
        , tls(folder / "tls")
        , log(folder / "log")
        , demo(folder / "demo")
        , cluster(folder / "postgres")
    {
    }
    std::filesystem::path root, keys, tls, log, demo, cluster;
};

enum class Sharing
{
    Exclusive, //!< Fails if another process serves the bank.
    Allowed,   //!< Share its database.
};

//! Drops root permanently if the bank is embedded or will be served (Exclusive). Throws std::runtime_error with a
//! sentence. Migrates an embedded bank's schema; only checks that of another (see requireSchema).
OpenedBank openBank(const BankLocation& location, Sharing sharing);

//! Throws a sentence unless the database is at this program's schema.
void requireSchema(const OpenedBank& bank);

//! The name that the bank was founded under goes before the configured one, for whoever serves it.
void takeFoundedName(OpenedBank& bank);

//! The bank's master key (see MasterKey.h). Throws a sentence with the file's name if it is missing or a different one.
platform::EncryptionKey masterKeyOf(const platform::Settings& settings,
                                    bank::KeyCreation creation = bank::KeyCreation::ForEmptyBank);

} // namespace cf::app
