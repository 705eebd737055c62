#include "services/bank/platform/embedded/PrimaryServer.h"

#include "services/bank/platform/embedded/AdminSession.h"
#include "services/bank/platform/embedded/Folders.h"
#include "services/bank/platform/embedded/ServerPrograms.h"

#include <algorithm>
#include <fcntl.h>

namespace cf::platform {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

bool appendInclude(const fs::path& configuration)
{
    const FileDescriptor file(::open(configuration.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
    const std::string line = "\ninclude 'counterfoil.conf'\n";
    return file && ::write(file.get(), line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
           ::fsync(file.get()) == 0;
}

// Each statement may already have run: the bank may have been killed after any of them.
const char* const kMakeRoles = R"sql(
DO $$
DECLARE role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['bank_owner', 'bank_app', 'bank_monitor'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', role_name);
        END IF;
    END LOOP;
END $$;
GRANT pg_monitor TO bank_monitor;
SELECT 1 FROM pg_database WHERE datname = 'bank';
)sql";

const char* const kMakeDatabase = "CREATE DATABASE bank OWNER bank_owner ENCODING 'UTF8' TEMPLATE template0";

const char* const kMakeExtensions = "SET client_min_messages = warning;"
                                    "CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE EXTENSION IF NOT EXISTS unaccent;"
                                    "REVOKE ALL ON DATABASE bank FROM PUBLIC;"
                                    "GRANT CONNECT ON DATABASE bank TO bank_app, bank_monitor;";

SetupError cannotPrepare(const std::string& what, const std::string& reason)
{
    const bool missing = reason.find("extension control file") != std::string::npos;
    return {"Could not create " + what + ": " + reason + "." +
            (missing ? " Install PostgreSQL's extensions: apt-get install postgresql-contrib" : "")};
}

} // namespace

PrimaryServer::PrimaryServer(const ClusterLayout& layout, Reports& reports)
    : m_layout(layout)
    , m_reports(reports)
    , m_server(layout, layout.primary(), reports)
{
}

PrimaryServer::~PrimaryServer()
{
    stop();
}

Outcome<Done, SetupError> PrimaryServer::start()
{
    std::promise<Outcome<Done, SetupError>> started;
    auto result = started.get_future();
    m_thread = std::thread([this, promise = std::move(started)]() mutable { supervise(std::move(promise)); });
    return result.get();
}

void PrimaryServer::stop()
{
    m_stop.raise();
    if (m_thread.joinable())
        m_thread.join();
}

void PrimaryServer::supervise(std::promise<Outcome<Done, SetupError>> started)
{
    auto first = bringUp();
    const bool good = first.ok();
    started.set_value(std::move(first));
    while (good && !m_stop.raised()) {
        watch();
        if (!m_stop.raised())
            restart();
    }
    m_state = PrimaryState::Down;
    m_server.stop();
    m_pid = 0;
}

Outcome<Done, SetupError> PrimaryServer::bringUp()
{
    auto lock = m_server.claim();
    if (!lock)
        return lock.error();
    if (auto created = create(*lock); !created)
        return created;
    if (auto launched = m_server.launch(std::move(lock).value()); !launched)
        return launched;
    if (auto ready = m_server.waitUntilReady(m_stop); !ready)
        return ready;
    if (auto made = makeRolesAndDatabase(); !made)
        return made;
    m_pid = m_server.pid();
    m_state = PrimaryState::Up;
    return Done{};
}

Outcome<Done, SetupError> PrimaryServer::create(const FileLock& lock)
{
    const fs::path& data = m_server.plan().data;
    if (auto removed = removeLeftovers(data); !removed)
        return removed;
    std::error_code problem;
    if (dataVersion(data))
        return Done{};
    if (fs::exists(data, problem) && !fs::is_empty(data, problem))
        return SetupError{data.string() +
                          " holds something that is not a PostgreSQL database. Move it away and start again."};
    m_reports.info("Creating the bank's database in " + data.string());
    auto draft = makeTemporarySibling(data, m_layout.owner);
    if (!draft)
        return draft.error();
    auto made =
        m_server.runTool("initdb",
                         {"-D", draft->string(), "--username", kSuperuser, "--locale=C.UTF-8", "--encoding=UTF8",
                          "--data-checksums", "--auth=peer", m_layout.durable ? "--no-instructions" : "--no-sync"},
                         lock, m_stop);
    if (!made)
        return made;
    if (!appendInclude(*draft / "postgresql.conf"))
        return fileProblem("Could not write " + (*draft / "postgresql.conf").string(), errno);
    return moveDurably(*draft, data);
}

Outcome<Done, SetupError> PrimaryServer::makeRolesAndDatabase()
{
    auto session = AdminSession::connect(m_server.adminConnection("postgres"), 10s);
    if (!session)
        return cannotPrepare("the bank's roles", session.error());
    const auto found = session.value().run(kMakeRoles, 30s);
    if (!found)
        return cannotPrepare("the bank's roles", found.error());
    if (found->empty()) {
        if (const auto made = session.value().run(kMakeDatabase, 60s); !made)
            return cannotPrepare("the bank's database", made.error());
    }
    auto inside = AdminSession::connect(m_server.adminConnection(kBankDatabase), 10s);
    if (!inside)
        return cannotPrepare("the bank's database", inside.error());
    if (const auto made = inside.value().run(kMakeExtensions, 30s); !made)
        return cannotPrepare("the database's extensions", made.error());
    return Done{};
}

void PrimaryServer::watch()
{
    while (!m_stop.raised() && m_server.running()) {
        m_server.trimLog();
        m_stop.sleep(1min, m_server.descriptor());
    }
}

void PrimaryServer::restart()
{
    m_state = PrimaryState::Starting;
    m_pid = 0;
    m_reports.warning("The bank's database server " + m_server.ending() + "; restarting it.");
    for (auto pause = 100ms; !m_stop.raised(); pause = std::min(pause * 2, std::chrono::milliseconds(10s))) {
        const auto up = bringUp();
        if (up.ok()) {
            m_reports.info("The bank's database server answers again.");
            return;
        }
        if (!m_stop.raised())
            m_reports.error(up.error().message);
        m_server.stop();
        m_stop.sleep(pause);
    }
}

} // namespace cf::platform
