// Assembles the parts in order of dependency.
#include "services/bank/platform/embedded/EmbeddedCluster.h"

#include "services/bank/platform/embedded/Folders.h"
#include "services/bank/platform/embedded/PrimaryServer.h"
#include "services/bank/platform/embedded/ReplicaServer.h"
#include "services/bank/platform/embedded/ServerPrograms.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace cf::platform {

namespace fs = std::filesystem;

namespace {

//! A process just forked by a killed owner holds the lock until it execs or ends.
constexpr std::chrono::milliseconds kForkedTimeout{5'000};
constexpr std::chrono::milliseconds kLook{20};

std::string ownerOf(const fs::path& lock)
{
    std::ifstream in(lock);
    std::string pid;
    in >> pid;
    return pid;
}

bool isGone(const std::string& pid)
{
    const auto number = static_cast<pid_t>(std::strtol(pid.c_str(), nullptr, 10));
    return number <= 0 || (::kill(number, 0) != 0 && errno == ESRCH);
}

SetupError alreadyOpen(const fs::path& folder, const fs::path& lock)
{
    const std::string pid = ownerOf(lock);
    return {"The bank in " + folder.string() + " is already open: process " + (pid.empty() ? "unknown" : pid) +
            " runs it. Stop that one first, or choose another folder."};
}

Outcome<FileLock, SetupError> lockFolder(const ClusterLayout& layout)
{
    const fs::path file = layout.folder / "lock";
    try {
        auto lock = FileLock::tryTake(file, layout.owner);
        for (auto waited = kLook; !lock && isGone(ownerOf(file)) && waited < kForkedTimeout; waited += kLook) {
            std::this_thread::sleep_for(kLook);
            lock = FileLock::tryTake(file, layout.owner);
        }
        if (!lock)
            return alreadyOpen(layout.folder, file);
        lock->write(std::to_string(::getpid()) + "\n");
        return std::move(*lock);
    } catch (const std::system_error& error) {
        return fileProblem("Could not lock " + file.string(), error.code().value());
    }
}

} // namespace

class EmbeddedCluster::Parts
{
public:
    Parts(ClusterLayout where, FileLock held, Reporter reporter)
        : layout(std::move(where))
        , lock(std::move(held))
        , reports(std::move(reporter))
        , primary(layout, reports)
    {
    }

    const ClusterLayout layout;
    const FileLock lock; //!< Outlives the servers.
    Reports reports;
    PrimaryServer primary;
    std::optional<ReplicaServer> replica; //!< Ends first.
};

EmbeddedCluster::EmbeddedCluster(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

EmbeddedCluster::~EmbeddedCluster()
{
    stop();
}

Outcome<std::unique_ptr<EmbeddedCluster>, SetupError> EmbeddedCluster::start(const EmbeddedConfig& config,
                                                                             Reporter reporter)
{
    auto layout = prepareLayout(config);
    if (!layout)
        return layout.error();
    auto lock = lockFolder(*layout);
    if (!lock)
        return lock.error();
    const auto programs = config.programs.empty() ? installedPrograms() : programsIn(config.programs);
    auto chosen = choosePrograms(programs, layout->primary().data);
    if (!chosen)
        return chosen.error();
    layout.value().programs = chosen->folder;
    // For inspecting the database with psql: the folder is not always below the bank's own.
    if (auto noted = writeDurably(layout->folder / "sockets.path", layout->sockets.string() + "\n", layout->owner);
        !noted)
        return noted.error();

    auto parts = std::make_unique<Parts>(std::move(layout).value(), std::move(lock).value(), std::move(reporter));
    // A killed owner's replica first, wanted or not: its primary would not stop while it is connected.
    if (auto ended = PostgresServer(parts->layout, parts->layout.replica(), parts->reports).claim(); !ended)
        parts->reports.warning(ended.error().message);
    if (auto started = parts->primary.start(); !started)
        return started.error();
    if (config.replica) {
        parts->replica.emplace(parts->layout, parts->primary, parts->reports, config.replicaTimeout);
        parts->replica->start();
    }
    return std::unique_ptr<EmbeddedCluster>(new EmbeddedCluster(std::move(parts)));
}

std::string EmbeddedCluster::connectionString(const std::string& role, const std::string& database) const
{
    return m_parts->layout.connectionString(m_parts->layout.primary().port, role, database);
}

std::string EmbeddedCluster::replicaConnectionString(const std::string& role, const std::string& database) const
{
    return m_parts->layout.connectionString(m_parts->layout.replica().port, role, database);
}

PrimaryState EmbeddedCluster::state() const
{
    return m_parts->primary.state();
}

ReplicaStatus EmbeddedCluster::replica() const
{
    return m_parts->replica ? m_parts->replica->status() : ReplicaStatus{};
}

pid_t EmbeddedCluster::primaryPid() const
{
    return m_parts->primary.pid();
}

pid_t EmbeddedCluster::replicaPid() const
{
    return m_parts->replica ? m_parts->replica->pid() : 0;
}

const fs::path& EmbeddedCluster::folder() const
{
    return m_parts->layout.folder;
}

void EmbeddedCluster::stop()
{
    // A stopping primary waits for a connected replica, so the replica stops first.
    if (m_parts->replica)
        m_parts->replica->stop();
    m_parts->primary.stop();
}

} // namespace cf::platform
