#include "tests/drill/Drill.h"

#include "tests/check/history/HistoryReader.h"
#include "tests/drill/FinalReads.h"

#include <algorithm>
#include <fstream>
#include <future>
#include <iomanip>
#include <iostream>
#include <sstream>

namespace cf::drill {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kStaff = 12;
constexpr auto kPatience = 3'000ms;

//! Kinds in an order by the seed, all of them before one comes again.
class Schedule
{
public:
    Schedule(std::vector<FaultKind> kinds, std::uint64_t seed, bool shuffled)
        : m_kinds(std::move(kinds))
        , m_chance(seed)
        , m_shuffled(shuffled)
    {
    }

    const FaultKind& next()
    {
        if (m_at % m_kinds.size() == 0 && m_shuffled)
            for (std::size_t i = m_kinds.size() - 1; i > 0; --i)
                std::swap(m_kinds[i], m_kinds[m_chance.below(i + 1)]);
        return m_kinds[m_at++ % m_kinds.size()];
    }

private:
    std::vector<FaultKind> m_kinds;
    simulation::Chance m_chance;
    bool m_shuffled;
    std::size_t m_at = 0;
};

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

//! The clients, and one who looks at all accounts at once.
class Crowd
{
public:
    Crowd(DrilledBank& bank, Recorder& recorder, Pace& pace, std::uint64_t seed)
        : m_pace(pace)
    {
        std::int64_t number = 0;
        for (auto& staff : bank.staff()) {
            std::vector<test::ApiClient> desks;
            for (const std::size_t server : {0, 1, 0})
                desks.push_back(bank.clientOf(*staff, server));
            for (test::ApiClient& desk : desks)
                desk.waitAtMost(kPatience);
            ++number;
            m_clients.push_back(std::make_unique<DrillClient>(
                number, staff->person, staff->role, std::move(desks), seed + static_cast<std::uint64_t>(number),
                DrillClient::Surroundings{bank.accounts(), m_board, recorder, pace, bank.requests()}));
        }
        for (auto& client : m_clients)
            m_running.push_back(std::async(std::launch::async, [&client] { client->run(); }));
        m_running.push_back(std::async(std::launch::async, [&bank, &recorder, &pace, number] {
            while (!pace.stop) {
                readAll(bank, recorder, number + 1);
                std::this_thread::sleep_for(300ms);
            }
        }));
    }

    ~Crowd()
    {
        m_pace.stop = true;
        m_pace.giveUp = true;
    }

    //! Orders end, and what is unknown is resolved.
    void finish()
    {
        m_pace.stop = true;
        const auto end = Clock::now() + kRecovery;
        for (auto& one : m_running)
            if (one.wait_until(end) != std::future_status::ready)
                m_pace.giveUp = true;
        for (auto& one : m_running)
            one.get();
    }

private:
    Pace& m_pace;
    Board m_board;
    std::vector<std::unique_ptr<DrillClient>> m_clients;
    std::vector<std::future<void>> m_running;
};

std::string secondsSince(Clock::time_point begin)
{
    std::ostringstream out;
    out << std::fixed << std::setprecision(1) << std::setw(7)
        << std::chrono::duration<double>(Clock::now() - begin).count() << " s";
    return out.str();
}

void bringAbout(Schedule& schedule, const DrillOptions& options, FaultTools& tools,
                const bench::Interruption& interruption)
{
    const auto begin = Clock::now();
    const std::size_t wanted = options.control ? options.control->faults.size() : options.faults;
    std::size_t missed = 0;
    for (std::size_t done = 0; done < wanted || Clock::now() < begin + options.duration;) {
        std::this_thread::sleep_for(std::chrono::milliseconds(tools.chance.between(200, 900)));
        interruption.check();
        const FaultKind& kind = schedule.next();
        const std::string at = secondsSince(begin);
        if (kind.run(kind.name, tools)) {
            ++done;
            std::cout << at << "  " << kind.name << ", over after" << secondsSince(begin) << std::endl;
        } else {
            std::cout << at << "  " << kind.name << ": was not reached" << std::endl;
            if (++missed > wanted / 2)
                throw std::runtime_error("Too many faults could not be brought about.");
        }
    }
}

check::Report judged(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    const auto history = check::readHistory(in);
    if (!history)
        throw std::runtime_error(file.string() + ":" + std::to_string(history.error().line) + ": " +
                                 history.error().what);
    return check::check(history->course, check::Demand::Telling);
}

} // namespace

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
    Schedule schedule(kindsFor(bank, options), options.seed, options.control == nullptr);
    Crowd crowd(bank, recorder, pace, options.seed * 1'000);
    FaultTools tools{bank, recorder, pace, chance, kPatience, options.longPauses ? 20s : kPatience + 2s};
    bringAbout(schedule, options, tools, interruption);
    bank.recover(kRecovery);
    crowd.finish();

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
