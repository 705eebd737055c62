// Files and folders that survive a crash at any point: created private, written durably, moved into place, discarded.
// Used by platform/embedded and by all code that stores keys. Expected failures (permissions, a full disk) are returned
// as sentences.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/process/SetupError.h"
#include "services/bank/platform/process/UserIds.h"

#include <filesystem>
#include <string>

namespace cf::platform {

//! A name in the folder is durable once this returns true.
bool syncFolder(const std::filesystem::path& folder);

//! "what: the system's reason", with advice for a full disk, permissions and read-only.
SetupError fileProblem(const std::string& what, int systemError);

//! Sets an existing folder of `owner` to 0700; creates a missing one, with its parents. Another owner is an error.
Outcome<Done, SetupError> makePrivateFolder(const std::filesystem::path& folder, UserIds owner);

//! A new, empty 0700 folder next to `finalPlace`, named finalPlace + ".new-XXXXXX".
Outcome<std::filesystem::path, SetupError> makeTemporarySibling(const std::filesystem::path& finalPlace, UserIds owner);

//! Replaces the file atomically: after a crash it holds the old or the new content, and once this has returned the new
//! one, under its name. Safe against concurrent writers.
Outcome<Done, SetupError> writeDurably(const std::filesystem::path& file, const std::string& content, UserIds owner,
                                       int mode = 0600);

//! Creates the folder (0700) and its missing parents, each durable in its parent. An existing one is unchanged.
Outcome<Done, SetupError> makeDurableFolder(const std::filesystem::path& folder);

//! Renames, and makes the new name survive a power cut.
Outcome<Done, SetupError> moveDurably(const std::filesystem::path& from, const std::filesystem::path& to);

//! Removes what an interrupted attempt left next to `finalPlace` (".new-…" and ".old-…").
Outcome<Done, SetupError> removeLeftovers(const std::filesystem::path& finalPlace);

//! The file's text, at most its last `limit` bytes; empty if it cannot be read.
std::string tailOf(const std::filesystem::path& file, std::size_t limit);

} // namespace cf::platform
