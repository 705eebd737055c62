#include "tests/drill/Drill.h"

#include "tests/check/history/HistoryReader.h"
#include "tests/drill/Crowd.h"
#include "tests/drill/FinalReads.h"
#include "tests/drill/Schedule.h"

#include <algorithm>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>

namespace cf::drill {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kStaff = 12;
constexpr auto kPatience = 3'000ms;

//! All that can be brought about here.
std::vector<FaultKind> kindsFor(DrilledBank& bank)
{
    std::vector<FaultKind> all;
    for (const auto& some : {killFaults(), networkFaults(), serverFaults()})
        all.insert(all.end(), some.begin(), some.end());
    if (SteppedClock::isPossible()) {
        const auto some = clockFaults();
        all.insert(all.end(), some.begin(), some.end());
    } else {
        std::cout << "Not run, for sanitizers suffer no clock of ours: clock steps.\n";
    }
    if (bank.disk()) {
        const auto some = diskFaults();
        all.insert(all.end(), some.begin(), some.end());
    } else {
        std::cout << "Not run, for they need root and loop devices: power cuts and full disks.\n";
    }
    return all;
}

std::vector<FaultKind> kindsFor(DrilledBank& bank, const DrillOptions& options)
{
    std::vector<FaultKind> all = kindsFor(bank);
    if (!options.control) {
        std::erase_if(all, [&](const FaultKind& kind) { return kind.name.find(options.only) == std::string::npos; });
        if (all.empty())
            throw NotHere("There are no such faults here: " + options.only);
        return all;
    }
    std::vector<FaultKind> wanted;
    for (const std::string& name : options.control->faults)
        for (const FaultKind& kind : all)
            if (kind.name == name)
                wanted.push_back(kind);
    if (wanted.size() != options.control->faults.size())
        throw NotHere("This control needs root and loop devices.");
    return wanted;
}

} // namespace

check::Course courseOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    auto history = check::readHistory(in);
    if (!history)
        throw std::runtime_error(file.string() + ":" + std::to_string(history.error().line) + ": " +
                                 history.error().what);
    return std::move(history).value().course;
}

check::Report judged(const std::filesystem::path& file)
{
    return check::check(courseOf(file), check::Demand::Telling);
}

DrillResult drill(const DrillOptions& options, const bench::Interruption& interruption)
{
    const test::TestFolder folder;
    simulation::Chance chance(options.seed);
    const bool sabotaged = options.control && options.sabotage;
    DrilledBank bank(folder.path(), kStaff, chance, sabotaged ? options.control->rewrites : std::vector<Rewriting>());
    keepOutbox(bank);
    if (sabotaged)
        options.control->sabotage(bank);
    std::filesystem::remove(options.history);
    Recorder recorder(options.history);
    writeOpening(bank, recorder, static_cast<std::int64_t>(options.seed));

    Pace pace;
    const auto kinds = kindsFor(bank, options);
    Crowd crowd(bank, recorder, pace, options.seed * 1'000, kPatience);
    FaultTools tools{bank, recorder, pace, chance, kPatience, options.longPauses ? 20s : kPatience + 2s};
    std::vector<Fault> faults;
    for (const FaultKind& kind : kinds)
        faults.push_back({kind.name, [&kind, &tools] { return kind.run(kind.name, tools); }});
    bringAbout(faults,
               {.seed = options.seed,
                .faults = options.control ? kinds.size() : options.faults,
                .duration = options.duration,
                .shuffled = options.control == nullptr},
               chance, interruption);
    bank.recover(kRecovery);
    crowd.finish(kRecovery);

    DrillResult result;
    const bool trailIsSound = bank.command({"verify", "trail"}) == 0;
    result.verified = bank.command({"verify", "ledger"}) == 0 && trailIsSound;
    readFinally(bank, recorder, trailIsSound);
    result.report = judged(options.history);
    return result;
}

std::string tableOf(const DrillResult& result)
{
    const check::Counts& counts = result.report.counts;
    std::int64_t faults = 0;
    std::ostringstream out;
    for (const auto& [name, times] : counts.faults)
        faults += times;
    out << "| faults | acknowledged | lost | doubled | unknown | resolved | longest gap |\n"
        << "|-------:|-------------:|-----:|--------:|--------:|---------:|------------:|\n"
        << "| " << faults << " | " << counts.acknowledged << " | " << result.report.violationsOf("C1") << " | "
        << result.report.violationsOf("C2") << " | " << counts.unknown << " | " << counts.resolved << " | "
        << std::fixed << std::setprecision(1) << static_cast<double>(counts.longestGap) / 1e9 << " s |\n";
    return out.str();
}

} // namespace cf::drill
