// /dev/shm if it has space and other users can enter it, otherwise /tmp.
#include "tests/support/TestFolder.h"

#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <pwd.h>
#include <stdexcept>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace cf::test {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPrefix = "counterfoil-test-";

bool roomy(const char* folder)
{
    struct statvfs found
    {
    };
    constexpr unsigned long long kNeeded = 1024ULL * 1024 * 1024;
    return ::access(folder, W_OK | X_OK) == 0 && ::statvfs(folder, &found) == 0 &&
           static_cast<unsigned long long>(found.f_bavail) * found.f_frsize > kNeeded;
}

platform::FileDescriptor lockOn(const fs::path& folder)
{
    platform::FileDescriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened && ::flock(opened.get(), LOCK_EX | LOCK_NB) != 0)
        opened.close();
    return opened;
}

void removeAbandoned(const fs::path& place)
{
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(place, ignored)) {
        struct stat found
        {
        };
        if (entry.path().filename().string().rfind(kPrefix, 0) != 0 || ::stat(entry.path().c_str(), &found) != 0)
            continue;
        // A new folder is not locked at once, hence the minute.
        if (std::time(nullptr) - found.st_mtime > 60 && lockOn(entry.path()))
            fs::remove_all(entry.path(), ignored);
    }
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

std::string processSettings()
{
    const auto user = serverUser();
    return user ? "[process]\nuser = '" + platform::userName(user->uid) + "'\n" : std::string();
}

void giveToServerUser(const fs::path& folder)
{
    const auto user = serverUser();
    if (!user)
        return;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (::lchown(entry.path().c_str(), user->uid, user->gid) != 0)
            throw std::runtime_error(entry.path().string() + " could not be given to the servers' user.");
    }
}

std::string contentOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

TestFolder::TestFolder()
    : TestFolder(roomy("/dev/shm") ? "/dev/shm" : "/tmp")
{
}

TestFolder::TestFolder(const fs::path& place)
    : m_owner(::getpid())
{
    removeAbandoned(place);
    std::string name = (place / kPrefix).string() + "XXXXXX";
    if (!::mkdtemp(name.data()))
        throw std::runtime_error("No folder for a test could be created in " + name);
    m_path = name;
    m_lock = lockOn(m_path);
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
