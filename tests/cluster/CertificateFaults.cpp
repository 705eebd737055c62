// The certificate of a service is one that is no longer valid: nobody may go on talking to it, and the bank must do
// without it.
#include "tests/cluster/ClusterFaults.h"

#include "services/bank/platform/crypto/CertificateAuthority.h"
#include "tests/drill/Command.h"
#include "tests/support/Eventually.h"

#include <csignal>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <thread>

namespace cf::cluster {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr auto kStarting = 30s;
constexpr auto kLetGo = 20s;  // by all that were connected
constexpr auto kLasting = 2s; // a connection that was refused is gone by then

struct Certified
{
    std::string name;
    std::function<std::optional<int>()> find;
    std::string service;
    int port;
    //! Ends the service, which is started again.
    std::function<void(int host)> end;
};

std::string contentOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

//! In place, so that it stays its owner's.
void write(const fs::path& path, const std::string& content)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    if (!(file << content << std::flush))
        throw std::runtime_error("cannot write " + path.string());
}

//! Of the cluster's authority, for this host, and right in all but its time.
platform::IssuedCertificate expiredCertificate(int host)
{
    const auto now = std::chrono::system_clock::now();
    std::vector<std::string> names{"n" + std::to_string(host) + ".counterfoil.internal", addressOf(host)};
    for (const int proxy : kProxyHosts)
        names.push_back(addressOf(proxy));
    return platform::CertificateAuthority::openOrCreate(kState / "secrets").issueServer(names, now - 48h, now - 24h);
}

//! In the place of the service's own, as long as this lives.
class ExpiredCertificate
{
public:
    ExpiredCertificate(int host, const std::string& service)
    {
        const auto expired = expiredCertificate(host);
        if (service == "kafka") {
            replace(folderOf(host) / "kafka" / "kafka.pem", expired.key + expired.chain);
        } else {
            replace(folderOf(host) / "tls" / (service + ".key"), expired.key);
            replace(folderOf(host) / "tls" / (service + ".pem"), expired.chain);
        }
    }
    ~ExpiredCertificate()
    {
        for (const auto& [path, content] : m_own)
            std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
    }
    ExpiredCertificate(const ExpiredCertificate&) = delete;
    ExpiredCertificate& operator=(const ExpiredCertificate&) = delete;

private:
    void replace(const fs::path& path, const std::string& content)
    {
        m_own.emplace(path, contentOf(path));
        write(path, content);
    }

    std::map<fs::path, std::string> m_own;
};

bool showsExpired(int host, const Certified& one)
{
    std::vector<std::string> words{"timeout",
                                   "5",
                                   "openssl",
                                   "s_client",
                                   "-verify_return_error",
                                   "-CAfile",
                                   (kState / "ca.pem").string(),
                                   "-connect",
                                   addressOf(host) + ":" + std::to_string(one.port)};
    if (one.service == "postgresql")
        words.insert(words.end(), {"-starttls", "postgres"});
    return drill::runCommand(words).output.find("certificate has expired") != std::string::npos;
}

//! Address and port of whoever is connected with the service, from other hosts.
std::set<std::string> connectedTo(int host, int port)
{
    std::istringstream lines(drill::runCommand({"ip", "netns", "exec", "n" + std::to_string(host), "ss", "-Htn",
                                                "state", "established", "sport = :" + std::to_string(port)})
                                 .output);
    std::set<std::string> peers;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        const std::vector<std::string> columns{std::istream_iterator<std::string>(words), {}};
        if (columns.size() >= 4 && columns[3].find(addressOf(host) + ':') == std::string::npos)
            peers.insert(columns[3]);
    }
    return peers;
}

//! Who tries and is refused is gone a moment later.
bool isTalkedTo(int host, int port)
{
    const auto before = connectedTo(host, port);
    std::this_thread::sleep_for(kLasting);
    const auto after = connectedTo(host, port);
    return std::ranges::any_of(before, [&](const std::string& peer) { return after.contains(peer); });
}

void expire(const Certified& one, int host, std::chrono::seconds time)
{
    {
        const ExpiredCertificate expired(host, one.service);
        one.end(host);
        startWhatIsMissing(host);
        if (!test::eventually([&] { return showsExpired(host, one); }, kStarting))
            throw std::runtime_error(one.service + " did not start with a certificate that has expired");
        if (!test::eventually([&] { return !isTalkedTo(host, one.port); }, kLetGo))
            throw std::runtime_error(one.service + " is talked to although its certificate has expired");
        std::this_thread::sleep_for(time);
    }
    one.end(host);
    startWhatIsMissing(host);
}

} // namespace

std::vector<drill::Fault> certificateFaults(ClusterTools& tools)
{
    const auto oneOf = [&tools](const auto& hosts) {
        return [&tools, hosts = std::vector<int>(std::begin(hosts), std::end(hosts))]() -> std::optional<int> {
            return pick(tools, hosts);
        };
    };
    const auto killing = [](const std::string& service) {
        return [service](int host) {
            if (isRunning(host, service))
                signalAll(processesOf(host, service), SIGKILL);
            test::eventually([&] { return !isRunning(host, service); }, kStarting);
        };
    };
    const Certified all[] = {
        {"a server", oneOf(kBankHosts), "bankd", 8443, killing("bankd")},
        {"a Redis", oneOf(kDataHosts), "redis", 6379, killing("redis")},
        // The controllers' port: without them it opens none for clients.
        {"a Kafka", oneOf(kDataHosts), "kafka", 9093, killing("kafka")},
        // Patroni starts it again.
        {"the synchronous standby", [&tools] { return tools.bank.database().synchronousStandby(); }, "postgresql", 5432,
         [](int host) { ::kill(postmasterOf(host), SIGKILL); }},
    };
    std::vector<drill::Fault> faults;
    for (const Certified& one : all)
        faults.push_back(faultOf(tools, "the certificate of " + one.name + " has expired", one.find,
                                 [&tools, one](int host) { expire(one, host, tools.away); }));
    return faults;
}

} // namespace cf::cluster
