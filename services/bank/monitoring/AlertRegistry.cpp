#include "services/bank/monitoring/AlertRegistry.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/monitoring/AlertRecords.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace cf::bank {
namespace {

using contract::Alert;
using contract::AlertState;
using contract::ErrorCode;
using contract::Problem;
using namespace std::chrono_literals;

constexpr auto kAlertsDeadline = 1s;
constexpr std::size_t kLongestComment = 500;

auto measuredOf(const Alert& alert)
{
    return std::tie(alert.level, alert.value, alert.threshold, alert.overSince);
}

void measure(Alert& alert, const Alert& from)
{
    alert.level = from.level;
    alert.value = from.value;
    alert.threshold = from.threshold;
    alert.overSince = from.overSince;
    if (alert.overSince)
        alert.state = AlertState::Over;
    else if (alert.state == AlertState::Over)
        alert.state = AlertState::Firing;
}

std::optional<Problem> mistakeIn(const contract::AlertUpdate& update)
{
    Problem problem = Problem::of(ErrorCode::InvalidRequest);
    if (update.comment && trimmedText(*update.comment).empty())
        problem.errors.push_back({"/comment", "must not be empty"});
    else if (update.comment && characterCount(*update.comment) > kLongestComment)
        problem.errors.push_back({"/comment", "must not be longer than 500 characters"});
    if (!update.acknowledge && !update.takeOver && !update.comment)
        problem.errors.push_back({"", "must request a change"});
    return problem.errors.empty() ? std::nullopt : std::optional(problem);
}

// What the update does to the alert, as audit events. The comment's text stays out of the trail, which is permanent.
class Change
{
public:
    Change(Alert& alert, const Caller& caller, const std::string& traceId, Instant now)
        : m_alert(alert)
        , m_caller(caller)
        , m_traceId(traceId)
        , m_now(now)
    {
    }

    void acknowledge(bool wanted)
    {
        const AlertState before = m_alert.state;
        const AlertState after = wanted ? AlertState::Acknowledged : AlertState::Firing;
        if (before == AlertState::Over || before == after)
            return;
        m_alert.state = after;
        note(wanted ? "alert.acknowledged" : "alert.reopened",
             contract::AuditChange{"state", contract::nameOf(before), contract::nameOf(after)});
    }

    void takeOver(bool wanted)
    {
        const bool mine = m_alert.owner && m_alert.owner->id == m_caller.staff;
        if (mine == wanted)
            return;
        contract::AuditChange change{"owner", {}, {}};
        if (m_alert.owner)
            change.before = m_alert.owner->displayName;
        m_alert.owner.reset();
        if (wanted) {
            m_alert.owner = contract::StaffRef{m_caller.staff, m_caller.displayName};
            change.after = m_caller.displayName;
        }
        note(wanted ? "alert.takenOver" : "alert.released", std::move(change));
    }

    void comment(db::Transaction& transaction, const std::string& text)
    {
        m_alert.comments.push_back({{m_caller.staff, m_caller.displayName}, m_now, text});
        commentAlert(transaction, m_alert.id, m_alert.comments.back());
        note("alert.commented", {});
    }

    void write(db::Transaction& transaction)
    {
        if (m_events.empty())
            return;
        assignAlert(transaction, m_alert, m_now);
        record(transaction, m_events);
    }

private:
    void note(const char* action, std::optional<contract::AuditChange> change)
    {
        AuditEvent event = beginEvent(action, m_now, m_traceId, &m_caller);
        event.objectId = m_alert.id.toString();
        Changes changes = {attribute("rule", m_alert.rule), attribute("instance", m_alert.instance)};
        if (change)
            changes.push_back(std::move(*change));
        event.detail = detailOf(changes);
        m_events.push_back(std::move(event));
    }

    Alert& m_alert;
    const Caller& m_caller;
    const std::string& m_traceId;
    Instant m_now;
    std::vector<AuditEvent> m_events;
};

} // namespace

AlertRegistry::AlertRegistry(std::string instance)
    : m_instance(std::move(instance))
{
}

void AlertRegistry::evaluate(const Readings& readings, Instant now)
{
    const std::lock_guard lock(m_mutex);
    for (const FiringRule& firing : m_rules.evaluate(readings, now))
        take(firing);
}

void AlertRegistry::take(const FiringRule& firing)
{
    auto own = std::find_if(m_own.begin(), m_own.end(), [&](const Own& candidate) {
        return candidate.alert.rule == firing.rule && !candidate.alert.overSince;
    });
    Alert measured;
    measured.id = Uuid::v7();
    measured.rule = firing.rule;
    measured.level = firing.level;
    measured.instance = m_instance;
    measured.value = firing.value;
    measured.threshold = firing.threshold;
    measured.since = firing.since;
    measured.overSince = firing.over;
    if (own == m_own.end()) {
        m_own.push_back({measured});
    } else if (measuredOf(own->alert) != measuredOf(measured)) {
        measure(own->alert, measured);
        own->changed = true;
    }
}

void AlertRegistry::synchronise(db::Connection& connection, Instant now)
{
    std::vector<Own> written;
    {
        const std::lock_guard lock(m_mutex);
        std::copy_if(m_own.begin(), m_own.end(), std::back_inserter(written),
                     [](const Own& own) { return own.changed || !own.stored; });
    }
    std::vector<Uuid> ids;
    auto known = connection.transaction(kAlertsDeadline, [&](db::Transaction& transaction) {
        // A missing standby must not block the code that monitors it.
        transaction.query("SET LOCAL synchronous_commit TO local");
        for (const Own& own : written) {
            Alert alert = own.alert;
            alert.id = own.stored ? alert.id : storeAlert(transaction, alert);
            refreshAlert(transaction, alert);
            ids.push_back(alert.id);
        }
        endAlertsOfVanished(transaction, now);
        return readAlerts(transaction, now);
    });
    const std::lock_guard lock(m_mutex);
    confirm(written, ids);
    if (!std::exchange(m_adopted, true))
        adopt(known, now);
    m_known = std::move(known);
}

void AlertRegistry::confirm(const std::vector<Own>& written, const std::vector<Uuid>& ids)
{
    for (std::size_t i = 0; i < written.size(); ++i) {
        const Alert& alert = written[i].alert;
        const auto own = std::find_if(m_own.begin(), m_own.end(),
                                      [&](const Own& candidate) { return candidate.alert.id == alert.id; });
        if (own == m_own.end())
            continue;
        own->stored = true;
        own->changed = measuredOf(own->alert) != measuredOf(alert);
        own->alert.id = ids[i];
    }
    std::erase_if(m_own, [](const Own& own) { return own.stored && !own.changed && own.alert.overSince; });
}

void AlertRegistry::adopt(const std::vector<Alert>& known, Instant now)
{
    for (const Alert& alert : known) {
        const bool tracked =
            std::any_of(m_own.begin(), m_own.end(), [&](const Own& own) { return own.alert.rule == alert.rule; });
        if (alert.instance != m_instance || alert.overSince || tracked)
            continue;
        m_rules.adopt({alert.rule, alert.level, alert.value, alert.threshold, alert.since, {}}, now);
        m_own.push_back({alert, true, false});
    }
}

std::vector<Alert> AlertRegistry::alerts(Instant now) const
{
    std::vector<Alert> list;
    {
        const std::lock_guard lock(m_mutex);
        list = m_known;
        for (const Own& own : m_own) {
            const auto found =
                std::find_if(list.begin(), list.end(), [&](const Alert& alert) { return alert.id == own.alert.id; });
            if (found == list.end())
                list.push_back(own.alert);
            else
                measure(*found, own.alert);
        }
    }
    std::erase_if(list, [&](const Alert& alert) { return alert.overSince && *alert.overSince < now - 24h; });
    std::stable_sort(list.begin(), list.end(), [](const Alert& a, const Alert& b) { return a.since > b.since; });
    return list;
}

contract::Answer<Alert> AlertRegistry::update(db::Pool& pool, const Caller& caller, const std::string& traceId,
                                              const contract::AlertUpdate& update, Instant now)
{
    if (auto mistake = mistakeIn(update))
        return *std::move(mistake);
    std::optional<Alert> unstored;
    {
        const std::lock_guard lock(m_mutex);
        for (const Own& own : m_own)
            if (own.alert.id == update.alertId && !own.stored)
                unstored = own.alert;
    }
    const auto changed = pool.transaction([&](db::Transaction& transaction) -> std::optional<Alert> {
        if (unstored)
            storeAlert(transaction, *unstored);
        auto alert = lockAlert(transaction, update.alertId);
        if (!alert)
            return std::nullopt;
        Change change(*alert, caller, traceId, now);
        if (update.acknowledge)
            change.acknowledge(*update.acknowledge);
        if (update.takeOver)
            change.takeOver(*update.takeOver);
        if (update.comment)
            change.comment(transaction, *update.comment);
        change.write(transaction);
        return alert;
    });
    if (!changed)
        return Problem::of(ErrorCode::NotFound);
    const std::lock_guard lock(m_mutex);
    const auto known =
        std::find_if(m_known.begin(), m_known.end(), [&](const Alert& alert) { return alert.id == changed->id; });
    if (known != m_known.end())
        *known = *changed;
    return *changed;
}

} // namespace cf::bank
