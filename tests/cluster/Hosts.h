// The hosts of the cluster that `./run cluster up` has made, and what a drill does to them. Needs root.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace cf::cluster {

//! Where installer/cluster/hosts.sh keeps it.
inline const std::filesystem::path kState = "/var/lib/counterfoil/cluster";

inline constexpr int kDataHosts[] = {1, 2, 3};
inline constexpr int kProxyHosts[] = {4, 5};
inline constexpr int kBankHosts[] = {11, 12, 13};
inline constexpr int kWorkHosts[] = {21, 22};
inline constexpr int kObjectHosts[] = {41, 51};
inline constexpr int kOutsideHost = 31;
//! The second region's, of which only the database runs while the first region lives.
inline constexpr int kFollowerHost = 52;
inline constexpr int kSpareBankHost = 61;

inline constexpr int kDatabaseHosts[] = {1, 2, 3, kFollowerHost};
inline constexpr int kFirstRegion[] = {4, 5, 11, 12, 13, 21, 22, 1, 2, 3, kObjectHosts[0]};

std::string addressOf(int host);
//! Of a bankd that is in service: in the second region, once that is started.
std::filesystem::path bankConfiguration();
std::filesystem::path folderOf(int host);
//! The content of a secret, without its line end. Throws std::runtime_error.
std::string secret(const std::string& name);

//! All processes of the host; those of one service, itself and what it has started; and the same of any process.
std::vector<pid_t> processesOf(int host);
std::vector<pid_t> processesOf(int host, const std::string& service);
std::vector<pid_t> processesBelow(int host, pid_t first);
//! Those of the host whose command line contains the text.
std::vector<pid_t> processesNamed(int host, const std::string& text);
//! The service's own process. Throws std::runtime_error: it does not run.
pid_t processOf(int host, const std::string& service);
//! PostgreSQL's postmaster, which Patroni has started. Throws std::runtime_error: it does not run.
pid_t postmasterOf(int host);
bool hasPostmaster(int host);
void signalAll(const std::vector<pid_t>& processes, int signal);

bool isRunning(int host, const std::string& service);
//! Starts the service as it was started first, if it is not running. Throws std::runtime_error.
void start(int host, const std::string& service);
//! Those of the host's services that are not running.
void startWhatIsMissing(int host);
//! The same of all hosts: what systemd does for those that end, as bankd does when it starts while there is no primary.
void startWhatIsMissing();

//! In the host's network. Throws std::runtime_error when it fails.
void runOn(int host, const std::vector<std::string>& words);
//! ./run cluster WORDS. Throws std::runtime_error when it fails.
void runCluster(const std::vector<std::string>& words);

//! Has the host's Patroni do something by its REST interface; waits for its answer, whatever that is.
void askPatroni(int host, const std::string& method, const std::string& path, const std::string& json);

//! The host's network cable.
void plug(int host, bool in);

//! From now on the host's time of day is so far ahead of the machine's; negative: behind. Throws std::runtime_error.
void setClock(int host, std::chrono::nanoseconds ahead);
//! Whether the service goes by the host's clock, as in a cluster of `up --empty`, rather than by the machine's.
bool hasClock(int host, const std::string& service);
//! Whether the folder is a file system of its own.
bool isDisk(const std::filesystem::path& folder);

} // namespace cf::cluster
