// Folders and files that survive a crash in the middle: made private, written durably, moved into place, thrown away.
// Used by platform/embedded and by all who keep keys. Expected failures (permissions, a full disk) come back as
// sentences.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/process/SetupError.h"
#include "services/bank/platform/process/UserIds.h"

#include <filesystem>
#include <string>

namespace cf::platform {

//! A name in the folder is durable once this returns true.
bool syncFolder(const std::filesystem::path& folder);

//! "what: the system's reason", and what to do where the reason tells: full disk, permissions, read-only.
SetupError fileProblem(const std::string& what, int systemError);

//! An existing folder of `owner` is set to 0700; a missing one is made, with its parents. Someone else's is an error.
Outcome<Done, SetupError> makePrivateFolder(const std::filesystem::path& folder, UserIds owner);

//! A new, empty 0700 folder beside `finalPlace`, named finalPlace + ".new-XXXXXX".
Outcome<std::filesystem::path, SetupError> makeTemporarySibling(const std::filesystem::path& finalPlace, UserIds owner);

//! Replaces the file as a whole: after a crash it holds either the old or the new content, and once this has returned
//! the new one, under its name. Safe against others who do the same.
Outcome<Done, SetupError> writeDurably(const std::filesystem::path& file, const std::string& content, UserIds owner,
                                       int mode = 0600);

//! Makes the folder (0700) and those above it that are missing, each durable in the one above it. One that is there
//! stays as it is.
Outcome<Done, SetupError> makeDurableFolder(const std::filesystem::path& folder);

//! Renames and makes the new name survive a power cut.
Outcome<Done, SetupError> moveDurably(const std::filesystem::path& from, const std::filesystem::path& to);

//! Removes what an interrupted attempt left beside `finalPlace` (".new-…" and ".old-…").
Outcome<Done, SetupError> removeLeftovers(const std::filesystem::path& finalPlace);

//! The file's text, at most the last `limit` bytes of it; empty when it cannot be read.
std::string tailOf(const std::filesystem::path& file, std::size_t limit);

} // namespace cf::platform
