// /dev/shm when it has room and can be entered by other users, else /tmp.
#include "tests/support/TestFolder.h"

#include <cstdlib>
#include <pwd.h>
#include <stdexcept>
#include <sys/statvfs.h>
#include <unistd.h>

namespace cf::test {

namespace fs = std::filesystem;

namespace {

bool roomy(const char* folder)
{
    struct statvfs found
    {
    };
    constexpr unsigned long long kNeeded = 1024ULL * 1024 * 1024;
    return ::access(folder, W_OK | X_OK) == 0 && ::statvfs(folder, &found) == 0 &&
           static_cast<unsigned long long>(found.f_bavail) * found.f_frsize > kNeeded;
}

} // namespace

std::optional<platform::UserIds> serverUser()
{
    if (::geteuid() != 0)
        return std::nullopt;
    for (const char* name : {"postgres", "nobody"}) {
        if (const passwd* found = ::getpwnam(name))
            return platform::UserIds{found->pw_uid, found->pw_gid};
    }
    throw std::runtime_error("The tests run as root and find no user for PostgreSQL (postgres or nobody).");
}

TestFolder::TestFolder()
    : m_owner(::getpid())
{
    std::string name = std::string(roomy("/dev/shm") ? "/dev/shm" : "/tmp") + "/counterfoil-test-XXXXXX";
    if (!::mkdtemp(name.data()))
        throw std::runtime_error("No folder for a test could be made in " + name);
    m_path = name;
    const auto user = serverUser();
    if (user && ::chown(name.c_str(), user->uid, user->gid) != 0)
        throw std::runtime_error("The folder " + name + " could not be given to the servers' user.");
}

TestFolder::~TestFolder()
{
    std::error_code ignored;
    if (::getpid() == m_owner)
        fs::remove_all(m_path, ignored);
}

} // namespace cf::test
