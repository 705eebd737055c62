#include "tests/bank/audit_query/TrailFixture.h"

#include "services/contract/WireValues.h"

namespace cf::test {
namespace {

void appendOne(db::Transaction& transaction, std::int64_t seq, const AuditEvent& event)
{
    const auto uuid = [](const auto& id) { return id ? std::optional(id->uuid().toString()) : std::nullopt; };
    const auto text = [](const std::string& value) { return value.empty() ? std::nullopt : std::optional(value); };
    const std::string leaf = canonicalLeaf(event);
    transaction.query("INSERT INTO bank.audit_event (seq, leaf, leaf_hash, seal, action, result, at, actor_id, role,"
                      " branch_id, object_id, trace_id)"
                      " VALUES ($1, $2, sha256('\\x00'::bytea || $2::bytea), '\\x00000000000000000000000000000000', $3,"
                      " $4, $5, $6, $7, $8, $9, $10)",
                      seq, db::bytea(leaf), event.action, contract::nameOf(event.result), toString(event.at),
                      uuid(event.actor), event.role ? std::optional(contract::nameOf(*event.role)) : std::nullopt,
                      uuid(event.branch), text(event.objectId), text(event.traceId));
    std::vector<std::string> subjects;
    if (event.customer)
        subjects.push_back(event.customer->uuid().toString());
    if (const auto object = bank::uuidInside(event.objectId))
        subjects.push_back(*object);
    for (const std::string& id : event.related)
        subjects.push_back(bank::uuidInside(id).value());
    transaction.query("INSERT INTO bank.audit_subject (subject, seq)"
                      " SELECT DISTINCT s, $2::bigint FROM unnest($1::uuid[]) s",
                      db::array(subjects), seq);
}

} // namespace

void appendSealed(db::Transaction& transaction, const std::vector<AuditEvent>& events)
{
    std::int64_t seq = transaction.query("SELECT next_seq FROM bank.audit_seal FOR UPDATE").value<std::int64_t>();
    for (const AuditEvent& event : events)
        appendOne(transaction, seq++, event);
    transaction.query("UPDATE bank.audit_seal SET next_seq = $1, sealed_at = now(), frontier ="
                      " array_fill('\\x00'::bytea, ARRAY[bit_count($1::bigint::bit(64))::integer])",
                      seq);
}

TrailFixture::TrailFixture(TestDatabase database)
    : m_database(std::move(database))
    , m_pool({.database = m_database.app}, m_watchdog)
    , m_ownerPool({.database = m_database.owner}, m_watchdog)
{
}

BranchId TrailFixture::addBranch(const std::string& code)
{
    const auto id = BranchId::make();
    work([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.branch (id, code, name, time_zone) VALUES ($1, $2, $3, 'Europe/Prague')",
                          id.uuid().toString(), code, "Branch " + code);
    });
    return id;
}

StaffId TrailFixture::addStaff(const std::string& displayName, BranchId branch)
{
    const auto id = StaffId::make();
    work([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.staff (id, user_name, display_name, role, branch_id, status)"
                          " VALUES ($1, $2, $3, 'compliance', $4, 'active')",
                          id.uuid().toString(), id.toString(), displayName, branch.uuid().toString());
    });
    return id;
}

CustomerId TrailFixture::addCustomer(const std::string& name, BranchId branch)
{
    const auto id = CustomerId::make();
    const std::string number = "K" + std::to_string(++m_customers);
    work([&](db::Transaction& transaction) {
        transaction.query("INSERT INTO bank.customer (id, number, branch_id, display_name) VALUES ($1, $2, $3, $4)",
                          id.uuid().toString(), number, branch.uuid().toString(), name);
        transaction.query("INSERT INTO bank.customer_key (customer_id, wrapped_key) VALUES ($1, $2::bytea)",
                          id.uuid().toString(), db::bytea(m_keys.make(id).wrapped));
    });
    return id;
}

AuditEvent TrailFixture::event(const std::string& action, std::optional<StaffId> actor) const
{
    AuditEvent event;
    event.action = action;
    event.at = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    event.actor = actor;
    return event;
}

contract::Answer<contract::Page<contract::AuditRow>> TrailFixture::find(const contract::AuditQuery& query,
                                                                        BranchId branch, const bank::ScanBudget& budget)
{
    return work([&](db::Transaction& transaction) -> contract::Answer<contract::Page<contract::AuditRow>> {
        const auto filter = bank::filterOf(transaction, query, branch);
        if (!filter)
            return filter.error();
        bank::AuditPlace place{query.before, {}, query.position, query.limit.value_or(100)};
        if (query.cursor)
            place.cursor = std::stoll(*query.cursor);
        return bank::listAuditEvents(transaction, *filter, place, budget);
    });
}

contract::Answer<bank::AuditFilter> TrailFixture::filter(const contract::AuditQuery& query, BranchId branch)
{
    return work([&](db::Transaction& transaction) { return bank::filterOf(transaction, query, branch); });
}

} // namespace cf::test
