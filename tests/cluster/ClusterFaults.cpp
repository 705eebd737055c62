#include "tests/cluster/ClusterFaults.h"

#include "tests/support/Eventually.h"

#include <csignal>
#include <future>
#include <thread>

namespace cf::cluster {
namespace {

using namespace std::chrono_literals;

constexpr auto kRecovery = 120s;
constexpr auto kFailover = 60s;
constexpr auto kLongPause = 20s; // longer than anybody waits for an answer
constexpr auto kCut = 35s;       // longer than Patroni waits for a primary

const std::string kPatroni = "patroni";
const std::string kEtcd = "etcd";
const std::string kBankd = "bankd";
const std::string kHaproxy = "haproxy";

void awaitAnother(const ClusterBank& bank, int than)
{
    test::eventually([&] { return bank.database().primary().value_or(than) != than; }, kFailover);
}

//! Of one host: its processes die all at once, and it is started again later.
void killHost(int host)
{
    signalAll(processesOf(host), SIGKILL);
}

class Faults
{
public:
    explicit Faults(ClusterTools& tools)
        : m_tools(tools)
    {
    }

    std::vector<drill::Fault> all()
    {
        ofTheDatabase();
        ofItsSurroundings();
        ofTheServers();
        return std::move(m_all);
    }

private:
    void add(const std::string& name, const std::function<std::optional<int>()>& find,
             const std::function<void(int)>& happen)
    {
        m_all.push_back(faultOf(m_tools, name, find, happen));
    }

    void ofTheDatabase();
    void ofItsSurroundings();
    void ofTheServers();

    ClusterTools& m_tools;
    std::vector<drill::Fault> m_all;
};

void Faults::ofTheDatabase()
{
    ClusterTools* const tools = &m_tools;
    const auto primary = [tools] { return tools->bank.database().primary(); };
    const auto standby = [tools] { return tools->bank.database().synchronousStandby(); };
    add("the primary's host dies", primary, [tools](int host) {
        killHost(host);
        awaitAnother(tools->bank, host);
        startWhatIsMissing(host);
    });
    add("the primary's PostgreSQL is killed", primary, [](int host) { ::kill(postmasterOf(host), SIGKILL); });
    // Its PostgreSQL goes on alone.
    add("the primary's Patroni is killed", primary, [tools](int host) {
        ::kill(processOf(host, kPatroni), SIGKILL);
        awaitAnother(tools->bank, host);
        startWhatIsMissing(host);
    });
    add("the primary's PostgreSQL stands still", primary, [](int host) {
        const auto stopped = processesBelow(host, postmasterOf(host));
        signalAll(stopped, SIGSTOP);
        std::this_thread::sleep_for(kLongPause);
        signalAll(stopped, SIGCONT);
    });
    add("the primary's host stands still", primary, [](int host) {
        const auto stopped = processesOf(host);
        signalAll(stopped, SIGSTOP);
        std::this_thread::sleep_for(kCut);
        signalAll(stopped, SIGCONT);
    });
    add("the primary's host is cut off", primary, [](int host) {
        plug(host, false);
        std::this_thread::sleep_for(kCut);
        plug(host, true);
    });
    add("the synchronous standby's host dies", standby, [](int host) {
        killHost(host);
        std::this_thread::sleep_for(3s);
        startWhatIsMissing(host);
    });
    add("the synchronous standby is cut off", standby, [](int host) {
        plug(host, false);
        std::this_thread::sleep_for(kCut);
        plug(host, true);
    });
    add("the primary is switched over", primary,
        [](int host) { askPatroni(host, "POST", "/switchover", "{\"leader\": \"n" + std::to_string(host) + "\"}"); });
}

void Faults::ofItsSurroundings()
{
    ClusterTools* const tools = &m_tools;
    const auto anyData = [tools]() -> std::optional<int> {
        return pick(*tools, {std::begin(kDataHosts), std::end(kDataHosts)});
    };
    const auto anyProxy = [tools]() -> std::optional<int> {
        return pick(*tools, {std::begin(kProxyHosts), std::end(kProxyHosts)});
    };
    add("an etcd is killed", anyData, [](int host) {
        signalAll(processesOf(host, kEtcd), SIGKILL);
        std::this_thread::sleep_for(3s);
        startWhatIsMissing(host);
    });
    add("the etcds of two hosts stand still", anyData, [](int host) {
        std::vector<pid_t> stopped;
        for (const int other : kDataHosts)
            if (other != host)
                for (const pid_t process : processesOf(other, kEtcd))
                    stopped.push_back(process);
        signalAll(stopped, SIGSTOP);
        std::this_thread::sleep_for(kCut);
        signalAll(stopped, SIGCONT);
    });
    add("a proxy is killed", anyProxy, [](int host) {
        signalAll(processesOf(host, kHaproxy), SIGKILL);
        std::this_thread::sleep_for(3s);
        startWhatIsMissing(host);
    });
}

void Faults::ofTheServers()
{
    ClusterTools* const tools = &m_tools;
    const auto anyBank = [tools]() -> std::optional<int> {
        return pick(*tools, {std::begin(kBankHosts), std::end(kBankHosts)});
    };
    add("a server is killed", anyBank, [](int host) {
        signalAll(processesOf(host, kBankd), SIGKILL);
        std::this_thread::sleep_for(3s);
        startWhatIsMissing(host);
    });
    add("a server stands still", anyBank, [](int host) {
        const auto stopped = processesOf(host, kBankd);
        signalAll(stopped, SIGSTOP);
        std::this_thread::sleep_for(kLongPause);
        signalAll(stopped, SIGCONT);
    });
    add("a server is cut off", anyBank, [](int host) {
        plug(host, false);
        std::this_thread::sleep_for(kLongPause);
        plug(host, true);
    });
    add("all servers are replaced, one after another", anyBank, [](int) { runCluster({"roll"}); });
    add("a server more, and a server less", anyBank, [](int) {
        runCluster({"scale", "4"});
        runCluster({"scale", "3"});
    });
}

} // namespace

drill::Fault faultOf(ClusterTools& tools, const std::string& name, const std::function<std::optional<int>()>& find,
                     const std::function<void(int)>& happen)
{
    return {name, [&tools, name, find, happen] {
                const auto host = find();
                if (!host)
                    return false;
                tools.recorder.fault(name, check::FaultPhase::Begin);
                happen(*host);
                const bool whole = awaitWhole(tools.bank);
                tools.recorder.fault(name, check::FaultPhase::End);
                if (!whole)
                    throw std::runtime_error("The cluster is not whole again after: " + name);
                return true;
            }};
}

int pick(ClusterTools& tools, const std::vector<int>& hosts)
{
    return hosts[tools.chance.below(hosts.size())];
}

std::vector<drill::Fault> pairsOf(const std::vector<drill::Fault>& faults, std::size_t count, ClusterTools& tools)
{
    std::vector<drill::Fault> pairs;
    while (pairs.size() < count) {
        const drill::Fault& first = faults[tools.chance.below(faults.size())];
        const drill::Fault& second = faults[tools.chance.below(faults.size())];
        if (first.name == second.name)
            continue;
        pairs.push_back({first.name + ", and " + second.name, [first, second] {
                             auto one = std::async(std::launch::async, first.bringAbout);
                             std::this_thread::sleep_for(2s); // no host is picked at the same moment
                             const bool other = second.bringAbout();
                             return one.get() && other;
                         }});
    }
    return pairs;
}

std::vector<drill::Fault> clusterFaults(ClusterTools& tools)
{
    std::vector<drill::Fault> all = Faults(tools).all();
    for (auto& more : {serviceFaults(tools), networkFaults(tools), machineFaults(tools), certificateFaults(tools)})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

bool awaitWhole(const ClusterBank& bank)
{
    return test::eventually(
        [&] {
            const bool whole = bank.isWhole();
            if (!whole) {
                startWhatIsMissing();
                std::this_thread::sleep_for(500ms);
            }
            return whole;
        },
        kRecovery);
}

} // namespace cf::cluster
