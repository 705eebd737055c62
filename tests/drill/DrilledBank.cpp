#include "tests/drill/DrilledBank.h"

#include "services/bank/platform/embedded/ServerPrograms.h"
#include "tests/drill/Command.h"
#include "tests/drill/Openings.h"
#include "tests/support/DurableBank.h"

#include <fstream>

namespace cf::drill {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kAccounts = 12;
constexpr std::int64_t kOpening = 300'000; // cents: now and then an account cannot pay
constexpr const char* kSocket = ".s.PGSQL.5432";

std::unique_ptr<test::ServedBank> makeServableBank(const platform::EmbeddedCluster& cluster)
{
    auto bank = test::makeBank(cluster);
    test::giveToServerUser(bank->folder().path()); // bankd reads its keys there
    return bank;
}

//! PostgreSQL's programs, in that folder; its server goes by the clock. Empty if it cannot, or none are installed.
std::filesystem::path programsBy(const SteppedClock& clock, const std::filesystem::path& folder)
{
    const auto installed = platform::installedPrograms();
    if (!SteppedClock::isPossible() || installed.empty())
        return {};
    const std::filesystem::path& real = installed.front().folder;
    for (const char* program : {"initdb", "pg_basebackup"})
        std::filesystem::create_symlink(real / program, folder / program);
    const std::filesystem::path server = folder / "postgres";
    std::ofstream script(server);
    script << "#!/bin/sh\nexec env";
    for (const std::string& variable : clock.environment())
        script << " '" << variable << "'";
    script << " '" << (real / "postgres").string() << "' \"$@\"\n";
    script.close();
    std::filesystem::permissions(server, std::filesystem::perms(0755));
    return folder;
}

} // namespace

DrilledBank::DrilledBank(const std::filesystem::path& folder, std::size_t staff, simulation::Chance& chance,
                         std::vector<Rewriting> rewrites)
    : m_rewrites(std::move(rewrites))
    , m_disk(Disk::make(folder))
    , m_clock(folder / "clock")
    , m_programs(std::filesystem::temp_directory_path()) // others may forbid to run what is in them
    , m_cluster(test::startCluster((m_disk ? m_disk->path() : folder) / "bank", programsBy(m_clock, m_programs.path())))
    , m_bank(makeServableBank(*m_cluster))
{
    // So that it fits on its disk, and is written to it often.
    run("ALTER SYSTEM SET max_wal_size = '128MB'");
    run("ALTER SYSTEM SET min_wal_size = '32MB'");
    run("SELECT pg_reload_conf()");
    openAccounts();
    setLimits(*this);
    for (std::size_t number = 0; number < kServers; ++number)
        addServer(number);
    hire(staff, chance);
}

DrilledBank::~DrilledBank()
{
    m_gate.giveWay();
}

void DrilledBank::addServer(std::size_t number)
{
    auto server = std::make_unique<Server>();
    const std::filesystem::path& folder = server->folder.path();
    server->spool = SmallDisk::mountAt(folder / "process-spool");
    server->database = std::make_unique<Relay>(
        listenAt((folder / kSocket).string()), [this] { return connectTo(socket()); },
        [this, number](const Ends& ends) {
            return std::make_unique<WirePassage>(number, ends, m_statements, m_rewrites);
        });
    platform::Settings settings = m_bank->settings();
    settings.appDatabase = conninfo("bank_app") + " host='" + folder.string() + "' port=5432";
    settings.http.port = 0;
    settings.log.file = folder / "bankd.log";
    server->process = std::make_unique<test::BankProcess>(BANKD_PROGRAM, settings, folder, server->clock.environment());
    platform::FileDescriptor listener = listenOnLoopback();
    server->port = portOf(listener);
    server->http = std::make_unique<Relay>(
        std::move(listener), [process = server->process.get()] { return connectToLoopback(process->port()); },
        [this, number](const Ends& ends) { return std::make_unique<HttpPassage>(number, ends, m_requests, m_gate); });
    m_servers.push_back(std::move(server));
}

void DrilledBank::openAccounts()
{
    for (std::size_t i = 0; i < kAccounts; ++i) {
        const auto opened = m_bank->openAccount(m_bank->mainBranch(), kOpening);
        m_accounts.push_back({opened.id, opened.iban});
    }
    db::Watchdog watchdog;
    db::Pool pool(m_bank->writingPool(), watchdog);
    recordOpenings(pool);
}

void DrilledBank::hire(std::size_t staff, simulation::Chance& chance)
{
    for (std::size_t i = 0; i < staff; ++i) {
        const Role role = i % 2 == 1 ? Role::Supervisor : Role::Teller;
        Person person("drilled" + std::to_string(i), chance.id().toString());
        test::ApiClient client(m_servers[0]->port, m_bank->caCertificate());
        person.enrol(client, enrolmentCodeOf(person.userName(), role, "MAIN", m_servers[0]->process->config()));
        m_staff.push_back(std::make_unique<Staff>(Staff{std::move(person), role, std::move(client)}));
    }
}

test::ApiClient DrilledBank::clientOf(const Staff& staff, std::size_t server) const
{
    test::ApiClient client(m_servers[server]->port, m_bank->caCertificate(), staff.client.certificate());
    client.useToken(staff.client.token());
    return client;
}

std::string DrilledBank::socket() const
{
    const std::string keywords = conninfo("bank_app");
    const auto valueOf = [&](const std::string& keyword) {
        const std::size_t begin = keywords.find(keyword) + keyword.size();
        std::string value = keywords.substr(begin, keywords.find(' ', begin) - begin);
        std::erase(value, '\'');
        return value;
    };
    return valueOf("host=") + "/.s.PGSQL." + valueOf("port=");
}

db::Rows DrilledBank::run(const std::string& sql, std::chrono::milliseconds timeout) const
{
    return runIn(platform::kBankDatabase, sql, timeout);
}

db::Rows DrilledBank::runIn(const std::string& database, const std::string& sql,
                            std::chrono::milliseconds timeout) const
{
    auto session =
        platform::AdminSession::connect(m_cluster->connectionString(platform::kSuperuser, database), timeout);
    if (!session)
        throw std::runtime_error("PostgreSQL does not answer the drill: " + session.error());
    auto rows = session.value().run(sql, timeout);
    if (!rows)
        throw std::runtime_error("PostgreSQL refused the drill's statement: " + rows.error());
    return std::move(rows).value();
}

void DrilledBank::recover(std::chrono::seconds timeout)
{
    const auto end = std::chrono::steady_clock::now() + timeout;
    for (;;) {
        try {
            run("SELECT 1", 2s);
            for (const auto& server : m_servers)
                if (!server->process->isRunning())
                    server->process->start();
            return;
        } catch (const std::runtime_error&) {
            if (std::chrono::steady_clock::now() >= end)
                throw;
            std::this_thread::sleep_for(50ms);
        }
    }
}

int DrilledBank::command(const std::vector<std::string>& arguments) const
{
    std::vector<std::string> whole = {BANKD_PROGRAM};
    whole.insert(whole.end(), arguments.begin(), arguments.end());
    whole.insert(whole.end(), {"--config", m_servers[0]->process->config().string()});
    const CommandResult result = runCommand(whole);
    std::fputs(result.output.c_str(), stdout);
    return result.exitCode;
}

} // namespace cf::drill
