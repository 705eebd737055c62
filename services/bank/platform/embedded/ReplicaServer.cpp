#include "services/bank/platform/embedded/ReplicaServer.h"

#include "services/bank/platform/embedded/Folders.h"
#include "services/bank/platform/embedded/ServerPrograms.h"
#include "services/bank/platform/embedded/ServerSettings.h"

#include <algorithm>
#include <cerrno>
#include <fstream>

namespace cf::platform {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

//! The first eight bytes of pg_control: the identifier set by initdb, the same in every copy of the database.
std::optional<std::uint64_t> systemIdentifier(const fs::path& data)
{
    std::ifstream in(data / "global" / "pg_control", std::ios::binary);
    std::uint64_t result = 0;
    if (!in.read(reinterpret_cast<char*>(&result), sizeof result))
        return std::nullopt;
    return result;
}

} // namespace

ReplicaServer::ReplicaServer(const ClusterLayout& layout, const PrimaryServer& primary, Reports& reports,
                             std::chrono::seconds timeout)
    : m_layout(layout)
    , m_primary(primary)
    , m_reports(reports)
    , m_timeout(timeout)
    , m_server(layout, layout.replica(), reports)
    , m_link(layout.connectionString(layout.primary().port, kSuperuser, "postgres") +
             " application_name=counterfoil_supervisor")
{
}

ReplicaServer::~ReplicaServer()
{
    stop();
}

void ReplicaServer::start()
{
    m_thread = std::thread([this] { supervise(); });
}

void ReplicaServer::stop()
{
    m_stop.raise();
    if (m_thread.joinable())
        m_thread.join();
}

void ReplicaServer::supervise()
{
    while (!m_stop.raised()) {
        waitForPrimary();
        if (m_stop.raised())
            break;
        if (const auto up = bringUp(); up.ok())
            watch();
        else if (!m_stop.raised())
            m_reports.warning("The replica is not available: " + up.error().message +
                              " The bank continues without it.");
        m_pid = 0;
        note({ReplicaState::Down, -1});
        m_server.stop();
        // 0.2 s after the first failure, doubling up to about a minute.
        m_stop.sleep(std::min(100ms * (1 << std::min(m_failures, 10)), std::chrono::milliseconds(1min)));
    }
    m_server.stop();
}

void ReplicaServer::waitForPrimary() const
{
    while (!m_stop.raised() && m_primary.state() != PrimaryState::Up)
        m_stop.sleep(100ms);
}

Outcome<Done, SetupError> ReplicaServer::bringUp()
{
    ++m_failures;
    auto lock = m_server.claim();
    if (!lock)
        return lock.error();
    if (auto removed = removeLeftovers(m_server.plan().data); !removed)
        return removed;
    if (m_rebuild || m_failures > 3 || !usable()) {
        if (auto built = build(*lock); !built)
            return built;
        m_rebuild = false;
    }
    auto launched = m_server.launch(std::move(lock).value());
    m_pid = m_server.pid();
    return launched;
}

bool ReplicaServer::usable()
{
    const fs::path& data = m_server.plan().data;
    const fs::path original = m_layout.primary().data;
    const auto identifier = systemIdentifier(data);
    if (!identifier || identifier != systemIdentifier(original) || dataVersion(data) != dataVersion(original))
        return false;
    const auto probe = m_link.probe();
    return !probe || probe->slotGood;
}

Outcome<Done, SetupError> ReplicaServer::build(const FileLock& lock)
{
    m_state = ReplicaState::Building;
    m_reports.info("Copying the bank's database to its replica.");
    if (const auto renewed = m_link.renewSlot(); !renewed)
        return SetupError{"The primary could not create a replication slot: " + renewed.error() + "."};
    auto draft = makeTemporarySibling(m_server.plan().data, m_layout.owner);
    if (!draft)
        return draft.error();
    std::vector<std::string> arguments = {
        "--pgdata=" + draft->string(),
        "--dbname=" + m_layout.connectionString(m_layout.primary().port, kSuperuser, "postgres"), "--wal-method=stream",
        std::string("--slot=") + kReplicaSlot, "--checkpoint=fast"};
    if (!m_layout.durable)
        arguments.emplace_back("--no-sync");
    if (auto copied = m_server.runTool("pg_basebackup", arguments, lock, m_stop); !copied)
        return copied;
    if (auto written = writeSettings(m_layout, m_server.plan(), *draft); !written)
        return written;
    return replaceBy(*draft);
}

Outcome<Done, SetupError> ReplicaServer::replaceBy(const fs::path& draft)
{
    const fs::path& data = m_server.plan().data;
    std::error_code missing;
    if (fs::exists(data, missing)) {
        if (auto moved = moveDurably(data, data.string() + ".old-copy"); !moved)
            return moved;
    }
    if (auto moved = moveDurably(draft, data); !moved)
        return moved;
    return removeLeftovers(data);
}

void ReplicaServer::watch()
{
    auto lastGood = Clock::now();
    while (!m_stop.raised() && m_server.running()) {
        m_server.trimLog();
        const auto probe = m_link.probe();
        if (probe)
            note(probe->status);
        // The clock runs only while the primary is there to be followed and the replica answers at all: a frozen
        // replica needs no new copy.
        if (!probe || m_state == ReplicaState::Streaming || !m_server.answers())
            lastGood = Clock::now();
        if ((probe && !probe->slotGood) || Clock::now() - lastGood > m_timeout) {
            m_reports.warning("The replica can no longer follow and is rebuilt.");
            m_rebuild = true;
            return;
        }
        m_stop.sleep(m_state == ReplicaState::Streaming ? 1s : 200ms, m_server.descriptor());
    }
    if (!m_stop.raised())
        m_reports.warning("The replica's server " + m_server.ending() +
                          "; restarting it. The bank continues without it.");
}

void ReplicaServer::note(const ReplicaStatus& seen)
{
    const ReplicaState before = m_state.exchange(seen.state);
    m_lagBytes = seen.lagBytes;
    if (seen.state == ReplicaState::Streaming) {
        m_failures = 0;
        if (before != ReplicaState::Streaming)
            m_reports.info("The replica follows the bank's database.");
    } else if (before == ReplicaState::Streaming && !m_stop.raised()) {
        m_reports.warning("The replica no longer follows the bank's database.");
    }
}

} // namespace cf::platform
