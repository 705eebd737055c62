// Options for an embedded PostgreSQL, and where its events go. Filled in by app/bankd and by tests.
#pragma once

#include "services/bank/platform/process/UserIds.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace cf::platform {

//! Called with "info", "warning" or "error" and a sentence. Calls come from several threads, one at a time.
using Reporter = std::function<void(std::string_view level, std::string message)>;

struct EmbeddedConfig
{
    std::filesystem::path
        folder; //!< Everything lies below it. Created (0700) if missing; its parent must exist or be creatable.
    bool replica = true;                     //!< Keep one asynchronous streaming replica.
    std::chrono::seconds replicaTimeout{60}; //!< Running this long without following: rebuilt.
    std::filesystem::path programs;          //!< Where initdb and postgres lie. Empty: the newest PostgreSQL installed.
    //! Only for test programs run as root: the servers run as this user, who owns the folder. bankd drops privileges.
    std::optional<UserIds> runAs;
    bool durable = true;             //!< False only in tests that do not cover crashes: no fsync.
    bool endServersWithOwner = true; //!< Ask the kernel to stop the servers if this process dies. Nothing relies on it.
};

} // namespace cf::platform
