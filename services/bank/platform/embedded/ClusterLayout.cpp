// Prepares the folders of an embedded cluster.
#include "services/bank/platform/embedded/ClusterLayout.h"

#include "services/bank/platform/embedded/Folders.h"

#include <cstdint>
#include <cstdlib>
#include <sys/stat.h>
#include <sys/un.h>
#include <vector>

namespace cf::platform {

namespace fs = std::filesystem;

namespace {

//! sun_path, less "/.s.PGSQL.5432.lock" and its NUL.
constexpr std::size_t kLongestSocketFolder = sizeof(sockaddr_un::sun_path) - 20;

//! libpq and PostgreSQL split lists of folders at commas, and libpq offers no quoting.
bool fitForSockets(const fs::path& folder)
{
    const std::string text = folder.string();
    const std::string plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-";
    return text.size() <= kLongestSocketFolder && text.find_first_not_of(plain) == std::string::npos;
}

//! FNV-1a: the same folder always gets the same socket folder, across releases too.
std::string shortHash(const std::string& text)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const unsigned char byte : text)
        hash = (hash ^ byte) * 1099511628211ULL;
    std::string result;
    for (int digit = 0; digit < 10; ++digit, hash >>= 4)
        result += "0123456789abcdef"[hash & 15];
    return result;
}

//! Anyone can create names in /tmp: an existing folder is used only if it is ours and nobody else can enter it.
bool oursAlone(const fs::path& folder, UserIds owner)
{
    struct stat found
    {
    };
    return ::lstat(folder.c_str(), &found) == 0 && S_ISDIR(found.st_mode) && found.st_uid == owner.uid &&
           (found.st_mode & 077) == 0;
}

Outcome<fs::path, SetupError> socketFolder(const fs::path& folder, UserIds owner)
{
    std::vector<fs::path> candidates = {folder / "sockets"};
    const std::string name = "counterfoil-" + std::to_string(owner.uid) + "-" + shortHash(folder.string());
    if (const char* runtime = std::getenv("XDG_RUNTIME_DIR"); runtime && owner == currentUser())
        candidates.push_back(fs::path(runtime) / name);
    for (const char* suffix : {"", "-2", "-3", "-4"})
        candidates.push_back("/tmp/" + name + suffix);
    for (const fs::path& candidate : candidates) {
        if (fitForSockets(candidate) && makePrivateFolder(candidate, owner).ok() && oursAlone(candidate, owner))
            return candidate;
    }
    return SetupError{
        "No folder for the database's sockets could be created; " + candidates.back().string() +
        " was the last one tried. Make /tmp writable for the bank's user, or choose a shorter folder for the bank."};
}

SetupError rootRefused()
{
    return {"PostgreSQL refuses to run as root. Start the bank as another user."};
}

} // namespace

std::string quotedConninfo(const std::string& value)
{
    std::string result = "'";
    for (const char letter : value) {
        if (letter == '\'' || letter == '\\')
            result += '\\';
        result += letter;
    }
    return result + "'";
}

std::string ClusterLayout::connectionString(int port, const std::string& role, const std::string& database) const
{
    return "host=" + quotedConninfo(sockets.string()) + " port=" + std::to_string(port) +
           " user=" + quotedConninfo(role) + " dbname=" + quotedConninfo(database) +
           " hostaddr='' options='' sslmode=disable gssencmode=disable target_session_attrs=any"
           " client_encoding=UTF8 connect_timeout=5";
}

Outcome<ClusterLayout, SetupError> prepareLayout(const EmbeddedConfig& config)
{
    ClusterLayout layout;
    layout.owner = config.runAs.value_or(currentUser());
    if (layout.owner != currentUser())
        layout.runAs = layout.owner;
    layout.durable = config.durable;
    layout.endServersWithOwner = config.endServersWithOwner;
    if (layout.owner.uid == 0)
        return rootRefused();
    if (userName(layout.owner.uid).empty())
        return SetupError{
            "The user number " + std::to_string(layout.owner.uid) +
            " has no name in /etc/passwd, and PostgreSQL needs one. Add the user, or start the bank as another."};
    if (auto made = makePrivateFolder(fs::absolute(config.folder), layout.owner); !made)
        return made.error();
    std::error_code problem;
    layout.folder = fs::canonical(config.folder, problem);
    if (problem)
        return SetupError{"The folder " + config.folder.string() + " cannot be opened: " + problem.message() + "."};
    if (auto made = makePrivateFolder(layout.folder / "log", layout.owner); !made)
        return made.error();
    auto sockets = socketFolder(layout.folder, layout.owner);
    if (!sockets)
        return sockets.error();
    layout.sockets = *sockets;
    return layout;
}

} // namespace cf::platform
