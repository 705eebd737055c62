// Faults of what the bank uses and can do without for a while: Redis, Kafka, the workers, the object stores, mail, SMS.
#include "tests/cluster/ClusterFaults.h"

#include <csignal>
#include <thread>

namespace cf::cluster {
namespace {

using namespace std::chrono_literals;

constexpr auto kShort = 3s;

struct Service
{
    std::string name;
    std::string title;
    std::vector<int> hosts;
};

void restart(const std::vector<int>& hosts, const std::string& service, std::chrono::seconds pause)
{
    for (const int host : hosts)
        signalAll(processesOf(host, service), SIGKILL);
    std::this_thread::sleep_for(pause);
    for (const int host : hosts)
        if (!isRunning(host, service))
            start(host, service);
}

void standStill(const std::vector<int>& hosts, const std::string& service, std::chrono::seconds pause)
{
    std::vector<pid_t> stopped;
    for (const int host : hosts)
        for (const pid_t process : processesOf(host, service))
            stopped.push_back(process);
    signalAll(stopped, SIGSTOP);
    std::this_thread::sleep_for(pause);
    signalAll(stopped, SIGCONT);
}

} // namespace

std::vector<drill::Fault> serviceFaults(ClusterTools& tools)
{
    const std::vector<int> data(std::begin(kDataHosts), std::end(kDataHosts));
    const std::vector<Service> services{
        {"redis", "Redis", data},
        {"kafka", "Kafka", data},
        {"s3", "object store", {std::begin(kObjectHosts), std::end(kObjectHosts)}},
        {"work", "worker", {std::begin(kWorkHosts), std::end(kWorkHosts)}},
    };
    std::vector<drill::Fault> all;
    for (const Service& service : services) {
        const auto some = [&tools, service]() -> std::optional<int> { return pick(tools, service.hosts); };
        all.push_back(faultOf(tools, "one " + service.title + " is killed", some,
                              [service](int host) { restart({host}, service.name, kShort); }));
        all.push_back(faultOf(tools, "one " + service.title + " stands still", some,
                              [&tools, service](int host) { standStill({host}, service.name, tools.away); }));
        all.push_back(faultOf(tools, "all of " + service.title + " is away", some,
                              [&tools, service](int) { restart(service.hosts, service.name, tools.away); }));
    }
    const auto outside = []() -> std::optional<int> { return kOutsideHost; };
    all.push_back(faultOf(tools, "the mail server is away", outside,
                          [&tools](int host) { restart({host}, "mail", tools.away); }));
    all.push_back(faultOf(tools, "the gateway for SMS is away", outside,
                          [&tools](int host) { restart({host}, "sms", tools.away); }));
    const auto sentinel = [&tools, data]() -> std::optional<int> { return pick(tools, data); };
    all.push_back(
        faultOf(tools, "a Sentinel is killed", sentinel, [](int host) { restart({host}, "sentinel", kShort); }));
    return all;
}

} // namespace cf::cluster
