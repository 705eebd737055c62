#include "services/bank/administration/SessionRepository.h"

#include "services/bank/api/Paging.h"
#include "services/bank/identity/Sessions.h"
#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

// $1 is now, $2 the earliest last use of an open session.
constexpr const char* kOpen = " FROM bank.staff_session s JOIN bank.staff p ON p.id = s.staff_id"
                              " WHERE s.ended_at IS NULL AND s.expires_at > $1 AND s.last_used_at > $2"
                              " AND p.status = 'active'";
constexpr const char* kColumns = "SELECT s.id, s.staff_id, p.display_name, encode(s.device_sha256, 'hex') AS device,"
                                 " s.created_at, s.last_used_at, s.expires_at";

contract::SessionRow sessionOf(const db::Row& row)
{
    contract::SessionRow session;
    session.id = row.get<Uuid>("id");
    session.staff = {row.get<StaffId>("staff_id"), row.get<std::string>("display_name")};
    session.device = row.get<std::string>("device").substr(0, kDeviceDigits);
    session.startedAt = row.get<Instant>("created_at");
    session.lastUsedAt = row.get<Instant>("last_used_at");
    session.expiresAt = row.get<Instant>("expires_at");
    return session;
}

std::string keyOf(const contract::SessionRow& session)
{
    return toString(session.lastUsedAt) + "/" + session.id.toString();
}

//! The start of a page: last used before this, or then and with a smaller id.
struct After
{
    std::optional<std::string> lastUsedAt;
    std::optional<std::string> id;
};

std::optional<After> afterOf(const std::optional<std::string>& cursor)
{
    if (!cursor)
        return After();
    const auto slash = cursor->find('/');
    if (slash == std::string::npos)
        return std::nullopt;
    const auto lastUsedAt = parseInstant(cursor->substr(0, slash));
    const auto id = Uuid::parse(cursor->substr(slash + 1));
    if (!lastUsedAt || !id)
        return std::nullopt;
    return After{toString(*lastUsedAt), id->toString()};
}

} // namespace

contract::Answer<contract::Page<contract::SessionRow>>
listSessions(db::Transaction& transaction, const contract::SessionsQuery& query, int limit, Instant now)
{
    const auto after = afterOf(query.cursor);
    if (!after)
        return parameterProblem("?cursor", "was not issued by this list");
    const auto staff = query.staff ? std::optional(query.staff->uuid().toString()) : std::nullopt;
    const std::string seen = toString(now - kSessionIdle);
    const std::string wanted = std::string(kOpen) + " AND ($3::uuid IS NULL OR s.staff_id = $3)";
    const std::string list = kColumns + wanted +
                             " AND ($4::timestamptz IS NULL OR (s.last_used_at, s.id) < ($4, $5::uuid))"
                             " ORDER BY s.last_used_at DESC, s.id DESC LIMIT $6";
    const auto rows =
        transaction.query(list.c_str(), toString(now), seen, staff, after->lastUsedAt, after->id, limit + 1);
    std::vector<contract::SessionRow> found;
    for (const auto& row : rows)
        found.push_back(sessionOf(row));
    auto page = pageOf(std::move(found), limit);
    setKeys(page, keyOf);
    const std::string counting = "SELECT count(*)" + wanted;
    page.count = transaction.query(counting.c_str(), toString(now), seen, staff).value<std::int64_t>();
    return page;
}

std::optional<contract::SessionRow> endOpenSession(db::Transaction& transaction, const Uuid& session, Instant now)
{
    const std::string found = std::string(kColumns) + kOpen + " AND s.id = $3 FOR UPDATE OF s";
    const auto rows = transaction.query(found.c_str(), toString(now), toString(now - kSessionIdle), session.toString());
    if (rows.empty())
        return std::nullopt;
    transaction.query("UPDATE bank.staff_session SET ended_at = $2 WHERE id = $1", session.toString(), toString(now));
    return sessionOf(rows[0]);
}

} // namespace cf::bank
