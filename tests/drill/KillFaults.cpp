// kill -9 of bankd in the middle of its work.
#include "tests/drill/Command.h"
#include "tests/drill/Faults.h"

#include <fstream>
#include <future>

namespace cf::drill {
namespace {

using namespace std::chrono_literals;
using check::FaultPhase;

constexpr Point kAnyStatement{"any statement", "", Moment::Ordered};
constexpr std::size_t kMigration = DrilledBank::kServers; // the number of its relay

//! Whoever arrives is killed.
Trap::Action killing(const std::string& name, FaultTools& tools, std::atomic<std::size_t>& killed)
{
    return [&, name](const Arrival& arrival) {
        tools.recorder.fault(name, FaultPhase::Begin);
        killed = arrival.server;
        ::kill(tools.bank.server(arrival.server).pid(), SIGKILL);
        return Passing::Cut;
    };
}

void endKilled(const std::string& name, FaultTools& tools, std::size_t server)
{
    tools.bank.server(server).kill(); // reaps it
    tools.bank.recover(kRecovery);
    tools.recorder.fault(name, FaultPhase::End);
}

bool killAt(const Point& point, const std::string& name, FaultTools& tools)
{
    const bool amongLines = point.statement == kLines;
    Trap& trap = point.statement == kHttp || amongLines ? tools.bank.requests() : tools.bank.statements();
    std::atomic<std::size_t> killed = 0;
    trap.arm(point, killing(name, tools, killed), {{}, amongLines ? someLines(tools) : 0});
    if (!trap.wait(kReach))
        return false;
    endKilled(name, tools, killed);
    return true;
}

//! Keys are resolved when answers are lost.
bool killAtResolving(const Point& point, const std::string& name, FaultTools& tools)
{
    std::atomic<std::size_t> killed = 0;
    tools.bank.statements().arm(point, killing(name, tools, killed));
    const auto end = std::chrono::steady_clock::now() + kReach;
    bool reached = false;
    while (!reached && std::chrono::steady_clock::now() < end) {
        tools.bank.requests().arm(pointNamed("answer ready"), [](const Arrival&) { return Passing::Cut; });
        tools.bank.requests().wait(1s);
        reached = tools.bank.statements().armed() != &point;
    }
    if (!tools.bank.statements().wait(500ms))
        return false;
    endKilled(name, tools, killed);
    return true;
}

//! Killed, and killed again as it starts.
bool killStarting(const std::string& name, FaultTools& tools)
{
    const FaultOn on(tools.recorder, name);
    const std::size_t number = tools.chance.below(DrilledBank::kServers);
    test::BankProcess& server = tools.bank.server(number);
    server.kill();
    tools.bank.statements().arm(kAnyStatement,
                                [&](const Arrival&) {
                                    ::kill(server.pid(), SIGKILL);
                                    return Passing::Cut;
                                },
                                {number, static_cast<int>(tools.chance.below(20))});
    try {
        server.start();
    } catch (const std::runtime_error&) {
        // Killed before it served.
    }
    tools.bank.statements().wait(kReach);
    server.kill();
    tools.bank.recover(kRecovery);
    return true;
}

//! A server's settings, but for a database of its own, which bank_owner reaches through a relay of its own.
std::filesystem::path settingsFor(const std::string& database, const std::filesystem::path& folder, DrilledBank& bank)
{
    std::ifstream in(bank.server(0).config());
    const std::filesystem::path file = folder / "migrate.toml";
    std::ofstream out(file);
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("app = "))
            line = "app = \"" + bank.conninfo("bank_app") + " dbname=" + database + "\"\nowner = \"" +
                   bank.conninfo("bank_owner") + " dbname=" + database + " host='" + folder.string() + "' port=5432\"";
        out << line << '\n';
    }
    return file;
}

//! bankd migrates a new database in several goes.
bool killMigrating(const std::string& name, FaultTools& tools)
{
    const std::string database = "drill_" + std::to_string(now());
    tools.bank.run("CREATE DATABASE " + database + " OWNER bank_owner ENCODING 'UTF8' TEMPLATE template0");
    tools.bank.runIn(database, "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent");
    const test::TestFolder folder;
    Trap trap;
    const std::vector<Rewriting> none;
    const Relay relay(
        listenAt((folder.path() / ".s.PGSQL.5432").string()), [&] { return connectTo(tools.bank.socket()); },
        [&](const Ends& ends) { return std::make_unique<WirePassage>(kMigration, ends, trap, none); });
    const std::string config = settingsFor(database, folder.path(), tools.bank).string();
    const auto migrate = [&] { return runCommand({BANKD_PROGRAM, "migrate", "--config", config}); };
    const FaultOn on(tools.recorder, name);
    for (int times = 0; times < 3; ++times) {
        StartedCommand migrating({BANKD_PROGRAM, "migrate", "--config", config});
        trap.arm(kAnyStatement,
                 [&](const Arrival&) {
                     migrating.kill();
                     return Passing::Cut;
                 },
                 {kMigration, static_cast<int>(tools.chance.below(60))});
        migrating.wait();
        trap.wait(0ms);
    }
    if (const auto result = migrate(); result.exitCode != 0)
        throw std::runtime_error("A migration that was killed cannot be continued: " + result.output);
    tools.bank.run("DROP DATABASE " + database + " WITH (FORCE)");
    return true;
}

} // namespace

std::vector<FaultKind> killFaults()
{
    std::vector<FaultKind> kinds;
    for (const Point& point : points()) {
        const std::string name = "kill bankd: " + std::string(point.name);
        const bool resolving = point.statement == "bank.lock_key(" || point.statement == "'abandoned'";
        const auto kill = resolving ? killAtResolving : killAt;
        kinds.push_back(
            {name, [&point, kill](const std::string& as, FaultTools& tools) { return kill(point, as, tools); }});
    }
    kinds.push_back({"kill bankd: starting", killStarting});
    kinds.push_back({"kill bankd: migrating", killMigrating});
    return kinds;
}

} // namespace cf::drill
