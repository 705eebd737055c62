#include "tests/bench/ledger/BenchOptions.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace cf::bench {
namespace {

constexpr std::int64_t kQuickAccounts = 100'000;
constexpr std::int64_t kQuickTransfers = 1'000'000;

} // namespace

bool BenchOptions::names(const std::string& scenario) const
{
    return std::find(only.begin(), only.end(), scenario) != only.end();
}

std::optional<BenchOptions> readOptions(int argc, char** argv, const std::vector<std::string>& scenarios, int& status)
{
    BenchOptions options;
    std::int64_t seconds = options.stretch.count();
    bool quick = false;
    CLI::App app("Measures the ledger against pgbench on the same rows, in turns within one run.", "ledger_bench");
    app.add_flag("--quick", quick, "100,000 accounts and 1,000,000 transfers instead of ten times as many.");
    auto* accounts = app.add_option("--accounts", options.accounts, "Accounts, an even number.")
                         ->check(CLI::Range(std::int64_t{100}, std::int64_t{100'000'000}));
    auto* transfers = app.add_option("--transfers", options.transfers, "Transfers booked before: at least one each.")
                          ->check(CLI::Range(std::int64_t{100}, std::int64_t{1'000'000'000}));
    app.add_option("--pairs", options.pairs, "Measurements of each side (5).")->check(CLI::Range(1, 100));
    app.add_option("--seconds", seconds, "Length of each measurement (20).")->check(CLI::Range(1, 600));
    app.add_option("--booked", options.booked, "Transfers that \"memory\" books (10,000,000).")
        ->check(CLI::Range(std::int64_t{100}, std::int64_t{1'000'000'000}));
    app.add_option("--only", options.only, "Scenarios to run (all but memory).")
        ->delimiter(',')
        ->check(CLI::IsMember(scenarios));
    app.add_option("--folder", options.folder, "A folder on the disk to measure on (/var/tmp).")
        ->type_name("DIR")
        ->check(CLI::ExistingDirectory);
    app.add_flag("--verify", options.verify, "Check at the end that the books agree; reads all of them.");
    try {
        app.parse(argc, argv);
        if (quick && accounts->empty())
            options.accounts = kQuickAccounts;
        if (quick && transfers->empty())
            options.transfers = kQuickTransfers;
        if (options.accounts % 2 != 0)
            throw CLI::ValidationError("--accounts", "must be even");
        if (options.transfers < options.accounts)
            throw CLI::ValidationError("--transfers", "must be at least as many as accounts: each is opened by one");
    } catch (const CLI::ParseError& error) {
        status = app.exit(error);
        return std::nullopt;
    }
    options.stretch = std::chrono::seconds(seconds);
    return options;
}

} // namespace cf::bench
