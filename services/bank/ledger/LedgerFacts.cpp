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

// The facts of all legs, from the transfer's header.
std::string legsSql()
{
    return "(SELECT string_agg(leg.account || ' ' || leg.number || ' ' || t.id || ' ' || coalesce(leg.amount,"
           " CASE WHEN leg.account = t.debtor_account THEN -t.amount ELSE t.amount END) || ' ' || coalesce(t.currency,"
           " (SELECT a.currency FROM bank.account a WHERE a.id = leg.account)) || ' ' || t.booking_date || ' ' ||"
           " t.value_date || ' ' || " +
           microseconds("t.recorded_at") +
           ", E'\\n') FROM unnest(t.leg_accounts, t.leg_numbers, t.leg_amounts) AS leg (account, number, amount))";
}

// What a transfer moves: of two legs in one currency the amount, else the amount of each.
constexpr const char* kAmountsSql =
    "CASE WHEN t.leg_amounts IS NULL THEN t.amount || ' ' || t.currency ELSE (SELECT string_agg(leg.amount || ' ' ||"
    " a.currency, ' ' ORDER BY leg.place) FROM unnest(t.leg_accounts, t.leg_amounts) WITH ORDINALITY"
    " AS leg (account, amount, place) JOIN bank.account a ON a.id = leg.account) END";

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
std::string minorUnitsOf(const std::string& worded)
{
    const auto blank = worded.find(' ');
    if (blank == std::string::npos)
        return worded;
    const auto currency = Currency::parse(worded.substr(blank + 1));
    if (!currency)
        return worded;
    const auto amount = Money::parse(std::string_view(worded).substr(0, blank), *currency);
    return amount ? std::to_string(amount->minorUnits()) + " " + currency->code() : worded;
}

// See kAmountsSql.
std::string amountsIn(const AuditEvent& event)
{
    std::string amounts;
    for (const contract::AuditChange& change : changesOf(event.detail).value_or(Changes()))
        if (change.field == "amount" || change.field == "leg")
            amounts += (amounts.empty() ? "" : " ") + minorUnitsOf(change.after.value_or(""));
    return amounts;
}

// "" : the event is about none of these. Otherwise what the key was decided as, and as what.
std::string resultIn(const AuditEvent& event)
{
    const auto uuid = [&]<class TypedId>(TypedId) { return uuidIn<TypedId>(event.objectId); };
    if (event.action.ends_with(".refused"))
        return "refused " + attributeIn(event, "refusal");
    if (event.action == kBooked)
        return "booked " + uuid(TransferId());
    if (event.action == "approval.requested")
        return "waiting " + uuid(ApprovalId());
    if (event.action.starts_with("approval."))
        return "booked " + uuid(ApprovalId());
    return event.action.starts_with("hold.") ? "booked " + uuid(HoldId()) : std::string();
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
    const std::string orderedBy = "coalesce(t.approved_by, t.made_by)::text";
    m_database.read("SELECT t.id, t.kind <> 'import' AS ordered, t.kind = 'import' AS imported, " + at +
                        " AS recorded_us, cardinality(t.leg_accounts)::bigint AS legs, " + legsSql() +
                        " AS leg_facts, coalesce(" + orderedBy +
                        ", '-') || ' ' || t.id AS order_fact, t.id || ' ' ||"
                        " coalesce(" +
                        orderedBy + ", '-') || ' ' || array_to_string(t.leg_accounts, ' ') || ' ' || " + kAmountsSql +
                        " || ' ' || " + at + " AS booking FROM bank.transfer t",
                    kDeadline, [&](const db::BinaryRow& row) {
                        take({*row.uuid("id"), row.flag("ordered"), row.flag("imported"), row.number("recorded_us"),
                              row.number("legs"), row.bytes("leg_facts"), row.bytes("order_fact"),
                              row.bytes("booking")});
                    });
}

void LedgerFacts::keys(const std::function<void(const KeyRow&)>& take)
{
    const std::string at = microseconds("k.recorded_at");
    m_database.read(
        "SELECT k.actor, k.key, CASE WHEN k.outcome = 'booked'"
        " THEN k.actor || ' ' || k.transfer_id END AS order_fact, CASE WHEN " +
            at + " > " + std::to_string(m_removedUntil) +
            " THEN k.actor || ' ' || k.key || ' ' || k.outcome || ' ' ||"
            " coalesce(k.transfer_id::text, k.approval_id::text, k.hold_id::text, k.refusal, '-') || ' ' || " +
            at + " END AS decision FROM bank.idempotency_key k",
        kDeadline, [&](const db::BinaryRow& row) {
            take({*row.uuid("actor"), *row.uuid("key"), row.bytes("order_fact"), row.bytes("decision")});
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
    const std::string actions = std::string("('") + kBooked + "', '" + kAbandoned + "', '" + kImported +
                                "', 'transfer.refused', 'hold.placed', 'hold.released', 'hold.refused',"
                                " 'approval.requested', 'approval.changed', 'approval.approved', 'approval.rejected',"
                                " 'approval.sentBack', 'approval.withdrawn', 'approval.refused')";
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
    return fact + " " + amountsIn(event) + " " + std::to_string(microsecondsOf(event.at));
}

std::string decisionFactIn(const AuditEvent& event)
{
    const std::string key = attributeIn(event, "key");
    const std::string time = " " + std::to_string(microsecondsOf(event.at));
    if (event.action == kAbandoned)
        return uuidIn<StaffId>(event.objectId) + " " + key + " abandoned -" + time;
    const std::string result = key.empty() ? std::string() : resultIn(event);
    return result.empty() ? std::string() : actorOf(event) + " " + key + " " + result + time;
}

} // namespace cf::bank
