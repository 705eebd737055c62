// What happens to a host itself: its clock steps, and back again; its disk has no room left for a while. Of hosts that
// `up --empty` has made, which have clocks and disks of their own.
#include "tests/cluster/ClusterFaults.h"

#include "services/bank/platform/process/FileDescriptor.h"
#include "tests/support/Eventually.h"

#include <fcntl.h>

#include <iostream>
#include <thread>

namespace cf::cluster {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr auto kFilling = 30s;
constexpr off_t kBlock = 4'096;

struct Clocked
{
    const char* name;
    std::function<std::optional<int>()> find;
    std::string service;
};

struct ClockStep
{
    const char* name;
    std::chrono::seconds ahead;
};

//! More than an authenticator's code lasts, and less than a session may be idle.
constexpr ClockStep kClockSteps[] = {{"eight minutes ahead", 8min}, {"eight minutes behind", -8min}};

//! Leaves no block of its file system to others, as long as this lives.
class Filler
{
public:
    explicit Filler(const fs::path& folder)
        : m_file(folder / "filler")
    {
        const platform::FileDescriptor filler(::open(m_file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
        off_t size = 0;
        for (auto piece = static_cast<off_t>(fs::space(folder).free); piece >= kBlock;)
            if (::fallocate(filler.get(), 0, size, piece) == 0)
                size += piece;
            else
                piece /= 2;
    }
    ~Filler()
    {
        std::error_code ignored;
        fs::remove(m_file, ignored);
    }
    Filler(const Filler&) = delete;
    Filler& operator=(const Filler&) = delete;

private:
    const fs::path m_file;
};

//! On a full disk it ends by a panic, and another takes over.
void useUpLog(const Database& database, int host)
{
    test::eventually([&] { return !database.switchLog(host) || database.primary().value_or(host) != host; }, kFilling);
}

class MachineFaults
{
public:
    explicit MachineFaults(ClusterTools& tools)
        : m_tools(tools)
    {
    }

    std::vector<drill::Fault> all()
    {
        if (hasClock(kBankHosts[0], "bankd"))
            ofClocks();
        else
            std::cout << "Not run, for the hosts have no clocks of their own (up --empty): clock steps.\n";
        if (isDisk(folderOf(kBankHosts[0]) / "spool"))
            ofDisks();
        else
            std::cout << "Not run, for there are no loop devices here (up --empty): full disks.\n";
        return std::move(m_all);
    }

private:
    void add(const std::string& name, const std::function<std::optional<int>()>& find,
             const std::function<void(int)>& happen)
    {
        m_all.push_back(faultOf(m_tools, name, find, happen));
    }

    std::function<std::optional<int>()> oneOf(std::vector<int> hosts)
    {
        return [tools = &m_tools, hosts = std::move(hosts)]() -> std::optional<int> { return pick(*tools, hosts); };
    }
    std::function<std::optional<int>()> primary()
    {
        return [tools = &m_tools] { return tools->bank.database().primary(); };
    }

    void ofClocks();
    void ofDisks();
    void addFull(const std::string& name, const std::function<std::optional<int>()>& find, const std::string& folder);

    ClusterTools& m_tools;
    std::vector<drill::Fault> m_all;
};

void MachineFaults::ofClocks()
{
    const Clocked clocked[] = {
        {"a server's clock", oneOf({std::begin(kBankHosts), std::end(kBankHosts)}), "bankd"},
        {"the primary's clock", primary(), "patroni"},
        {"a worker's clock", oneOf({std::begin(kWorkHosts), std::end(kWorkHosts)}), "work"},
    };
    for (const Clocked& one : clocked)
        for (const ClockStep& step : kClockSteps)
            add(std::string(one.name) + " is " + step.name, one.find,
                [tools = &m_tools, service = one.service, ahead = step.ahead](int host) {
                    if (!hasClock(host, service))
                        throw std::runtime_error(service + " does not go by its host's clock");
                    setClock(host, ahead);
                    std::this_thread::sleep_for(tools->away);
                    setClock(host, 0s);
                });
}

void MachineFaults::ofDisks()
{
    addFull("the primary's disk is full", primary(), "database");
    // What PostgreSQL has set aside for its log lasts a while: here it is used up at once.
    add("the primary's disk is full, and its log used up", primary(), [tools = &m_tools](int host) {
        const Filler filler(folderOf(host) / "database");
        useUpLog(tools->bank.database(), host);
        std::this_thread::sleep_for(tools->away);
    });
    addFull("a server's disk is full", oneOf({std::begin(kBankHosts), std::end(kBankHosts)}), "spool");
    addFull("a Kafka's disk is full", oneOf({std::begin(kDataHosts), std::end(kDataHosts)}), "kafka");
    // The log's files are archived there.
    add("an object store's disk is full", oneOf({std::begin(kObjectHosts), std::end(kObjectHosts)}),
        [tools = &m_tools](int host) {
            const Filler filler(folderOf(host) / "s3");
            tools->bank.run("SELECT pg_switch_wal()");
            std::this_thread::sleep_for(tools->away);
        });
}

void MachineFaults::addFull(const std::string& name, const std::function<std::optional<int>()>& find,
                            const std::string& folder)
{
    add(name, find, [tools = &m_tools, folder](int host) {
        const Filler filler(folderOf(host) / folder);
        std::this_thread::sleep_for(tools->away);
    });
}

} // namespace

std::vector<drill::Fault> machineFaults(ClusterTools& tools)
{
    return MachineFaults(tools).all();
}

} // namespace cf::cluster
