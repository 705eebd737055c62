#include "services/bank/monitoring/MetricsToken.h"

#include "services/bank/identity/Secrets.h"
#include "services/bank/platform/process/FileDescriptor.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace cf::bank {
namespace {

constexpr std::size_t kShortest = 16;

[[noreturn]] void fail(const std::filesystem::path& file, const std::string& what)
{
    throw std::runtime_error("The metrics token " + file.string() + " " + what);
}

[[noreturn]] void failedTo(const char* what, const std::filesystem::path& file)
{
    fail(file, std::string("cannot be ") + what + ": " + std::strerror(errno) + ".");
}

} // namespace

std::string openOrMakeMetricsToken(const std::filesystem::path& file)
{
    const platform::FileDescriptor made(
        ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (made) {
        const std::string line = newToken() + "\n";
        if (::write(made.get(), line.data(), line.size()) != static_cast<ssize_t>(line.size()) ||
            ::fsync(made.get()) != 0)
            failedTo("written", file);
    } else if (errno != EEXIST) {
        failedTo("made", file);
    }
    struct stat status = {};
    std::ifstream in(file);
    std::string token;
    if (::stat(file.c_str(), &status) != 0 || !in)
        failedTo("read", file);
    if ((status.st_mode & 077) != 0)
        fail(file, "can be read by others. Run: chmod 600 " + file.string());
    in >> token;
    if (token.size() < kShortest)
        fail(file, "is too short. Remove the file to have one made.");
    return token;
}

} // namespace cf::bank
