#include "services/bank/audit/Folds.h"

#include "services/contract/WireValues.h"

namespace cf::bank {

std::optional<AuditEvent> Folds::add(const std::string& key, AuditEvent event, Changes said, const std::string& name,
                                     TimePoint now, const std::string& about)
{
    auto found = m_folds.find(key);
    std::string under = key;
    if (found == m_folds.end() && m_folds.size() >= m_rule.most) {
        // Repeats from everywhere at once are one event, which no single address describes.
        const bool isNamed = !about.empty() && m_folds.size() < 2 * m_rule.most;
        under = "crowd " + event.action + (isNamed ? " " + about : std::string());
        found = m_folds.find(under);
        if (!isNamed) {
            event.objectId.clear();
            event.branch.reset();
            said = {stated("reason", "many at once")};
        }
    }
    if (found == m_folds.end()) {
        event.detail = detailOf(said);
        Fold& fold = m_folds[under];
        fold = {event, std::move(said), toString(event.at), 0, {}, now, now};
        if (!name.empty())
            fold.names.insert(name);
        return event;
    }
    Fold& fold = found->second;
    ++fold.repeats;
    fold.last = now;
    fold.event.at = std::max(fold.event.at, event.at);
    fold.event.traceId = event.traceId;
    if (!name.empty() && fold.names.size() < kMostNames)
        fold.names.insert(name);
    return std::nullopt;
}

std::vector<AuditEvent> Folds::takeEnded(TimePoint now)
{
    std::vector<AuditEvent> ended;
    std::erase_if(m_folds, [&](const auto& entry) {
        const Fold& fold = entry.second;
        const bool over = now - fold.last >= m_rule.quiet || now - fold.begun >= m_rule.longest;
        if (over && fold.repeats > 0)
            ended.push_back(told(fold));
        return over;
    });
    return ended;
}

std::vector<AuditEvent> Folds::takeAll()
{
    std::vector<AuditEvent> all;
    for (const auto& [key, fold] : m_folds)
        if (fold.repeats > 0)
            all.push_back(told(fold));
    m_folds.clear();
    return all;
}

AuditEvent Folds::told(const Fold& fold)
{
    AuditEvent event = fold.event;
    event.id = Uuid::v7();
    Changes said = fold.said;
    said.push_back(stated("repeats", std::to_string(fold.repeats)));
    said.push_back(stated("since", fold.since));
    if (fold.names.size() > 1)
        said.push_back(
            stated("names", std::to_string(fold.names.size()) + (fold.names.size() == kMostNames ? " or more" : "")));
    event.detail = detailOf(said);
    return event;
}

} // namespace cf::bank
