// A bank on a cluster as production runs it: durable, on a disk. For programs that measure it or break it.
#pragma once

#include "services/bank/platform/embedded/EmbeddedCluster.h"
#include "tests/support/ServedBank.h"

#include <filesystem>
#include <memory>

namespace cf::test {

//! Without a replica; run by serverUser(). `programs` are PostgreSQL's; empty: the newest installed. Throws
//! std::runtime_error.
std::unique_ptr<platform::EmbeddedCluster> startCluster(const std::filesystem::path& folder,
                                                        const std::filesystem::path& programs = {});

//! Migrates the cluster's database. The bank does not serve. Throws std::runtime_error.
std::unique_ptr<ServedBank> makeBank(const platform::EmbeddedCluster& cluster);

} // namespace cf::test
