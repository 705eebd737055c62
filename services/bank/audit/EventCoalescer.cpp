#include "services/bank/audit/EventCoalescer.h"

#include "services/contract/WireValues.h"

namespace cf::bank {

std::optional<AuditEvent> EventCoalescer::add(const std::string& key, AuditEvent event, Changes detail,
                                              const std::string& name, TimePoint now, const std::string& about)
{
    auto found = m_open.find(key);
    std::string under = key;
    if (found == m_open.end() && m_open.size() >= m_rule.most) {
        // Repeats from everywhere at once are one event, which no single address describes.
        const bool isNamed = !about.empty() && m_open.size() < 2 * m_rule.most;
        under = "crowd " + event.action + (isNamed ? " " + about : std::string());
        found = m_open.find(under);
        if (!isNamed) {
            event.objectId.clear();
            event.branch.reset();
            detail = {attribute("reason", "many at once")};
        }
    }
    if (found == m_open.end()) {
        event.detail = detailOf(detail);
        Series& series = m_open[under];
        series = {event, std::move(detail), toString(event.at), 0, {}, now, now};
        if (!name.empty())
            series.names.insert(name);
        return event;
    }
    Series& series = found->second;
    ++series.repeats;
    series.last = now;
    series.event.at = std::max(series.event.at, event.at);
    series.event.traceId = event.traceId;
    if (!name.empty() && series.names.size() < kMostNames)
        series.names.insert(name);
    return std::nullopt;
}

std::vector<AuditEvent> EventCoalescer::takeEnded(TimePoint now)
{
    std::vector<AuditEvent> ended;
    std::erase_if(m_open, [&](const auto& entry) {
        const Series& series = entry.second;
        const bool over = now - series.last >= m_rule.quiet || now - series.begun >= m_rule.longest;
        if (over && series.repeats > 0)
            ended.push_back(summaryOf(series));
        return over;
    });
    return ended;
}

std::vector<AuditEvent> EventCoalescer::takeAll()
{
    std::vector<AuditEvent> all;
    for (const auto& [key, series] : m_open)
        if (series.repeats > 0)
            all.push_back(summaryOf(series));
    m_open.clear();
    return all;
}

AuditEvent EventCoalescer::summaryOf(const Series& series)
{
    AuditEvent event = series.event;
    event.id = Uuid::v7();
    Changes detail = series.detail;
    detail.push_back(attribute("repeats", std::to_string(series.repeats)));
    detail.push_back(attribute("since", series.since));
    if (series.names.size() > 1)
        detail.push_back(attribute("names", std::to_string(series.names.size()) +
                                                (series.names.size() == kMostNames ? " or more" : "")));
    event.detail = detailOf(detail);
    return event;
}

} // namespace cf::bank
