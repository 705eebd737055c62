// One postgres child.
#include "services/bank/platform/embedded/PostgresServer.h"

#include "services/bank/platform/embedded/AdminSession.h"
#include "services/bank/platform/embedded/Folders.h"
#include "services/bank/platform/embedded/LeftoverServers.h"
#include "services/bank/platform/embedded/ServerSettings.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <sstream>
#include <sys/stat.h>
#include <sys/vfs.h>

namespace cf::platform {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

//! A server that starts, recovers or stops says so and is waited for; any other refusal is permanent.
bool refusesUs(const std::string& problem)
{
    return problem.find("FATAL:") != std::string::npos && problem.find("the database system is") == std::string::npos;
}

} // namespace

PostgresServer::PostgresServer(const ClusterLayout& layout, ServerPlan plan, Reports& reports)
    : m_layout(layout)
    , m_plan(std::move(plan))
    , m_reports(reports)
{
}

std::string PostgresServer::adminConnection(const std::string& database) const
{
    return m_layout.connectionString(m_plan.port, kSuperuser, database) + " application_name=counterfoil_supervisor";
}

Outcome<FileLock, SetupError> PostgresServer::claim() const
{
    try {
        return endLeftovers(m_plan, m_layout.owner, m_reports);
    } catch (const std::system_error& error) {
        return fileProblem("Could not lock " + m_plan.lock.string(), error.code().value());
    }
}

Outcome<Done, SetupError> PostgresServer::launch(FileLock lock)
{
    if (auto written = writeSettings(m_layout, m_plan, m_plan.data); !written)
        return written;
    clearSockets();
    m_logBefore = logSize();
    auto child = ChildProcess::start(
        {m_layout.programs / "postgres",
         // On the command line, so that no file and no ALTER SYSTEM can expose the bank to a network.
         {"-D", m_plan.data.string(), "-c", "listen_addresses=", "-c", "port=" + std::to_string(m_plan.port), "-c",
          "unix_socket_directories=" + m_layout.sockets.string(), "-c", "unix_socket_permissions=0700"},
         m_plan.log,
         m_layout.runAs,
         lock.descriptor(),
         m_layout.endServersWithOwner ? SIGINT : 0});
    if (!child)
        return child.error();
    m_child.emplace(std::move(child).value());
    return Done{};
}

Outcome<Done, SetupError> PostgresServer::waitUntilReady(const StopSignal& stop)
{
    auto nextReport = std::chrono::steady_clock::now() + 10s;
    auto lastPatient = std::chrono::steady_clock::now();
    std::string last = "no answer";
    while (running() && !stop.raised()) {
        const auto session = AdminSession::connect(adminConnection("postgres"), 2s);
        if (session.ok())
            return Done{};
        last = session.error();
        if (!refusesUs(last))
            lastPatient = std::chrono::steady_clock::now();
        else if (std::chrono::steady_clock::now() - lastPatient > 10s)
            return SetupError{"The " + m_plan.name + " database server refuses the bank's connection: " + last + "."};
        if (std::chrono::steady_clock::now() >= nextReport) {
            m_reports.info("Still waiting for the " + m_plan.name + " database server: " + last);
            nextReport += 10s;
        }
        stop.sleep(30ms, descriptor());
    }
    if (!running())
        return failure("The " + m_plan.name + " database server did not start (it " + ending() + ")", m_logBefore);
    return SetupError{"The " + m_plan.name + " database server was stopped before it answered (" + last + ")."};
}

bool PostgresServer::answers() const
{
    const auto session = AdminSession::connect(adminConnection("postgres"), 1s);
    return session.ok() || session.error() != AdminSession::kTooLate;
}

bool PostgresServer::running()
{
    return m_child && m_child->running();
}

std::string PostgresServer::ending() const
{
    return m_child ? m_child->ending() : "was not running";
}

void PostgresServer::stop()
{
    if (!running())
        return;
    m_child->signal(SIGINT);
    if (m_child->waitFor(10s))
        return;
    m_child->signal(SIGQUIT);
    if (m_child->waitFor(5s))
        return;
    m_reports.warning("The " + m_plan.name + " database server did not stop and is killed.");
    m_child->signal(SIGKILL);
    m_child->waitFor(5s);
}

Outcome<Done, SetupError> PostgresServer::runTool(const std::string& name, const std::vector<std::string>& arguments,
                                                  const FileLock& lock, const StopSignal& stop) const
{
    const std::uintmax_t logBefore = logSize();
    auto child = ChildProcess::start(
        {m_layout.programs / name, arguments, m_plan.log, m_layout.runAs, lock.descriptor(), SIGKILL});
    if (!child)
        return child.error();
    while (child.value().running() && !stop.raised())
        stop.sleep(1min, child.value().descriptor());
    if (child.value().running())
        return SetupError{name + " was stopped."}; // Killed on leaving the scope.
    if (child.value().status() != 0)
        return failure(name + " " + child.value().ending(), logBefore);
    return Done{};
}

std::uintmax_t PostgresServer::logSize() const
{
    std::error_code missing;
    const auto size = fs::file_size(m_plan.log, missing);
    return missing ? 0 : size;
}

SetupError PostgresServer::failure(const std::string& what, std::uintmax_t logBefore) const
{
    const std::uintmax_t added = logSize() - std::min(logSize(), logBefore);
    std::istringstream log(tailOf(m_plan.log, std::min<std::uintmax_t>(added, 64 * 1024)));
    std::string reason;
    for (std::string line; std::getline(log, line);) {
        for (const char* mark : {"PANIC:  ", "FATAL:  ", "error: ", "could not "}) {
            if (const auto at = line.find(mark); at != std::string::npos && reason.empty())
                reason = line.substr(at);
        }
    }
    struct statfs disk
    {
    };
    const bool full = reason.find("No space left") != std::string::npos ||
                      (::statfs(m_layout.folder.c_str(), &disk) == 0 && disk.f_bavail == 0);
    if (full)
        return {what + ": the disk that holds " + m_layout.folder.string() +
                " is full. Free some space and start again."};
    return {what + (reason.empty() ? "" : ": " + reason) + ". The log is " + m_plan.log.string() + "."};
}

void PostgresServer::clearSockets() const
{
    // Left by a killed server; its lock file would block the next one if that PID is in use again.
    const fs::path socket = m_layout.sockets / (".s.PGSQL." + std::to_string(m_plan.port));
    std::error_code ignored;
    fs::remove(socket, ignored);
    fs::remove(socket.string() + ".lock", ignored);
}

void PostgresServer::trimLog() const
{
    constexpr std::uintmax_t kLongest = 10 * 1024 * 1024;
    if (logSize() < kLongest)
        return;
    // The server keeps appending to the open file, so the file is copied and truncated rather than renamed.
    std::error_code problem;
    fs::copy_file(m_plan.log, m_plan.log.string() + ".1", fs::copy_options::overwrite_existing, problem);
    if (!problem)
        fs::resize_file(m_plan.log, 0, problem);
}

} // namespace cf::platform
