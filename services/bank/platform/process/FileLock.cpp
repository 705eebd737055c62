// flock, not fcntl: it belongs to the open file and so passes to children.
#include "services/bank/platform/process/FileLock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>

namespace cf::platform {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file)
{
    throw std::system_error(errno, std::generic_category(), file.string());
}

} // namespace

std::optional<FileLock> FileLock::tryTake(const std::filesystem::path& file, UserIds owner)
{
    FileDescriptor opened(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!opened)
        fail(file);
    if (owner != currentUser() && ::fchown(opened.get(), owner.uid, owner.gid) != 0)
        fail(file);
    while (::flock(opened.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return std::nullopt;
        if (errno != EINTR)
            fail(file);
    }
    return FileLock(std::move(opened));
}

void FileLock::write(const std::string& content) const
{
    if (::ftruncate(m_file.get(), 0) != 0 ||
        ::pwrite(m_file.get(), content.data(), content.size(), 0) != static_cast<ssize_t>(content.size()))
        throw std::system_error(errno, std::generic_category(), "lock file");
}

} // namespace cf::platform
