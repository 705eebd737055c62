// Gets rid of root for good before the bank does anything else, and says where the bank's folder is by default.
// Called by app/bankd at its very start, while it has one thread.
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

//! No memory of this process, which holds keys, is written to a core dump, nor read by other processes of its user. Not
//! in builds with a sanitizer, which reads it.
void limitCoreDumps();

//! Started as root: makes the folders (0700) and gives them to the service user `counterfoil` (created if need be;
//! `postgres` where no user can be added), then becomes that user for the rest of the process's life, without a way
//! back; HOME, USER and the like follow, XDG_* variables of root's go. A folder that holds someone else's files or that
//! the user cannot reach is refused before anything is changed, as is a file (of those that are there) that the user
//! cannot read. `user` names another user than the service user, who must exist. Not root: nothing happens but that
//! core dumps are off. Relative paths elsewhere on the command line must be made absolute first: the working folder may
//! change to "/".
Outcome<Done, SetupError> dropToServiceUser(const std::vector<std::filesystem::path>& folders,
                                            const std::vector<std::filesystem::path>& files = {},
                                            const std::string& user = {});

} // namespace cf::platform
