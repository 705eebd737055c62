// A folder for one test's servers, in memory where possible, owned by a user who may run PostgreSQL, removed at the
// end.
#pragma once

#include "services/bank/platform/process/FileDescriptor.h"
#include "services/bank/platform/process/UserIds.h"

#include <filesystem>
#include <optional>

namespace cf::test {

//! The user for server processes when the test program is root: postgres, else nobody. Nothing when it is not root.
std::optional<platform::UserIds> serverUser();

//! The configuration's section that has `bankd serve` run as that user; "" when not root.
std::string processSettings();

//! Everything below the folder becomes that user's, as an operator does it before root starts the bank. Nothing when
//! not root.
void giveToServerUser(const std::filesystem::path& folder);

class TestFolder
{
public:
    //! Also removes the folders of test programs that were killed. Throws std::runtime_error when no folder can be
    //! made.
    TestFolder();
    ~TestFolder();
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
    platform::FileDescriptor m_lock; //!< On the folder, for as long as it is in use.
    int m_owner;                     //!< The process that made it: a forked child must not remove it.
};

} // namespace cf::test
