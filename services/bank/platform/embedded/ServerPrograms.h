// Finds the PostgreSQL programs on this machine. Used by EmbeddedCluster at each start.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/process/SetupError.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace cf::platform {

inline constexpr int kOldestPostgres = 15;

struct ServerPrograms
{
    std::filesystem::path folder; //!< Holds postgres, initdb and pg_basebackup.
    int version = 0;              //!< Major version: 15, 16 …
};

//! Every complete installation, newest first: /usr/lib/postgresql, /usr/pgsql-*, PATH.
std::vector<ServerPrograms> installedPrograms();

//! The installation in this folder; empty if it is incomplete or too old.
std::vector<ServerPrograms> programsIn(const std::filesystem::path& folder);

//! The version that created this data folder; nothing if it is not a data folder.
std::optional<int> dataVersion(const std::filesystem::path& data);

//! The programs for the data folder: of its own version if it exists, otherwise the newest installed.
Outcome<ServerPrograms, SetupError> choosePrograms(const std::vector<ServerPrograms>& installed,
                                                   const std::filesystem::path& data);

} // namespace cf::platform
