// Scans /proc; signals go through a pidfd opened before the process is identified, so a reused PID is never hit.
#include "services/bank/platform/embedded/LeftoverServers.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <map>
#include <set>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <thread>

namespace cf::platform {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

struct Leftover
{
    FileDescriptor pidfd;
    pid_t parent = 0;
    bool server = false; //!< postgres itself, not initdb or pg_basebackup.
};

//! A file by its identity, however its path is spelled.
struct FileIdentity
{
    dev_t device = 0;
    ino_t inode = 0;
    bool operator==(const FileIdentity&) const = default;
};

std::optional<FileIdentity> identityOf(const fs::path& path)
{
    struct stat found
    {
    };
    if (::stat(path.c_str(), &found) != 0)
        return std::nullopt;
    return FileIdentity{found.st_dev, found.st_ino};
}

bool holdsOpen(const fs::path& process, const FileIdentity& lock)
{
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(process / "fd", problem)) {
        if (identityOf(entry.path()) == lock)
            return true;
    }
    return false;
}

std::string programOf(const fs::path& process)
{
    std::error_code problem;
    std::string name = fs::read_symlink(process / "exe", problem).filename().string();
    // After a package upgrade the old server runs a deleted file.
    if (const auto at = name.find(" (deleted)"); at != std::string::npos)
        name.resize(at);
    return name;
}

pid_t parentOf(const fs::path& process)
{
    std::ifstream in(process / "status");
    for (std::string word; in >> word;) {
        if (pid_t parent = 0; word == "PPid:" && in >> parent)
            return parent;
    }
    return 0;
}

class Search
{
public:
    explicit Search(const ServerPlan& server)
        : m_lock(identityOf(server.lock).value_or(FileIdentity{}))
        , m_data(identityOf(server.data))
    {
    }

    std::map<pid_t, Leftover> all() const
    {
        std::map<pid_t, Leftover> result;
        std::error_code problem;
        for (const auto& entry : fs::directory_iterator("/proc", problem)) {
            const std::string name = entry.path().filename().string();
            if (name.find_first_not_of("0123456789") == std::string::npos)
                add(static_cast<pid_t>(std::stol(name)), entry.path(), result);
        }
        return result;
    }

private:
    void add(pid_t pid, const fs::path& process, std::map<pid_t, Leftover>& result) const
    {
        static constexpr std::array kPrograms = {"postgres", "initdb", "pg_basebackup"};
        const std::string program = programOf(process);
        if (std::find(kPrograms.begin(), kPrograms.end(), program) == kPrograms.end())
            return;
        FileDescriptor pidfd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
        const bool ours = holdsOpen(process, m_lock) || (m_data && identityOf(process / "cwd") == m_data);
        if (pidfd && ours && programOf(process) == program)
            result.emplace(pid, Leftover{std::move(pidfd), parentOf(process), program == "postgres"});
    }

    FileIdentity m_lock;
    std::optional<FileIdentity> m_data;
};

//! What to send after waiting this long: fast shutdown, immediate shutdown, finally SIGKILL to every process.
int signalAt(Clock::duration waited)
{
    using std::chrono::seconds;
    return waited < seconds(8) ? SIGINT : waited < seconds(12) ? SIGQUIT : SIGKILL;
}

void endRound(const std::map<pid_t, Leftover>& found, int number, std::set<std::pair<pid_t, int>>& sent)
{
    for (const auto& [pid, process] : found) {
        const bool leads = !found.contains(process.parent);   // The postmaster ends its backends in good order itself.
        const int chosen = process.server ? number : SIGKILL; // initdb's work is discarded in any case.
        if ((leads || chosen == SIGKILL) && sent.emplace(pid, chosen).second)
            ::syscall(SYS_pidfd_send_signal, process.pidfd.get(), chosen, nullptr, 0);
    }
}

void dropForeignPidFile(const ServerPlan& server, Reports& reports)
{
    const fs::path file = server.data / "postmaster.pid";
    std::ifstream in(file);
    long pid = 0;
    // PostgreSQL removes a dead process's file itself, but refuses to start while any process has that PID.
    if (!(in >> pid) || pid <= 0 || (::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH))
        return;
    reports.info("The process number of the last " + server.name + " server now belongs to another program (process " +
                 std::to_string(pid) + "), which is left alone.");
    std::error_code ignored;
    fs::remove(file, ignored);
}

} // namespace

Outcome<FileLock, SetupError> endLeftovers(const ServerPlan& server, UserIds owner, Reports& reports)
{
    const auto begin = Clock::now();
    std::set<std::pair<pid_t, int>> sent;
    while (Clock::now() - begin < std::chrono::seconds(30)) {
        auto lock = FileLock::tryTake(server.lock, owner);
        const auto found = Search(server).all();
        if (lock && found.empty()) {
            dropForeignPidFile(server, reports);
            return std::move(*lock);
        }
        if (sent.empty() && !found.empty())
            reports.info("Ending " + std::to_string(found.size()) + " leftover processes of the " + server.name +
                         " server.");
        endRound(found, signalAt(Clock::now() - begin), sent);
        // They are not our children, so we can only poll for their end.
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return SetupError{"Another program still uses the database in " + server.data.string() +
                      " and could not be ended. Find it with: fuser -v " + server.lock.string()};
}

} // namespace cf::platform
