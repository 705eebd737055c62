// The bank that a command works on, opened from a folder or a configuration: database, keys, settings. For an embedded
// bank it owns the private PostgreSQL, unless a running `serve` owns it already.
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

//! Where the parts of an embedded bank lie below its folder.
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
    Exclusive, //!< A bank that is served elsewhere is an error.
    Allowed,   //!< Use its database beside it.
};

//! Drops root's rights for good when the bank is embedded or will be served (Exclusive). Throws std::runtime_error with
//! a sentence. The schema is brought up to date for an embedded bank; of another it is only required (see
//! requireSchema).
OpenedBank openBank(const BankLocation& location, Sharing sharing);

//! Throws a sentence unless the database is at this program's schema.
void requireSchema(const OpenedBank& bank);

//! The bank's master key (see MasterKey.h). Throws a sentence with the file's name when it is not there or another one.
platform::EncryptionKey masterKeyOf(const platform::Settings& settings,
                                    bank::KeyMaking making = bank::KeyMaking::ForAnEmptyBank);

} // namespace cf::app
