// A folder for one test's servers, in memory if possible, owned by a user who may run PostgreSQL, removed at the end.
#pragma once

#include "services/bank/platform/process/FileDescriptor.h"
#include "services/bank/platform/process/UserIds.h"

#include <filesystem>
#include <optional>
#include <string>

namespace cf::test {

//! The user for server processes if the test program runs as root: postgres, otherwise nobody. Nothing if not root.
std::optional<platform::UserIds> serverUser();

//! The configuration section that makes `bankd serve` run as that user; "" if not root.
std::string processSettings();

//! Gives everything below the folder to that user, as an operator does before root starts the bank. Does nothing if not
//! root.
void giveToServerUser(const std::filesystem::path& folder);

//! All bytes of the file; empty if it cannot be read.
std::string contentOf(const std::filesystem::path& file);

class TestFolder
{
public:
    //! Also removes the folders of killed test programs. Throws std::runtime_error if no folder can be created.
    TestFolder();
    //! The same in that place, in memory or not.
    explicit TestFolder(const std::filesystem::path& place);
    ~TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
    platform::FileDescriptor m_lock; //!< On the folder while it is in use.
    int m_owner;                     //!< The process that created it: a forked child must not remove it.
};

} // namespace cf::test
