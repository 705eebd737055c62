// Drops root permanently before the bank does anything else, and knows the bank's default folder. Called by app/bankd
// at its very start, while it has one thread.
//
// `serve --embedded` and `serve --config` both give up root for good.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/process/SetupError.h"

#include <filesystem>
#include <string>
#include <vector>

namespace cf::platform {

//! The bank's folder when none is named: /var/lib/counterfoil for root (ask before dropping), else
//! $XDG_DATA_HOME/counterfoil or ~/.local/share/counterfoil.
std::filesystem::path defaultBankFolder();

//! Keeps this process's memory, which holds keys, out of core dumps and from other processes of its user. Not in builds
//! with a sanitizer, which reads it.
void limitCoreDumps();

//! Started as root: creates the folders (0700) and gives them to the service user `counterfoil` (created if needed;
//! `postgres` where no user can be added), then becomes that user irrevocably; HOME, USER and the like follow, root's
//! XDG_* variables are removed. A folder that holds another user's files or that the user cannot reach is refused
//! before anything is changed, as is an existing file that the user cannot read. `user` names an existing user to use
//! instead of the service user. Not root: only turns core dumps off. Relative paths elsewhere on the command line must
//! be made absolute first: the working folder may change to "/".
Outcome<Done, SetupError> dropToServiceUser(const std::vector<std::filesystem::path>& folders,
                                            const std::vector<std::filesystem::path>& files = {},
                                            const std::string& user = {});

} // namespace cf::platform
