// What happens to PostgreSQL, to whole programs, and to those who share the tables.
#include "tests/drill/Faults.h"

#include <fstream>
#include <future>

namespace cf::drill {
namespace {

using namespace std::chrono_literals;

//! The postmaster first, so that it starts no more of them.
std::vector<pid_t> processesOf(const platform::EmbeddedCluster& cluster)
{
    const pid_t postmaster = cluster.primaryPid();
    const std::string task = "/proc/" + std::to_string(postmaster) + "/task/" + std::to_string(postmaster);
    std::vector<pid_t> processes{postmaster};
    std::ifstream children(task + "/children");
    for (pid_t child = 0; children >> child;)
        processes.push_back(child);
    return processes;
}

bool killPostgres(const std::string& name, FaultTools& tools)
{
    const FaultOn on(tools.recorder, name);
    platform::EmbeddedCluster& cluster = tools.bank.cluster();
    const pid_t killed = cluster.primaryPid();
    signalAll({killed}, SIGKILL);
    awaitAnother(cluster, killed);
    tools.bank.recover(kRecovery);
    return true;
}

bool stopPostgres(std::chrono::milliseconds pause, const std::string& name, FaultTools& tools)
{
    const FaultOn on(tools.recorder, name);
    const std::vector<pid_t> stopped = stopAll(tools.bank.cluster());
    std::this_thread::sleep_for(pause);
    signalAll(stopped, SIGCONT);
    tools.bank.recover(kRecovery);
    return true;
}

bool stopBank(std::chrono::milliseconds pause, const std::string& name, FaultTools& tools)
{
    const FaultOn on(tools.recorder, name);
    const test::BankProcess& server = tools.bank.server(tools.chance.below(DrilledBank::kServers));
    server.signal(SIGSTOP);
    std::this_thread::sleep_for(pause);
    server.signal(SIGCONT);
    return true;
}

//! Somebody else holds the row of an account that half of all orders are about.
bool lockAccount(const std::string& name, FaultTools& tools)
{
    const FaultOn on(tools.recorder, name);
    const std::string id = tools.bank.accounts().front().id.uuid().toString();
    tools.bank.run("BEGIN; SELECT 1 FROM bank.account WHERE id = '" + id + "' FOR UPDATE; SELECT pg_sleep(2); COMMIT");
    return true;
}

//! A long reader keeps the maintenance behind it from removing what is dead.
bool readLong(const std::string& name, FaultTools& tools)
{
    const FaultOn on(tools.recorder, name);
    auto reader = std::async(std::launch::async, [&] {
        tools.bank.run("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM bank.entry; SELECT pg_sleep(2);"
                       " COMMIT");
    });
    std::this_thread::sleep_for(200ms);
    for (const char* statement :
         {"VACUUM bank.account", "VACUUM bank.idempotency_key", "VACUUM bank.audit_inbox", "CHECKPOINT"})
        tools.bank.run(statement);
    reader.get();
    return true;
}

bool load(const std::string& name, FaultTools& tools)
{
    const FaultOn on(tools.recorder, name);
    const int usual = tools.pace.thinkMilliseconds;
    tools.pace.thinkMilliseconds = usual / 10;
    std::this_thread::sleep_for(2s);
    tools.pace.thinkMilliseconds = usual;
    return true;
}

bool sendTwice(const std::string& name, FaultTools& tools)
{
    const FaultOn on(tools.recorder, name);
    const int usual = tools.pace.twins;
    tools.pace.twins = 1'000;
    std::this_thread::sleep_for(2s);
    tools.pace.twins = usual;
    return true;
}

} // namespace

std::vector<pid_t> stopAll(const platform::EmbeddedCluster& cluster)
{
    signalAll({cluster.primaryPid()}, SIGSTOP);
    const std::vector<pid_t> all = processesOf(cluster);
    signalAll(all, SIGSTOP);
    return all;
}

void signalAll(const std::vector<pid_t>& processes, int signal)
{
    for (const pid_t process : processes)
        if (process > 0)
            ::kill(process, signal);
}

void awaitAnother(const platform::EmbeddedCluster& cluster, pid_t than)
{
    const auto end = std::chrono::steady_clock::now() + kRecovery;
    while (cluster.primaryPid() == than || cluster.primaryPid() == 0) {
        if (std::chrono::steady_clock::now() >= end)
            throw std::runtime_error("PostgreSQL does not come back.");
        std::this_thread::sleep_for(20ms);
    }
}

std::vector<FaultKind> serverFaults()
{
    const auto shorter = [](const FaultTools& tools) { return tools.patience / 3; };
    const auto longer = [](const FaultTools& tools) { return tools.longPause; };
    return {{"kill PostgreSQL", killPostgres},
            {"PostgreSQL stopped, shorter than a client waits",
             [=](const std::string& name, FaultTools& tools) { return stopPostgres(shorter(tools), name, tools); }},
            {"PostgreSQL stopped, longer than a client waits",
             [=](const std::string& name, FaultTools& tools) { return stopPostgres(longer(tools), name, tools); }},
            {"bankd stopped, shorter than a client waits",
             [=](const std::string& name, FaultTools& tools) { return stopBank(shorter(tools), name, tools); }},
            {"bankd stopped, longer than a client waits",
             [=](const std::string& name, FaultTools& tools) { return stopBank(longer(tools), name, tools); }},
            {"account row locked", lockAccount},
            {"long reader before maintenance", readLong},
            {"ten times the load", load},
            {"every order sent twice at once", sendTwice}};
}

} // namespace cf::drill
