#include "services/bank/monitoring/AlertRecords.h"

#include "services/bank/records/Fields.h"
#include "services/contract/WireValues.h"

#include <map>

namespace cf::bank {
namespace {

using contract::Alert;
using contract::AlertState;

// With a trailing space for the WHERE clause.
const std::string kSelect =
    "SELECT a.id, a.rule, a.level, a.instance, a.value, a.threshold, a.since, a.over_since, a.acknowledged_at,"
    " a.owner_id, p.display_name AS owner_name"
    " FROM bank.alert a LEFT JOIN bank.staff p ON p.id = a.owner_id ";

AlertState stateOf(const db::Row& row)
{
    if (!row.isNull("over_since"))
        return AlertState::Over;
    return row.isNull("acknowledged_at") ? AlertState::Firing : AlertState::Acknowledged;
}

Alert alertOf(const db::Row& row)
{
    Alert alert;
    alert.id = row.get<Uuid>("id");
    alert.rule = row.get<std::string>("rule");
    alert.level = row.get<contract::AlertLevel>("level");
    alert.state = stateOf(row);
    alert.instance = row.get<std::string>("instance");
    alert.value = row.get<std::int64_t>("value");
    alert.threshold = row.get<std::int64_t>("threshold");
    alert.since = row.get<Instant>("since");
    alert.overSince = row.get<std::optional<Instant>>("over_since");
    if (!row.isNull("owner_id"))
        alert.owner = contract::StaffRef{row.get<StaffId>("owner_id"), row.get<std::string>("owner_name")};
    return alert;
}

void readComments(db::Transaction& transaction, std::vector<Alert>& alerts)
{
    std::map<Uuid, Alert*> byId;
    std::vector<std::string> ids;
    for (Alert& alert : alerts) {
        byId.emplace(alert.id, &alert);
        ids.push_back(alert.id.toString());
    }
    const auto rows = transaction.query("SELECT c.alert_id, c.by_id, p.display_name, c.at, c.text"
                                        " FROM bank.alert_comment c JOIN bank.staff p ON p.id = c.by_id"
                                        " WHERE c.alert_id = ANY ($1::uuid[]) ORDER BY c.id",
                                        db::array(ids));
    for (const auto& row : rows)
        byId.at(row.get<Uuid>("alert_id"))
            ->comments.push_back({{row.get<StaffId>("by_id"), row.get<std::string>("display_name")},
                                  row.get<Instant>("at"),
                                  row.get<std::string>("text")});
}

std::optional<std::string> overOf(const Alert& alert)
{
    return alert.overSince ? std::optional(toString(*alert.overSince)) : std::nullopt;
}

} // namespace

std::vector<Alert> readAlerts(db::Transaction& transaction, Instant now)
{
    static const std::string kSql =
        kSelect + "WHERE a.over_since IS NULL OR a.over_since > $1 ORDER BY a.since DESC, a.id DESC LIMIT 200";
    std::vector<Alert> alerts;
    for (const auto& row : transaction.query(kSql.c_str(), toString(now - std::chrono::hours(24))))
        alerts.push_back(alertOf(row));
    if (!alerts.empty())
        readComments(transaction, alerts);
    return alerts;
}

std::optional<Alert> lockAlert(db::Transaction& transaction, Uuid id)
{
    static const std::string kSql = kSelect + "WHERE a.id = $1 FOR UPDATE OF a";
    std::vector<Alert> alerts;
    for (const auto& row : transaction.query(kSql.c_str(), id.toString()))
        alerts.push_back(alertOf(row));
    if (alerts.empty())
        return std::nullopt;
    readComments(transaction, alerts);
    return alerts.front();
}

Uuid storeAlert(db::Transaction& transaction, const Alert& alert)
{
    const auto inserted =
        transaction.query("INSERT INTO bank.alert (id, rule, level, instance, value, threshold, since, over_since)"
                          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
                          " ON CONFLICT DO NOTHING",
                          alert.id.toString(), alert.rule, contract::nameOf(alert.level), alert.instance, alert.value,
                          alert.threshold, toString(alert.since), overOf(alert));
    if (inserted.affectedRows() == 1)
        return alert.id;
    // Stored by an earlier commit whose reply was lost, or left firing by an earlier run.
    const auto rows = transaction.query("SELECT id FROM bank.alert WHERE id = $1"
                                        " OR (rule = $2 AND instance = $3 AND over_since IS NULL)"
                                        " ORDER BY id <> $1 LIMIT 1",
                                        alert.id.toString(), alert.rule, alert.instance);
    return rows.empty() ? alert.id : rows.value<Uuid>();
}

void refreshAlert(db::Transaction& transaction, const Alert& alert)
{
    transaction.query("UPDATE bank.alert SET level = $2, value = $3, threshold = $4, over_since = $5"
                      " WHERE id = $1 AND over_since IS NULL",
                      alert.id.toString(), contract::nameOf(alert.level), alert.value, alert.threshold, overOf(alert));
}

void assignAlert(db::Transaction& transaction, const Alert& alert, Instant now)
{
    const std::optional<std::string> owner =
        alert.owner ? std::optional(alert.owner->id.uuid().toString()) : std::nullopt;
    transaction.query("UPDATE bank.alert SET owner_id = $2,"
                      " acknowledged_at = CASE WHEN over_since IS NOT NULL THEN acknowledged_at"
                      " WHEN $3::boolean THEN coalesce(acknowledged_at, $4::timestamptz) END"
                      " WHERE id = $1",
                      alert.id.toString(), owner, alert.state == AlertState::Acknowledged, toString(now));
}

void commentAlert(db::Transaction& transaction, Uuid alert, const contract::AlertComment& comment)
{
    transaction.query("INSERT INTO bank.alert_comment (alert_id, by_id, at, text) VALUES ($1, $2, $3, $4)",
                      alert.toString(), comment.by.id.uuid().toString(), toString(comment.at), comment.text);
}

void endAlertsOfVanished(db::Transaction& transaction, Instant now)
{
    transaction.query(
        "UPDATE bank.alert SET over_since = $1 WHERE over_since IS NULL AND instance IN"
        " (SELECT instance FROM bank.instance_status WHERE at < clock_timestamp() - interval '15 minutes')",
        toString(now));
}

} // namespace cf::bank
