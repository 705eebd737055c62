// Plain POSIX, because std::filesystem can neither fsync nor set an owner.
#include "services/bank/platform/embedded/Folders.h"

#include "services/bank/platform/process/FileDescriptor.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <vector>

namespace cf::platform {

namespace fs = std::filesystem;

namespace {

std::string advice(int systemError)
{
    switch (systemError) {
    case ENOSPC:
    case EDQUOT:
        return " The disk is full: free some space and start again.";
    case EACCES:
    case EPERM:
        return " Give the bank's user (" + userName(::geteuid()) + ") access to it, or choose another folder.";
    case EROFS:
        return " The file system is mounted read-only: choose another folder.";
    default:
        return "";
    }
}

bool giveTo(const fs::path& path, UserIds owner)
{
    return owner == currentUser() || ::lchown(path.c_str(), owner.uid, owner.gid) == 0;
}

bool writeAll(int descriptor, const std::string& content)
{
    std::size_t done = 0;
    while (done < content.size()) {
        const ssize_t written = ::write(descriptor, content.data() + done, content.size() - done);
        if (written < 0 && errno != EINTR)
            return false;
        done += written > 0 ? static_cast<std::size_t>(written) : 0;
    }
    return true;
}

} // namespace

bool syncFolder(const fs::path& folder)
{
    const FileDescriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return opened && ::fsync(opened.get()) == 0;
}

SetupError fileProblem(const std::string& what, int systemError)
{
    return {what + ": " + std::strerror(systemError) + "." + advice(systemError)};
}

Outcome<Done, SetupError> makePrivateFolder(const fs::path& folder, UserIds owner)
{
    std::error_code problem;
    if (folder.has_parent_path() && !fs::exists(folder.parent_path(), problem))
        fs::create_directories(folder.parent_path(), problem);
    if (::mkdir(folder.c_str(), 0700) == 0)
        return giveTo(folder, owner) && syncFolder(folder.parent_path())
                   ? Outcome<Done, SetupError>(Done{})
                   : fileProblem("Could not give " + folder.string() + " to its owner", errno);
    if (errno != EEXIST)
        return fileProblem("Could not create the folder " + folder.string(), errno);
    struct stat found
    {
    };
    if (::stat(folder.c_str(), &found) != 0)
        return fileProblem("Could not inspect " + folder.string(), errno);
    if (!S_ISDIR(found.st_mode))
        return SetupError{folder.string() + " is not a folder. Choose another place for the bank."};
    if (found.st_uid != owner.uid)
        return SetupError{"The folder " + folder.string() + " belongs to " + userName(found.st_uid) +
                          ", but the bank runs as " + userName(owner.uid) +
                          ". Choose another folder, or run: chown -R " + userName(owner.uid) + " " + folder.string()};
    if ((found.st_mode & 0777) != 0700 && ::chmod(folder.c_str(), 0700) != 0)
        return fileProblem("Could not make the folder " + folder.string() + " private", errno);
    return Done{};
}

Outcome<fs::path, SetupError> makeTemporarySibling(const fs::path& finalPlace, UserIds owner)
{
    std::string name = finalPlace.string() + ".new-XXXXXX";
    if (!::mkdtemp(name.data()) || !giveTo(name, owner))
        return fileProblem("Could not create a folder next to " + finalPlace.string(), errno);
    return fs::path(name);
}

Outcome<Done, SetupError> writeDurably(const fs::path& file, const std::string& content, UserIds owner, int mode)
{
    std::string draft = file.string() + ".new-XXXXXX";
    FileDescriptor opened(::mkostemp(draft.data(), O_CLOEXEC));
    if (!opened)
        return fileProblem("Could not write " + file.string(), errno);
    if (!giveTo(draft, owner) || ::fchmod(opened.get(), static_cast<mode_t>(mode)) != 0 ||
        !writeAll(opened.get(), content) || ::fsync(opened.get()) != 0) {
        const auto problem = fileProblem("Could not write " + file.string(), errno);
        ::unlink(draft.c_str());
        return problem;
    }
    opened.close();
    return moveDurably(draft, file);
}

Outcome<Done, SetupError> makeDurableFolder(const fs::path& folder)
{
    const fs::path above = folder.parent_path();
    std::error_code ignored; // A failure here also makes the creation below fail, which reports it.
    if (folder.empty() || fs::is_directory(folder, ignored))
        return Done{};
    if (above != folder)
        if (auto made = makeDurableFolder(above); !made)
            return made;
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return fileProblem("Could not create the folder " + folder.string(), errno);
    if (!syncFolder(above.empty() ? fs::path(".") : above))
        return fileProblem("Could not make the folder " + folder.string() + " durable", errno);
    return Done{};
}

Outcome<Done, SetupError> moveDurably(const fs::path& from, const fs::path& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0 || !syncFolder(to.has_parent_path() ? to.parent_path() : "."))
        return fileProblem("Could not move " + from.string() + " to " + to.string(), errno);
    return Done{};
}

Outcome<Done, SetupError> removeLeftovers(const fs::path& finalPlace)
{
    std::error_code problem;
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(finalPlace.parent_path(), problem)) {
        const std::string name = entry.path().filename().string();
        const std::string base = finalPlace.filename().string();
        if (name.rfind(base + ".new-", 0) == 0 || name.rfind(base + ".old-", 0) == 0)
            found.push_back(entry.path());
    }
    for (const fs::path& path : found) {
        fs::remove_all(path, problem);
        if (problem)
            return fileProblem("Could not remove the leftover folder " + path.string(), problem.value());
    }
    return Done{};
}

std::string tailOf(const fs::path& file, std::size_t limit)
{
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in)
        return {};
    const auto size = static_cast<std::size_t>(in.tellg());
    std::string text(std::min(size, limit), '\0');
    in.seekg(static_cast<std::streamoff>(size - text.size()));
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

} // namespace cf::platform
