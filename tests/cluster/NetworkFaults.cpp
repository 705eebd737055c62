// A network that is slow, loses packets, or connects some hosts and not others. By the kernel's filter and shaper of
// the host's own namespace.
#include "tests/cluster/ClusterFaults.h"

#include "tests/drill/Command.h"

#include <thread>

namespace cf::cluster {
namespace {

using namespace std::chrono_literals;

constexpr auto kParted = 35s; // longer than Patroni waits for a primary

//! What arrives at the host and matches is lost, as long as this lives.
class Filter
{
public:
    Filter(int host, const std::string& match)
        : m_host(host)
    {
        runOn(host, {"nft", "add table inet drill"});
        runOn(host, {"nft", "add chain inet drill arriving { type filter hook input priority 0; }"});
        runOn(host, {"nft", "add rule inet drill arriving " + match + " drop"});
    }
    ~Filter()
    {
        drill::runCommand({"ip", "netns", "exec", "n" + std::to_string(m_host), "nft", "delete table inet drill"});
    }
    Filter(const Filter&) = delete;
    Filter& operator=(const Filter&) = delete;

private:
    const int m_host;
};

std::string from(const std::vector<int>& hosts)
{
    std::string list;
    for (const int host : hosts)
        list += (list.empty() ? "" : ", ") + addressOf(host);
    return "ip saddr { " + list + " }";
}

} // namespace

std::vector<drill::Fault> networkFaults(ClusterTools& tools)
{
    const auto primary = [&tools] { return tools.bank.database().primary(); };
    std::vector<drill::Fault> all;
    all.push_back(faultOf(tools, "the primary's link is slow", primary, [&tools](int host) {
        runOn(host, {"tc", "qdisc", "add", "dev", "eth0", "root", "tbf", "rate", "2mbit", "burst", "32kbit", "latency",
                     "400ms"});
        std::this_thread::sleep_for(tools.away);
        runOn(host, {"tc", "qdisc", "del", "dev", "eth0", "root"});
    }));
    all.push_back(faultOf(tools, "the primary's link loses one packet in twenty", primary, [&tools](int host) {
        const Filter filter(host, "numgen random mod 20 == 0");
        std::this_thread::sleep_for(tools.away);
    }));
    // The servers reach all three, and two of them know of no primary.
    all.push_back(faultOf(tools, "the primary is cut off from the other databases alone", primary, [](int host) {
        std::vector<int> others(std::begin(kDataHosts), std::end(kDataHosts));
        std::erase(others, host);
        const Filter filter(host, from(others));
        std::this_thread::sleep_for(kParted);
    }));
    all.push_back(
        faultOf(tools, "the primary and its synchronous standby do not see each other", primary, [&tools](int host) {
            const auto standby = tools.bank.database().synchronousStandby();
            const Filter filter(host, from({standby.value_or(host)}));
            std::this_thread::sleep_for(kParted);
        }));
    return all;
}

} // namespace cf::cluster
