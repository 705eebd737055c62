#include "services/bank/ledger/LedgerFacts.h"

#include "models/domain/Money.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/TrailArchive.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr auto kDeadline = 6h; // per table, whatever its size
constexpr int kAccountsAtOnce = 5'000;
constexpr const char* kBooked = "transfer.booked";
constexpr const char* kRefused = "transfer.refused";
constexpr const char* kAbandoned = "transferKey.abandoned";
constexpr const char* kImported = "import.finished";

std::string microseconds(const char* column)
{
    return std::string("(extract(epoch FROM ") + column + ") * 1000000)::bigint";
}

std::string quoted(const Uuid& id)
{
    return "'" + id.toString() + "'::uuid";
}

// The fact of one leg, from the transfer's header.
std::string legSql(const char* account, const char* amount)
{
    const std::string place = std::string("array_position(t.leg_accounts, t.") + account + ")";
    return std::string("t.") + account + " || ' ' || coalesce(t.leg_numbers[" + place +
           "], 0) || ' ' || t.id || ' ' || " + amount +
           " || ' ' || t.currency || ' ' || t.booking_date || ' ' || t.value_date || ' ' || " +
           microseconds("t.recorded_at");
}

std::int64_t microsecondsOf(Instant at)
{
    return at.time_since_epoch().count();
}

std::string actorOf(const AuditEvent& event)
{
    return event.actor ? event.actor->uuid().toString() : "-";
}

template <class TypedId>
std::string uuidIn(const std::string& wire)
{
    const auto id = TypedId::parse(wire);
    return id ? id->uuid().toString() : wire;
}

// "12.34 EUR", as TransferEvent writes it, in minor units.
std::string amountIn(const AuditEvent& event)
{
    const std::string attribute = attributeIn(event, "amount");
    const auto blank = attribute.find(' ');
    if (blank == std::string::npos)
        return attribute;
    const auto currency = Currency::parse(attribute.substr(blank + 1));
    if (!currency)
        return attribute;
    const auto amount = Money::parse(std::string_view(attribute).substr(0, blank), *currency);
    return amount ? std::to_string(amount->minorUnits()) + " " + currency->code() : attribute;
}

} // namespace

LedgerFacts::LedgerFacts(const std::string& conninfo, const TrailKey& key, db::Watchdog& watchdog)
    : m_database(conninfo, watchdog)
{
    m_database.beginSnapshot();
    MerkleTree removed;
    m_database.read(archiveQuery(), kDeadline, [&](const db::BinaryRow& row) {
        const ArchiveRow archived{row.number("first_seq"),        row.number("level"),   row.number("partition_level"),
                                  std::string(row.bytes("root")), row.instant("newest"), std::string(row.bytes("mac"))};
        if (!m_forgedArchive)
            m_forgedArchive = appendArchived(removed, archived, key);
        if (!m_forgedArchive)
            m_removedUntil = std::max(m_removedUntil, microsecondsOf(archived.newest));
    });
}

std::int64_t LedgerFacts::countOfEntries()
{
    std::int64_t count = 0;
    m_database.read("SELECT coalesce(sum(last_entry_number), 0)::bigint AS entries FROM bank.account", kDeadline,
                    [&](const db::BinaryRow& row) { count = row.number("entries"); });
    return count;
}

std::vector<AccountRow> LedgerFacts::accountsAfter(const std::optional<Uuid>& id)
{
    std::vector<AccountRow> accounts;
    m_database.read(
        "SELECT a.id, a.balance, a.last_entry_number, a.holds, (SELECT coalesce(sum(h.amount - h.paid), 0)::bigint"
        " FROM bank.hold h WHERE h.account_id = a.id AND h.ended_at IS NULL) AS held,"
        " a.currency::text AS currency, coalesce(" +
            microseconds("a.last_recorded_at") + ", 0) AS last_recorded_us FROM bank.account a" +
            (id ? " WHERE a.id > " + quoted(*id) : std::string()) + " ORDER BY a.id LIMIT " +
            std::to_string(kAccountsAtOnce),
        kDeadline, [&](const db::BinaryRow& row) {
            accounts.push_back({*row.uuid("id"), row.number("balance"), row.number("last_entry_number"),
                                row.number("holds"), row.number("held"), std::string(row.bytes("currency")),
                                row.number("last_recorded_us")});
        });
    return accounts;
}

void LedgerFacts::entries(const std::optional<Uuid>& behind, const std::optional<Uuid>& upTo,
                          const std::function<void(const EntryRow&)>& take)
{
    const std::string at = microseconds("e.recorded_at");
    m_database.read(
        "SELECT e.account_id, e.number, e.amount, e.balance_after, e.currency::text AS currency, " + at +
            " AS recorded_us, e.account_id || ' ' || e.number || ' ' || e.transfer_id || ' ' || e.amount || ' ' || "
            "e.currency || ' ' "
            "||"
            " e.booking_date || ' ' || e.value_date || ' ' || " +
            at + " AS leg FROM bank.entry e WHERE true" +
            (behind ? " AND e.account_id > " + quoted(*behind) : std::string()) +
            (upTo ? " AND e.account_id <= " + quoted(*upTo) : std::string()) + " ORDER BY e.account_id, e.number",
        kDeadline, [&](const db::BinaryRow& row) {
            take({*row.uuid("account_id"), row.number("number"), row.number("amount"), row.number("balance_after"),
                  row.bytes("currency"), row.number("recorded_us"), row.bytes("leg")});
        });
}

void LedgerFacts::transfers(const std::function<void(const TransferRow&)>& take)
{
    const std::string at = microseconds("t.recorded_at");
    const std::string madeBy = "coalesce(t.made_by::text, '-')";
    m_database.read("SELECT t.id, t.kind = 'transfer' AS ordered, t.kind = 'import' AS imported, " + at +
                        " AS recorded_us, cardinality(t.leg_accounts)::bigint AS legs, " +
                        legSql("debtor_account", "-t.amount") + " AS debit, " + legSql("creditor_account", "t.amount") +
                        " AS credit, " + madeBy + " || ' ' || t.id AS order_fact, t.id || ' ' || " + madeBy +
                        " || ' ' || t.debtor_account || ' ' || t.creditor_account || ' ' || t.amount || ' ' ||"
                        " t.currency || ' ' || " +
                        at + " AS booking FROM bank.transfer t",
                    kDeadline, [&](const db::BinaryRow& row) {
                        take({*row.uuid("id"), row.flag("ordered"), row.flag("imported"), row.number("recorded_us"),
                              row.number("legs"), row.bytes("debit"), row.bytes("credit"), row.bytes("order_fact"),
                              row.bytes("booking")});
                    });
}

void LedgerFacts::keys(const std::function<void(const KeyRow&)>& take)
{
    const std::string at = microseconds("k.recorded_at");
    m_database.read("SELECT k.actor, k.key, k.outcome IS NOT NULL AS decided, CASE WHEN k.outcome = 'booked'"
                    " THEN k.actor || ' ' || k.transfer_id END AS order_fact, CASE WHEN " +
                        at + " > " + std::to_string(m_removedUntil) +
                        " THEN k.actor || ' ' || k.key || ' ' || k.outcome || ' ' ||"
                        " coalesce(k.transfer_id::text, k.refusal, '-') || ' ' || " +
                        at + " END AS decision FROM bank.idempotency_key k",
                    kDeadline, [&](const db::BinaryRow& row) {
                        take({*row.uuid("actor"), *row.uuid("key"), row.flag("decided"), row.bytes("order_fact"),
                              row.bytes("decision")});
                    });
}

std::vector<RunRow> LedgerFacts::importRuns()
{
    std::vector<RunRow> runs;
    m_database.read("SELECT id, " + microseconds("started_at") + " AS started_us FROM bank.import_run", kDeadline,
                    [&](const db::BinaryRow& row) {
                        runs.push_back({*row.uuid("id"), row.number("started_us")});
                    });
    return runs;
}

void LedgerFacts::events(const std::function<void(const AuditEvent&)>& take)
{
    const std::string actions =
        std::string("('") + kBooked + "', '" + kRefused + "', '" + kAbandoned + "', '" + kImported + "')";
    const auto takeLeaf = [&](const db::BinaryRow& row) {
        const auto event = parseLeaf(row.bytes("leaf"));
        if (event && microsecondsOf(event->at) > m_removedUntil)
            take(*event);
    };
    m_database.read("SELECT leaf FROM bank.audit_event WHERE action IN " + actions, kDeadline, takeLeaf);
    m_database.read("SELECT unnest(leaves) AS leaf FROM bank.audit_inbox", kDeadline, takeLeaf);
}

std::string bookingFactIn(const AuditEvent& event)
{
    if (event.action != kBooked)
        return {};
    std::string fact = uuidIn<TransferId>(event.objectId) + " " + actorOf(event);
    for (const std::string& account : event.related)
        fact += " " + uuidIn<AccountId>(account);
    return fact + " " + amountIn(event) + " " + std::to_string(microsecondsOf(event.at));
}

std::string decisionFactIn(const AuditEvent& event)
{
    const std::string key = attributeIn(event, "key");
    const std::string time = " " + std::to_string(microsecondsOf(event.at));
    if (event.action == kBooked && !key.empty())
        return actorOf(event) + " " + key + " booked " + uuidIn<TransferId>(event.objectId) + time;
    if (event.action == kRefused)
        return actorOf(event) + " " + key + " refused " + attributeIn(event, "refusal") + time;
    if (event.action == kAbandoned)
        return uuidIn<StaffId>(event.objectId) + " " + key + " abandoned -" + time;
    return {};
}

} // namespace cf::bank
