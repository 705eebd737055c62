#include "tests/cluster/load/LoadReport.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <map>
#include <sstream>

namespace cf::cluster {
namespace {

constexpr double kWidth = 900;
constexpr double kHeight = 240;
constexpr double kLeft = 60;
constexpr double kGap = 50;

std::int64_t quantile(std::vector<std::int64_t>& times, double part)
{
    if (times.empty())
        return 0;
    std::ranges::sort(times);
    return times[std::min(times.size() - 1, static_cast<std::size_t>(part * static_cast<double>(times.size())))];
}

struct Row
{
    int calls = 0;
    int again = 0;
    std::map<CallEnd, int> ends;
    std::vector<std::int64_t> answeredIn;

    void add(const CallMade& call)
    {
        ++calls;
        again += call.again ? 1 : 0;
        ++ends[call.end];
        if (call.end == CallEnd::Answered)
            answeredIn.push_back(call.took.count());
    }
};

//! A line over the seconds, none of them above `most`.
struct Series
{
    std::string name;
    std::string colour;
    std::vector<double> values;
};

class Chart
{
public:
    explicit Chart(std::size_t seconds)
        : m_seconds(std::max<std::size_t>(seconds, 1))
    {
        m_svg << "<svg xmlns='http://www.w3.org/2000/svg' width='" << kLeft + kWidth + 20 << "' height='"
              << 2 * (kHeight + kGap) << "' font-family='sans-serif' font-size='12'>\n"
              << "<rect width='100%' height='100%' fill='white'/>\n";
    }

    void add(const std::string& title, const std::vector<Series>& all)
    {
        double most = 1;
        for (const Series& series : all)
            for (const double value : series.values)
                most = std::max(most, value);
        const double bottom = m_top + kHeight;
        m_svg << "<text x='" << kLeft << "' y='" << m_top - 8 << "' font-weight='bold'>" << title << "</text>\n"
              << "<path d='M" << kLeft << ' ' << m_top << "V" << bottom << "H" << kLeft + kWidth
              << "' fill='none' stroke='black'/>\n";
        for (const double part : {0.0, 0.5, 1.0})
            text(kLeft - 5, bottom - part * kHeight + 4, std::to_string(std::lround(part * most)), "end");
        for (std::size_t i = 0; i < all.size(); ++i) {
            m_svg << "<path fill='none' stroke-width='1.5' stroke='" << all[i].colour << "' d='";
            for (std::size_t at = 0; at < all[i].values.size(); ++at)
                m_svg << (at == 0 ? 'M' : 'L') << x(at) << ' ' << bottom - all[i].values[at] / most * kHeight;
            m_svg << "'/>\n<text x='" << kLeft + 140 * static_cast<double>(i) + 250 << "' y='" << m_top - 8
                  << "' fill='" << all[i].colour << "'>" << all[i].name << "</text>\n";
        }
        m_top += kHeight + kGap;
    }

    void mark(const LoadResult::Phase& phase)
    {
        const double at = x(static_cast<std::size_t>(phase.begin.count() / 1'000));
        m_svg << "<path d='M" << at << " 30V" << m_top << "' stroke='grey' stroke-dasharray='4 4'/>\n";
        text(at + 3, m_top - 6, phase.name, "start");
    }

    std::string finish() { return m_svg.str() + "</svg>\n"; }

private:
    double x(std::size_t second) const
    {
        return kLeft + kWidth * static_cast<double>(second) / static_cast<double>(m_seconds);
    }
    void text(double x, double y, const std::string& words, const char* anchor)
    {
        m_svg << "<text x='" << x << "' y='" << y << "' text-anchor='" << anchor << "'>" << words << "</text>\n";
    }

    const std::size_t m_seconds;
    double m_top = 30;
    std::ostringstream m_svg;
};

} // namespace

std::string tableOf(const LoadResult& result)
{
    std::ostringstream text;
    text << std::left << std::setw(12) << "phase" << std::setw(10) << "calls" << std::right;
    for (const char* head : {"made", "answered", "again", "shed", "unknown", "failed", "p50 ms", "p99 ms", "longest"})
        text << std::setw(10) << head;
    text << '\n';
    for (const auto& phase : result.phases)
        for (const CallKind kind : kCallKinds) {
            Row row;
            for (const CallMade& call : result.calls)
                if (call.kind == kind && call.due >= phase.begin && call.due < phase.end)
                    row.add(call);
            if (row.calls == 0)
                continue;
            text << std::left << std::setw(12) << phase.name << std::setw(10) << nameOf(kind) << std::right
                 << std::setw(10) << row.calls;
            for (const int count : {row.ends[CallEnd::Answered], row.again, row.ends[CallEnd::Shed],
                                    row.ends[CallEnd::Unknown], row.ends[CallEnd::Failed]})
                text << std::setw(10) << count;
            for (const double part : {0.5, 0.99, 1.0})
                text << std::setw(10) << quantile(row.answeredIn, part);
            text << '\n';
        }
    for (const auto& phase : result.phases)
        for (const ServerUse& server : phase.servers)
            text << phase.name << ", " << server.name << ": "
                 << server.hits * 100 / std::max<std::int64_t>(1, server.hits + server.misses) << " % of "
                 << server.hits + server.misses << " in the cache, " << server.processorPpm / 10'000
                 << " % of the processors\n";
    std::map<std::string, int> faults;
    for (const CallMade& call : result.calls)
        if (call.end == CallEnd::Failed || call.end == CallEnd::Unknown)
            ++faults[std::string(nameOf(call.kind)) + ": " + call.why];
    for (const auto& [fault, count] : faults)
        text << count << " x " << fault << '\n';
    return text.str();
}

void drawChart(const LoadResult& result, const std::filesystem::path& file)
{
    std::size_t seconds = 0;
    for (const auto& phase : result.phases)
        seconds = std::max(seconds, static_cast<std::size_t>(phase.end.count() / 1'000) + 1);
    const std::vector<double> none(seconds, 0);
    std::vector<Series> ends{{"answered", "#2a78d6", none},
                             {"shed", "#b87400", none},
                             {"unknown", "#6a1b9a", none},
                             {"failed", "#c62828", none}};
    std::map<CallKind, std::vector<std::vector<std::int64_t>>> times;
    for (const CallKind kind : kCallKinds)
        times[kind].resize(seconds);
    for (const CallMade& call : result.calls) {
        const auto second = static_cast<std::size_t>(call.due.count() / 1'000);
        if (second >= seconds)
            continue;
        ends[static_cast<std::size_t>(call.end)].values[second] += 1;
        if (call.end == CallEnd::Answered)
            times[call.kind][second].push_back(call.took.count());
    }
    std::vector<Series> slowest{{"transfers", "#2a78d6", none},
                                {"balances", "#1b7a43", none},
                                {"history", "#8e44ad", none},
                                {"arrivals", "#b87400", none}};
    for (const CallKind kind : kCallKinds)
        for (std::size_t second = 0; second < seconds; ++second)
            slowest[static_cast<std::size_t>(kind)].values[second] =
                static_cast<double>(quantile(times[kind][second], 0.99));
    Chart chart(seconds);
    chart.add("Calls of each second", ends);
    chart.add("99th percentile, ms", slowest);
    for (const auto& phase : result.phases)
        chart.mark(phase);
    std::ofstream(file) << chart.finish();
}

} // namespace cf::cluster
