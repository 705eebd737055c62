#include "tests/bench/ledger/Pgbench.h"

#include "services/bank/platform/embedded/ServerPrograms.h"
#include "services/bank/platform/process/ChildProcess.h"
#include "tests/support/TestFolder.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace cf::bench {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr int kThreads = 2;
constexpr auto kPgbenchGrace = 60s; // to connect, and to finish the last transactions
constexpr const char* kLog = "latency";

fs::path findProgram()
{
    for (const platform::ServerPrograms& programs : platform::installedPrograms()) {
        if (fs::exists(programs.folder / "pgbench"))
            return programs.folder / "pgbench";
    }
    throw std::runtime_error("pgbench is not installed; it comes with the PostgreSQL server.");
}

//! The number behind "tps = ".
double numberBehind(const std::string& text, const std::string& words)
{
    const auto at = text.find(words);
    if (at == std::string::npos)
        throw std::runtime_error("pgbench reported no \"" + words + "\": " + text);
    return std::stod(text.substr(at + words.size()));
}

} // namespace

Pgbench::Pgbench(fs::path folder, std::string conninfo, const Interruption& interruption)
    : m_folder(std::move(folder))
    , m_conninfo(std::move(conninfo))
    , m_interruption(interruption)
    , m_program(findProgram())
{
}

PgbenchResult Pgbench::run(const PgbenchPlan& plan) const
{
    const fs::path script = m_folder / "script.sql";
    const fs::path output = m_folder / "output";
    std::ofstream(script) << plan.script;
    fs::remove(output);
    platform::ProcessOptions order;
    order.program = m_program;
    order.output = output;
    order.arguments = {"--no-vacuum",
                       "--protocol=prepared",
                       "--client=" + std::to_string(plan.clients),
                       "--jobs=" + std::to_string(std::min(plan.clients, kThreads)),
                       "--time=" + std::to_string(plan.duration.count()),
                       "--file=" + script.string()};
    if (plan.sampled > 0) {
        order.arguments.insert(order.arguments.end(), {"--log", "--log-prefix=" + (m_folder / kLog).string()});
        if (plan.sampled < 1)
            order.arguments.push_back("--sampling-rate=" + std::to_string(plan.sampled));
    }
    order.arguments.push_back(m_conninfo);
    auto started = platform::ChildProcess::start(order);
    if (!started)
        throw std::runtime_error(started.error().message);
    platform::ChildProcess& child = started.value();
    const auto end = std::chrono::steady_clock::now() + plan.duration + kPgbenchGrace;
    while (!child.waitFor(100ms)) {
        m_interruption.check();
        if (std::chrono::steady_clock::now() > end)
            throw std::runtime_error("pgbench did not end in time.");
    }
    const std::string report = test::contentOf(output);
    if (child.status() != 0 || numberBehind(report, "number of failed transactions: ") != 0)
        throw std::runtime_error("pgbench failed: " + report);
    PgbenchResult result;
    result.perSecond = numberBehind(report, "tps = ");
    result.transactions = static_cast<std::int64_t>(numberBehind(report, "actually processed: "));
    result.milliseconds = takeLatencies();
    return result;
}

//! One file per thread: client, number, microseconds …
std::vector<float> Pgbench::takeLatencies() const
{
    std::vector<float> milliseconds;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(m_folder)) {
        if (entry.path().filename().string().starts_with(kLog))
            files.push_back(entry.path());
    }
    for (const fs::path& file : files) {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);) {
            std::istringstream fields(line);
            std::int64_t client = 0;
            std::int64_t number = 0;
            float microseconds = 0;
            if (fields >> client >> number >> microseconds)
                milliseconds.push_back(microseconds / 1000);
        }
        fs::remove(file);
    }
    return milliseconds;
}

} // namespace cf::bench
