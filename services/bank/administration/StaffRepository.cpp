#include "services/bank/administration/StaffRepository.h"

#include "services/bank/api/AdvisoryLocks.h"
#include "services/bank/api/ETag.h"
#include "services/bank/api/Paging.h"
#include "services/bank/api/SearchWords.h"
#include "services/bank/identity/Sessions.h"
#include "services/bank/records/Fields.h"
#include "services/contract/WireValues.h"

namespace cf::bank {
namespace {

// $1 is now, $2 the earliest last use of a session that is still open. Nobody has twenty sessions newer than the one
// they used last.
constexpr const char* kMember =
    "SELECT p.id, p.user_name, p.display_name, p.role, p.status, b.id AS branch_id, b.code, b.name,"
    " greatest(CASE WHEN p.locked_until > $1 THEN p.locked_until END, (SELECT max(d.locked_until)"
    " FROM bank.staff_device d WHERE d.staff_id = p.id AND d.locked_until > $1)) AS locked_until,"
    " (SELECT count(*) FROM bank.staff_session s WHERE s.staff_id = p.id AND p.status = 'active'"
    " AND s.ended_at IS NULL AND s.expires_at > $1 AND s.last_used_at > $2) AS sessions,"
    " (SELECT max(newest.last_used_at) FROM (SELECT s.last_used_at FROM bank.staff_session s"
    " WHERE s.staff_id = p.id ORDER BY s.created_at DESC LIMIT 20) AS newest) AS last_seen,"
    " p.changed_at, c.id AS changed_by, c.display_name AS changed_by_name"
    " FROM bank.staff p JOIN bank.branch b ON b.id = p.branch_id LEFT JOIN bank.staff c ON c.id = p.changed_by";

//! `branch` and `patterns` are the parameters that hold them, "$3".
std::string conditions(const SearchWords& sought, const std::string& branch, const std::string& patterns)
{
    return " WHERE (" + branch + "::uuid IS NULL OR p.branch_id = " + branch + ") AND cardinality(" + patterns +
           "::text[]) >= 0" +
           sought.conditions("bank.name_search_text(p.display_name || ' ' || p.user_name)", patterns);
}

contract::StaffRow memberOf(const db::Row& row)
{
    contract::StaffRow member;
    member.id = row.get<StaffId>("id");
    member.userName = row.get<std::string>("user_name");
    member.displayName = row.get<std::string>("display_name");
    member.role = row.get<Role>("role");
    member.branch = {row.get<BranchId>("branch_id"), row.get<std::string>("code"), row.get<std::string>("name")};
    member.status = row.get<contract::StaffStatus>("status");
    member.lockedUntil = row.get<std::optional<Instant>>("locked_until");
    member.sessions = row.get<int>("sessions");
    member.lastSeen = row.get<std::optional<Instant>>("last_seen");
    member.changedAt = row.get<std::optional<Instant>>("changed_at");
    if (!row.isNull("changed_by"))
        member.changedBy = {row.get<StaffId>("changed_by"), row.get<std::string>("changed_by_name")};
    return member;
}

template <class TypedId>
std::optional<std::string> textOf(const std::optional<TypedId>& id)
{
    return id ? std::optional(id->uuid().toString()) : std::nullopt;
}

} // namespace

contract::Page<contract::StaffRow> listStaff(db::Transaction& transaction, const contract::StaffSearch& query,
                                             std::optional<StaffId> after, int limit, Instant now)
{
    const auto sought = SearchWords::of(transaction, query.search.value_or(""));
    const std::string words = sought.patterns();
    const auto branch = textOf(query.branch);
    const std::string seen = toString(now - kSessionIdle);
    const std::string list = kMember + conditions(sought, "$3", "$4") +
                             " AND ($5::uuid IS NULL OR (p.sort_name, p.id) > (SELECT k.sort_name, k.id"
                             " FROM bank.staff k WHERE k.id = $5)) ORDER BY p.sort_name, p.id LIMIT $6";
    const auto rows = transaction.query(list.c_str(), toString(now), seen, branch, words, textOf(after), limit + 1);
    std::vector<contract::StaffRow> found;
    for (const auto& row : rows)
        found.push_back(memberOf(row));
    auto page = pageOf(std::move(found), limit);
    setKeys(page);
    const std::string counting = "SELECT count(*) FROM bank.staff p" + conditions(sought, "$1", "$2");
    page.count = transaction.query(counting.c_str(), branch, words).value<std::int64_t>();
    return page;
}

std::optional<contract::StaffRow> findMember(db::Transaction& transaction, StaffId id, Instant now)
{
    const std::string sql = std::string(kMember) + " WHERE p.id = $3";
    const auto rows = transaction.query(sql.c_str(), toString(now), toString(now - kSessionIdle), id.uuid().toString());
    return rows.empty() ? std::nullopt : std::optional(memberOf(rows[0]));
}

std::optional<contract::StaffRow> lockMember(db::Transaction& transaction, StaffId id, Instant now)
{
    // Read after the lock, to see the changes it waited for.
    transaction.query("SELECT FROM bank.staff WHERE id = $1 FOR UPDATE", id.uuid().toString());
    return findMember(transaction, id, now);
}

void lockAdministration(db::Transaction& transaction)
{
    take(transaction, kAdministrationLock);
}

std::string versionOf(contract::StaffRow member)
{
    member.sessions = 0;
    member.lastSeen.reset();
    member.lockedUntil.reset();
    return etagOf(member);
}

bool insertMember(db::Transaction& transaction, StaffId id, const contract::NewStaff& member, StaffId by, Instant now)
{
    const auto added = transaction.query(
        "INSERT INTO bank.staff (id, user_name, display_name, role, branch_id, changed_by, changed_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (user_name) DO NOTHING",
        id.uuid().toString(), member.userName, member.displayName, contract::nameOf(member.role),
        member.branch.uuid().toString(), by.uuid().toString(), toString(now));
    return added.affectedRows() == 1;
}

void updateMember(db::Transaction& transaction, const contract::StaffRow& member, StaffId by, Instant now)
{
    // Words unknown to this version stay unchanged.
    transaction.query("UPDATE bank.staff SET display_name = $2, role = coalesce(nullif($3, 'unknown'), role),"
                      " branch_id = $4, status = coalesce(nullif($5, 'unknown'), status),"
                      " changed_by = $6, changed_at = $7, row_version = row_version + 1 WHERE id = $1",
                      member.id.uuid().toString(), member.displayName, contract::nameOf(member.role),
                      member.branch.id.uuid().toString(), contract::nameOf(member.status), by.uuid().toString(),
                      toString(now));
}

bool hasEnrolled(db::Transaction& transaction, StaffId id)
{
    return !transaction
                .query("SELECT FROM bank.staff p JOIN bank.staff_totp t ON t.staff_id = p.id"
                       " WHERE p.id = $1 AND p.password_hash IS NOT NULL AND t.confirmed_at IS NOT NULL",
                       id.uuid().toString())
                .empty();
}

std::optional<contract::BranchRef> findBranchRef(db::Transaction& transaction, BranchId id)
{
    const auto rows = transaction.query("SELECT code, name FROM bank.branch WHERE id = $1", id.uuid().toString());
    if (rows.empty())
        return std::nullopt;
    return contract::BranchRef{id, rows[0].get<std::string>("code"), rows[0].get<std::string>("name")};
}

std::vector<contract::BranchRow> listBranches(db::Transaction& transaction, const CustomerCounts::ByBranch& customers,
                                              Instant now)
{
    std::vector<contract::BranchRow> branches;
    for (const auto& row : transaction.query(
             "SELECT b.id, b.code, b.name, b.time_zone,"
             " coalesce(b.business_date, bank.local_time($1::timestamptz, b.time_zone)::date) AS business_date,"
             " coalesce(p.staff, 0) AS staff FROM bank.branch b LEFT JOIN"
             " (SELECT branch_id, count(*) AS staff FROM bank.staff WHERE status <> 'disabled' GROUP BY branch_id) p"
             " ON p.branch_id = b.id ORDER BY b.code",
             toString(now))) {
        contract::BranchRow branch;
        branch.branch = {row.get<BranchId>("id"), row.get<std::string>("code"), row.get<std::string>("name")};
        branch.timeZone = row.get<std::string>("time_zone");
        branch.businessDate = row.get<Date>("business_date");
        branch.staff = row.get<int>("staff");
        if (const auto counted = customers.find(branch.branch.id); counted != customers.end())
            branch.customers = counted->second;
        branches.push_back(std::move(branch));
    }
    return branches;
}

} // namespace cf::bank
