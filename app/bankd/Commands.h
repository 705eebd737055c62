// The subcommands of bankd. Each returns the exit status; errors are sentences on stderr.
#pragma once

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace cf::platform {
class Log;
}

namespace cf::app {

//! Exactly one is set.
struct BankLocation
{
    std::filesystem::path embedded;
    std::filesystem::path config;
};

struct ServeOptions
{
    BankLocation location;
    int port = -1; //!< -1: from the configuration.
    std::filesystem::path readyFile;
    bool demo = false;
    std::filesystem::path berka;
};

struct ImportOptions
{
    BankLocation location;
    std::filesystem::path folder;
    std::string branch = "0001";
    std::filesystem::path report;
    bool skipMalformed = false;
};

struct DemoCommandOptions
{
    BankLocation location;
    std::int64_t seed = 1;
    std::uint32_t customers = 10'000;
    std::int64_t transfers = 200'000;
    std::int64_t auditRows = 250'000;
    std::string until; //!< A date; empty: today.
};

struct VerifyOptions
{
    BankLocation location;
    std::string what = "trail"; //!< Or "ledger".
    std::int64_t from = 0;
};

struct LanguageOptions
{
    BankLocation location;
    std::string tag; //!< BCP 47; empty: print the current one.
};

struct StaffOptions
{
    BankLocation location;
    std::string userName;
    std::string displayName;
    std::string role;
    std::string branch = "0001";
};

struct InitOptions
{
    BankLocation location;
    std::map<std::string, std::string> answers; //!< By the flags of FoundingQuestions.h; what is missing is asked.
};

struct AutoscaleOptions
{
    BankLocation location;
    std::filesystem::path program; //!< Called with how many servers there should be; it returns when there are.
    std::filesystem::path output;  //!< What it says is appended there.
    int least = 3;
    int most = 10;
};

struct TopicsOptions
{
    std::filesystem::path config;
    int partitions = 6;
    int replicas = 3;
};

int serve(const ServeOptions& options);
//! Consumes the events of a bank that has a broker, until SIGINT or SIGTERM.
int work(const BankLocation& location);
int makeTopics(const TopicsOptions& options);
//! Until SIGINT or SIGTERM.
int autoscale(const AutoscaleOptions& options);
int migrate(const BankLocation& location);
int foundBank(const InitOptions& options);
int language(const LanguageOptions& options);
int verifyTrail(const VerifyOptions& options);
int verifyLedger(const VerifyOptions& options);
int checkProjections(const BankLocation& location);
int importBerka(const ImportOptions& options);
int addStaffMember(const StaffOptions& options);
int inviteStaffMember(const StaffOptions& options);
int reissueStaffMember(const StaffOptions& options);
int unlockStaffMember(const StaffOptions& options);
int makeDemo(const DemoCommandOptions& options);
int printDemoCodes(const std::filesystem::path& folder);

//! SIGINT and SIGTERM.
sigset_t stopSignals();
//! All signals that bankd handles instead of being ended by them: those, SIGHUP, SIGUSR1 and SIGUSR2.
sigset_t awaitedSignals();

//! Returns the signal that ends the program. SIGHUP, when files on disk were renewed or the log was moved: opens the
//! log again and calls `renew`.
int waitForStop(platform::Log& log, const std::function<void()>& renew);

//! Prints "bankd: sentence" to stderr and returns 1.
int fail(const std::string& sentence);

} // namespace cf::app
