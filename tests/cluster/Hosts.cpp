#include "tests/cluster/Hosts.h"

#include "tests/drill/Command.h"

#include <sys/stat.h>

#include <csignal>
#include <fstream>
#include <mutex>
#include <sstream>
#include <stdexcept>

namespace cf::cluster {
namespace {

namespace fs = std::filesystem;

std::string nameOf(int host)
{
    return "n" + std::to_string(host);
}

void require(const std::vector<std::string>& command)
{
    const auto result = drill::runCommand(command);
    if (result.exitCode == 0)
        return;
    std::string words;
    for (const std::string& word : command)
        words += word + ' ';
    throw std::runtime_error(words + "did not succeed: " + result.output);
}

pid_t parentOf(pid_t process)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("PPid:"))
            return static_cast<pid_t>(std::stol(line.substr(5)));
    return 0;
}

pid_t firstOf(int host, const std::string& service)
{
    std::ifstream file(kState / "pid" / (nameOf(host) + '-' + service));
    pid_t process = 0;
    file >> process;
    return process;
}

//! Where installer/cluster/drilled.sh keeps it.
fs::path clockOf(int host)
{
    return folderOf(host) / "clock";
}

} // namespace

std::string addressOf(int host)
{
    return "10.83.0." + std::to_string(host);
}

fs::path bankConfiguration()
{
    const int host = isRunning(kSpareBankHost, "bankd") ? kSpareBankHost : kBankHosts[0];
    return folderOf(host) / "bankd.toml";
}

fs::path folderOf(int host)
{
    return kState / nameOf(host);
}

std::string secret(const std::string& name)
{
    std::ifstream file(kState / "secrets" / name);
    std::string content;
    if (!std::getline(file, content))
        throw std::runtime_error("there is no secret " + name + " of the cluster: is it up, and are you root?");
    return content;
}

std::vector<pid_t> processesOf(int host)
{
    std::istringstream lines(drill::runCommand({"ip", "netns", "pids", nameOf(host)}).output);
    std::vector<pid_t> processes;
    for (pid_t process = 0; lines >> process;)
        processes.push_back(process);
    return processes;
}

std::vector<pid_t> processesOf(int host, const std::string& service)
{
    return processesBelow(host, processOf(host, service));
}

std::vector<pid_t> processesNamed(int host, const std::string& text)
{
    std::vector<pid_t> named;
    for (const pid_t process : processesOf(host)) {
        std::ifstream file("/proc/" + std::to_string(process) + "/cmdline");
        std::string words;
        std::getline(file, words);
        if (words.find(text) != std::string::npos)
            named.push_back(process);
    }
    return named;
}

pid_t processOf(int host, const std::string& service)
{
    if (!isRunning(host, service))
        throw std::runtime_error(service + " of " + nameOf(host) + " does not run");
    return firstOf(host, service);
}

pid_t postmasterOf(int host)
{
    std::ifstream file(folderOf(host) / "database" / "postgresql" / "postmaster.pid");
    pid_t process = 0;
    if (!(file >> process) || process <= 0)
        throw std::runtime_error("PostgreSQL of " + nameOf(host) + " does not run");
    return process;
}

bool hasPostmaster(int host)
{
    std::ifstream file(folderOf(host) / "database" / "postgresql" / "postmaster.pid");
    pid_t process = 0;
    return file >> process && process > 0 && ::kill(process, 0) == 0;
}

std::vector<pid_t> processesBelow(int host, pid_t first)
{
    std::vector<pid_t> own;
    for (const pid_t process : processesOf(host))
        for (pid_t ancestor = process; ancestor > 1; ancestor = parentOf(ancestor))
            if (ancestor == first) {
                own.push_back(process);
                break;
            }
    return own;
}

void signalAll(const std::vector<pid_t>& processes, int signal)
{
    for (const pid_t process : processes)
        ::kill(process, signal);
}

bool isRunning(int host, const std::string& service)
{
    const pid_t process = firstOf(host, service);
    return process > 0 && ::kill(process, 0) == 0;
}

void start(int host, const std::string& service)
{
    static std::mutex one; // of two, the second would take the first one's place in the list, and fail
    const std::lock_guard lock(one);
    if (isRunning(host, service))
        return;
    require({(kState / "start" / (nameOf(host) + '-' + service)).string()});
}

void startWhatIsMissing()
{
    for (const auto& entry : fs::directory_iterator(kState / "start")) {
        const std::string name = entry.path().filename();
        const std::size_t dash = name.find('-');
        start(std::stoi(name.substr(1, dash - 1)), name.substr(dash + 1));
    }
}

void startWhatIsMissing(int host)
{
    const std::string prefix = nameOf(host) + '-';
    for (const auto& entry : fs::directory_iterator(kState / "start")) {
        const std::string name = entry.path().filename();
        if (name.starts_with(prefix) && !isRunning(host, name.substr(prefix.size())))
            start(host, name.substr(prefix.size()));
    }
}

void runOn(int host, const std::vector<std::string>& words)
{
    std::vector<std::string> whole{"ip", "netns", "exec", nameOf(host)};
    whole.insert(whole.end(), words.begin(), words.end());
    require(whole);
}

void runCluster(const std::vector<std::string>& words)
{
    std::vector<std::string> whole{RUN_PROGRAM, "cluster"};
    whole.insert(whole.end(), words.begin(), words.end());
    require(whole);
}

void askPatroni(int host, const std::string& method, const std::string& path, const std::string& json)
{
    const std::string tls = (folderOf(host) / "tls").string();
    drill::runCommand({"ip", "netns", "exec", nameOf(host), "curl", "--silent", "--max-time", "30", "--cacert",
                       tls + "/ca.pem", "--cert", tls + "/patroni.pem", "--key", tls + "/patroni.key", "--request",
                       method, "--json", json, "https://" + addressOf(host) + ":8008" + path});
}

void plug(int host, bool in)
{
    require({"ip", "link", "set", "counterfoil-" + nameOf(host), in ? "up" : "down"});
}

void setClock(int host, std::chrono::nanoseconds ahead)
{
    const std::int64_t offset = ahead.count();
    std::fstream clock(clockOf(host), std::ios::in | std::ios::out | std::ios::binary);
    if (!clock.write(reinterpret_cast<const char*>(&offset), sizeof offset).flush())
        throw std::runtime_error(nameOf(host) + " has no clock of its own");
}

bool hasClock(int host, const std::string& service)
{
    std::ifstream maps("/proc/" + std::to_string(processOf(host, service)) + "/maps");
    for (std::string line; std::getline(maps, line);)
        if (line.ends_with(clockOf(host).string()))
            return true;
    return false;
}

bool isDisk(const fs::path& folder)
{
    struct stat own = {};
    struct stat above = {};
    return ::stat(folder.c_str(), &own) == 0 && ::stat(folder.parent_path().c_str(), &above) == 0 &&
           own.st_dev != above.st_dev;
}

} // namespace cf::cluster
