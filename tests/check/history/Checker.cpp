#include "tests/check/history/Checker.h"

#include "tests/check/history/Rules.h"

#include <algorithm>
#include <limits>

namespace cf::check {
namespace {

struct Rule
{
    const char* name;
    Violations (*violations)(const Ledger&);
};

constexpr Rule kRules[] = {
    {"C1", lostOrders},       {"C2", doubledOrders}, {"C3", brokenBooks},    {"C4", bookedRefusals},
    {"C5", unresolvedOrders}, {"C6", brokenReads},   {"C7", unserialOrders}, {"C7", otherThanOrdered},
    {"C7", unjustRefusals},   {"C8", brokenTrail},   {"C9", brokenOutbox},
};

std::vector<Nanoseconds> acknowledgementsOf(const Course& course)
{
    std::vector<Nanoseconds> times;
    for (const auto& [key, order] : course.orders())
        if (order.ok)
            times.push_back(order.ok->time);
    std::sort(times.begin(), times.end());
    return times;
}

//! Of those between `begin` and `end`, and into which these fall.
Nanoseconds longestGap(const std::vector<Nanoseconds>& times, Nanoseconds begin, Nanoseconds end)
{
    Nanoseconds longest = 0;
    for (std::size_t i = 1; i < times.size(); ++i)
        if (times[i - 1] < end && times[i] > begin)
            longest = std::max(longest, times[i] - times[i - 1]);
    return longest;
}

std::map<std::string, Nanoseconds> gapsByFault(const Course& course, const std::vector<Nanoseconds>& times)
{
    std::map<std::string, Nanoseconds> gaps;
    std::map<std::string, Nanoseconds> begun;
    for (const line::Fault& fault : course.faults()) {
        if (fault.phase == FaultPhase::Begin)
            begun[fault.name] = fault.time;
        else if (const auto begin = begun.find(fault.name); begin != begun.end())
            gaps[fault.name] = std::max(gaps[fault.name], longestGap(times, begin->second, fault.time));
    }
    return gaps;
}

Counts countsOf(const Course& course)
{
    Counts counts;
    for (const auto& [key, order] : course.orders()) {
        ++counts.invoked;
        counts.acknowledged += order.ok.has_value();
        counts.refused += order.refused.has_value();
        counts.failed += order.failed.has_value();
        counts.unknown += order.unknownSince().has_value();
        counts.resolved += order.resolved.has_value();
        counts.replayed += static_cast<std::int64_t>(order.replayed.size());
    }
    counts.reads = static_cast<std::int64_t>(course.reads().size());
    const auto times = acknowledgementsOf(course);
    counts.longestGap =
        longestGap(times, std::numeric_limits<Nanoseconds>::min(), std::numeric_limits<Nanoseconds>::max());
    counts.gaps = gapsByFault(course, times);
    counts.faults = course.faultCounts();
    return counts;
}

void requireCount(const char* what, std::size_t read, std::int64_t promised, std::vector<std::string>& missing)
{
    if (static_cast<std::int64_t>(read) != promised)
        missing.push_back(std::to_string(promised) + " " + what + " were read, " + std::to_string(read) +
                          " are in the history");
}

void requireTotals(const Course& course, std::vector<std::string>& missing)
{
    if (!course.end()) {
        missing.emplace_back("the end");
        return;
    }
    std::size_t changes = 0;
    for (const line::FinalAudit& audit : course.finalAudit())
        changes += audit.changes.size();
    std::size_t events = 0;
    for (const line::FinalOutbox& outbox : course.finalOutbox())
        events += outbox.transfers.size();
    requireCount("transfers", course.finalTransfers().size(), course.end()->transfers, missing);
    requireCount("changes in the trail", changes, course.end()->changes, missing);
    requireCount("events of the outbox", events, course.end()->events, missing);
}

//! What the final reads lack.
std::vector<std::string> missingIn(const Course& course)
{
    if (!course.opened())
        return {"the opening"};
    std::vector<std::string> missing;
    for (const OpenedAccount& account : course.opened()->accounts)
        if (!course.finalAccounts().contains(account.id))
            missing.push_back("the final read of " + account.id.toString());
    const auto keys = std::count_if(course.orders().begin(), course.orders().end(),
                                    [](const auto& order) { return !order.second.finalKey; });
    if (keys > 0)
        missing.push_back("the final reads of " + std::to_string(keys) + " keys");
    if (course.finalAudit().empty())
        missing.emplace_back("the final read of the trail");
    if (course.finalOutbox().empty())
        missing.emplace_back("the final read of the outbox");
    const auto faults = course.faultPeriods();
    if (!faults.empty() && faults.back().end == std::numeric_limits<Nanoseconds>::max())
        missing.emplace_back("the end of a fault");
    requireTotals(course, missing);
    return missing;
}

//! What a drill has not put to the test.
std::vector<std::string> untestedIn(const Course& course, const Counts& counts)
{
    std::vector<std::string> untested;
    if (counts.acknowledged == 0)
        untested.emplace_back("an acknowledged order");
    if (counts.faults.empty())
        untested.emplace_back("a fault");
    const std::size_t all = course.opened() ? course.opened()->accounts.size() : 0;
    if (std::none_of(course.reads().begin(), course.reads().end(),
                     [all](const line::Read& read) { return read.balances.size() == all; }))
        untested.emplace_back("a read of all accounts");
    return untested;
}

} // namespace

std::int64_t Report::violationsOf(std::string_view rule) const
{
    return std::count_if(violations.begin(), violations.end(),
                         [rule](const Violation& violation) { return violation.rule == rule; });
}

Report check(const Course& course, Demand demand)
{
    Report report;
    report.counts = countsOf(course);
    report.missing = missingIn(course);
    if (demand == Demand::Telling)
        for (std::string& untested : untestedIn(course, report.counts))
            report.missing.push_back(std::move(untested));
    if (!report.missing.empty())
        return report;
    const Ledger ledger(course);
    for (const Rule& rule : kRules)
        for (std::string& what : rule.violations(ledger))
            report.violations.push_back({rule.name, std::move(what)});
    report.verdict = report.violations.empty() ? Verdict::Green : Verdict::Violated;
    return report;
}

} // namespace cf::check
