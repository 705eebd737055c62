#include "tests/check/history/Checker.h"

#include <sstream>

namespace cf::check {
namespace {

void writeCounts(std::ostream& out, const Report& report)
{
    const Counts& counts = report.counts;
    const bool judged = report.missing.empty();
    const auto known = [judged](std::int64_t count) { return judged ? std::to_string(count) : std::string("?"); };
    out << "invoked " << counts.invoked << ", acknowledged " << counts.acknowledged << ", refused " << counts.refused
        << ", failed " << counts.failed << '\n'
        << "lost " << known(report.violationsOf("C1")) << ", doubled " << known(report.violationsOf("C2"))
        << ", unknown " << counts.unknown << ", resolved " << counts.resolved << '\n'
        << "replayed " << counts.replayed << ", reads " << counts.reads << ", longest gap between acknowledgements "
        << counts.longestGap / 1'000'000 << " ms\n";
    for (const auto& [name, count] : counts.faults)
        out << "fault " << name << ": " << count << ", longest gap "
            << (counts.gaps.contains(name) ? counts.gaps.at(name) : 0) / 1'000'000 << " ms\n";
}

void writeViolations(std::ostream& out, const Report& report, std::size_t mostEach)
{
    std::map<std::string, std::size_t> written;
    for (const Violation& violation : report.violations)
        if (written[violation.rule]++ < mostEach)
            out << violation.rule << ": " << violation.what << '\n';
    for (const auto& [rule, count] : written)
        if (count > mostEach)
            out << rule << ": and " << count - mostEach << " more\n";
}

} // namespace

std::string textOf(const Report& report, std::size_t mostEach)
{
    std::ostringstream out;
    writeCounts(out, report);
    writeViolations(out, report, mostEach);
    switch (report.verdict) {
    case Verdict::Green:
        out << "green: every promise was kept\n";
        break;
    case Verdict::Violated:
        out << "red: " << report.violations.size() << " violations\n";
        break;
    case Verdict::Unknown:
        for (const std::string& missing : report.missing)
            out << "missing: " << missing << '\n';
        out << "red: unknown, for the history is incomplete\n";
        break;
    }
    return out.str();
}

} // namespace cf::check
