// An object is written next to its final path, made durable, and then linked there: it is complete or absent, and
// link() fails where rename() would replace. A crash leaves at most a "NEW.…" file, which the next start removes.
#include "services/bank/platform/objects/FileObjectStore.h"

#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/embedded/Folders.h"
#include "services/bank/platform/process/FileDescriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <stdexcept>

namespace cf::platform {
namespace {

namespace fs = std::filesystem;
using Kind = ObjectError::Kind;

constexpr std::size_t kLongestKey = 200;
constexpr const char* kUnfinished = "NEW."; // no key has capitals

ObjectError troubleWith(const fs::path& file, int reason)
{
    return {reason == ENOENT ? Kind::NotFound : Kind::Unavailable, file.string() + ": " + std::strerror(reason)};
}

ObjectError notPut(const fs::path& file, int reason)
{
    const bool full = reason == ENOSPC || reason == EDQUOT;
    return {full ? Kind::Full : Kind::Unavailable, file.string() + ": " + std::strerror(reason)};
}

std::optional<ObjectError> mistakeIn(std::string_view key)
{
    return isObjectKey(key) ? std::nullopt : std::optional(ObjectError{Kind::InvalidKey, "a malformed object key"});
}

bool writeAll(int descriptor, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool makeFolder(const fs::path& folder)
{
    if (::mkdir(folder.c_str(), S_IRWXU) == 0)
        return syncFolder(folder.parent_path());
    return errno == EEXIST;
}

// Removes the file on leaving the scope, whatever happened to it.
struct Temporary
{
    std::string path;
    ~Temporary() { ::unlink(path.c_str()); }
};

// Left by puts that a crash interrupted. Those of other servers using the folder are young.
void removeUnfinished(const fs::path& folder)
{
    const auto old = fs::file_time_type::clock::now() - std::chrono::hours(1);
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code gone; // by another server's start
        const bool unfinished = at.depth() == 1 && at->path().filename().string().starts_with(kUnfinished);
        if (unfinished && fs::last_write_time(at->path(), gone) < old && !gone)
            fs::remove(at->path(), gone);
    }
}

} // namespace

bool isObjectKey(std::string_view key)
{
    if (key.empty() || key.size() > kLongestKey || key.back() == '/')
        return false;
    char before = '/';
    for (const char c : key) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
        const bool inside = before != '/'; // no part begins with a dot or a slash
        if (!plain && !(inside && (c == '.' || c == '/')))
            return false;
        before = c;
    }
    return true;
}

FileObjectStore::FileObjectStore(fs::path folder, std::uintmax_t reserve)
    : m_folder(std::move(folder))
    , m_reserve(reserve)
{
    std::error_code error;
    fs::create_directories(m_folder, error);
    if (!error)
        fs::permissions(m_folder, fs::perms::owner_all, error);
    if (error)
        throw std::runtime_error("The objects folder " + m_folder.string() + " cannot be used: " + error.message() +
                                 ".");
    removeUnfinished(m_folder);
}

Outcome<Done, ObjectError> FileObjectStore::put(std::string_view key, std::string_view content)
{
    if (auto mistake = mistakeIn(key))
        return *std::move(mistake);
    if (content.size() > kLargestObject)
        return ObjectError{Kind::TooLarge, "an object of " + std::to_string(content.size()) + " bytes"};
    if (auto want = spaceProblem(content.size()))
        return *std::move(want);
    const fs::path file = fileOf(key);
    if (!makeFolder(file.parent_path()))
        return notPut(file.parent_path(), errno);
    Temporary temporary{(file.parent_path() / (std::string(kUnfinished) + "XXXXXX")).string()};
    const FileDescriptor descriptor(::mkostemp(temporary.path.data(), O_CLOEXEC)); // 0600
    const bool written = descriptor && writeAll(descriptor.get(), content) && ::fsync(descriptor.get()) == 0;
    if (!written)
        return notPut(file, errno);
    if (::link(temporary.path.c_str(), file.c_str()) != 0) {
        if (errno == EEXIST)
            return ObjectError{Kind::AlreadyThere, "an object is there already"};
        return notPut(file, errno);
    }
    if (!syncFolder(file.parent_path()))
        return notPut(file.parent_path(), errno);
    return Done{};
}

Outcome<std::string, ObjectError> FileObjectStore::get(std::string_view key) const
{
    if (auto mistake = mistakeIn(key))
        return *std::move(mistake);
    const fs::path file = fileOf(key);
    const FileDescriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    struct stat facts
    {
    };
    if (!descriptor || ::fstat(descriptor.get(), &facts) != 0)
        return troubleWith(file, errno);
    if (facts.st_size > static_cast<off_t>(kLargestObject))
        return ObjectError{Kind::TooLarge, file.string() + " is larger than any object"};
    std::string content(static_cast<std::size_t>(facts.st_size), '\0');
    std::size_t length = 0;
    while (length < content.size()) {
        const ssize_t part = ::read(descriptor.get(), content.data() + length, content.size() - length);
        if (part < 0 && errno == EINTR)
            continue;
        if (part <= 0)
            return ObjectError{Kind::Unavailable, file.string() + " cannot be read to its end"};
        length += static_cast<std::size_t>(part);
    }
    return content;
}

Outcome<bool, ObjectError> FileObjectStore::exists(std::string_view key) const
{
    if (auto mistake = mistakeIn(key))
        return *std::move(mistake);
    const fs::path file = fileOf(key);
    if (::access(file.c_str(), R_OK) == 0)
        return true;
    if (errno == ENOENT)
        return false;
    return troubleWith(file, errno);
}

Outcome<Done, ObjectError> FileObjectStore::remove(std::string_view key)
{
    if (auto mistake = mistakeIn(key))
        return *std::move(mistake);
    const fs::path file = fileOf(key);
    if (::unlink(file.c_str()) != 0) {
        if (errno != ENOENT)
            return troubleWith(file, errno);
        return Done{};
    }
    syncFolder(file.parent_path());
    return Done{};
}

// Concurrent puts may each see the same free space: they take a little of the reserve.
std::optional<ObjectError> FileObjectStore::spaceProblem(std::size_t bytes) const
{
    std::error_code error;
    const fs::space_info space = fs::space(m_folder, error);
    if (error)
        return ObjectError{Kind::Unavailable, m_folder.string() + ": " + error.message()};
    if (space.capacity == 0)
        return std::nullopt; // a file system that does not say
    if (space.available < bytes || space.available - bytes < m_reserve)
        return ObjectError{Kind::Full, m_folder.string() + ": of the " + std::to_string(space.available) +
                                           " bytes that are free, " + std::to_string(m_reserve) + " are kept"};
    return std::nullopt;
}

fs::path FileObjectStore::fileOf(std::string_view key) const
{
    std::string name(key);
    std::replace(name.begin(), name.end(), '/', '+'); // no key has a '+': two keys never share a file
    return m_folder / hex(sha256(key).substr(0, 1)) / name;
}

} // namespace cf::platform
