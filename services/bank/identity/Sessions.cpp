#include "services/bank/identity/Sessions.h"

#include "services/bank/api/CacheKinds.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/identity/BranchTimes.h"
#include "services/bank/platform/crypto/Encryption.h"
#include "services/bank/platform/postgres/WalPosition.h"
#include "services/bank/records/Fields.h"
#include "services/contract/Binder.h"

namespace cf::bank {

//! The cached form of a session that was open when it was read.
struct SessionCopy
{
    StaffId staff;
    std::string displayName;
    Role role = Role::Teller;
    BranchId branch;
    Instant lastUsedAt;
    Instant expiresAt;

    Caller caller() const { return {staff, displayName, role, branch}; }
};
BOOST_DESCRIBE_STRUCT(SessionCopy, (), (staff, displayName, role, branch, lastUsedAt, expiresAt))

struct Sessions::Lookup
{
    std::string hash;
    std::string key;
    Instant now;
    bool keepAlive;
};

namespace {

//! A copy whose last use is as old sends the next one to the database at once: another server that had not heard of it
//! could take the session for an idle one.
constexpr auto kLongUnused = kSessionIdle / 3;

std::string tokenHashOf(const std::string& token)
{
    return db::bytea(platform::sha256(token));
}

Role roleOf(const db::Row& row)
{
    return row.get<Role>("role"); // Unknown has no permissions
}

std::vector<Permission> permissionsOf(Role role)
{
    std::vector<Permission> held;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Permission>>([&](auto permission) {
        if (permission.value != Permission::Anyone && holds(role, permission.value))
            held.push_back(permission.value);
    });
    return held;
}

std::optional<contract::Session> sessionOf(db::Transaction& transaction, const std::string& tokenHash)
{
    const auto rows = transaction.query(
        "SELECT s.expires_at, p.id, p.user_name, p.display_name, p.role, b.id AS branch_id, b.code, b.name,"
        " (SELECT count(*) FROM bank.staff_recovery_code c WHERE c.staff_id = p.id AND c.used_at IS NULL) AS codes"
        " FROM bank.staff_session s JOIN bank.staff p ON p.id = s.staff_id JOIN bank.branch b ON b.id = p.branch_id"
        " WHERE s.token_hash = $1 AND s.ended_at IS NULL",
        tokenHash);
    if (rows.empty())
        return std::nullopt;
    const auto& row = rows[0];
    contract::Session session;
    session.expiresAt = row.get<Instant>("expires_at");
    session.idleSeconds = static_cast<int>(std::chrono::seconds(kSessionIdle).count());
    session.recoveryCodesLeft = row.get<int>("codes");
    session.staff.id = row.get<StaffId>("id");
    session.staff.userName = row.get<std::string>("user_name");
    session.staff.displayName = row.get<std::string>("display_name");
    session.staff.role = roleOf(row);
    session.staff.branch = {row.get<BranchId>("branch_id"), row.get<std::string>("code"), row.get<std::string>("name")};
    session.staff.permissions = permissionsOf(session.staff.role);
    session.branchTime = branchTimeOf(transaction, session.staff.branch.id);
    return session;
}

} // namespace

contract::Answer<Caller> Sessions::callerOf(const std::string& token, const std::string& deviceSha256, bool keepAlive)
{
    const auto nobody = contract::Problem::of(contract::ErrorCode::Unauthenticated);
    if (!m_tokens.made(token) || deviceSha256.empty())
        return nobody;
    const std::string hash = tokenHashOf(token);
    const Instant now = instantOf(m_clock);
    const Lookup wanted{hash, hash + " " + deviceSha256, now, keepAlive};
    if (m_cache)
        if (const auto caller = fromCache(m_cache->get(CachedSessions, wanted.key, {}), wanted))
            return *caller;
    const auto ticket = m_cache ? m_cache->ticket() : platform::CacheTicket();
    db::WalPosition asOf;
    const auto copy = m_pool.transaction([&](db::Transaction& transaction) -> std::optional<SessionCopy> {
        if (m_cache)
            asOf = db::currentPosition(transaction);
        const auto rows =
            transaction.query("SELECT p.id, p.display_name, p.role, p.branch_id, s.last_used_at, s.expires_at"
                              " FROM bank.staff_session s JOIN bank.staff p ON p.id = s.staff_id"
                              " WHERE s.token_hash = $1 AND s.device_sha256 = decode($2, 'hex') AND s.ended_at IS NULL"
                              " AND s.expires_at > $3 AND s.last_used_at > $4 AND p.status = 'active'",
                              hash, deviceSha256, toString(now), toString(now - kSessionIdle));
        if (rows.empty())
            return std::nullopt;
        const auto& row = rows[0];
        Instant lastUsedAt = row.get<Instant>("last_used_at");
        if (keepAlive && lastUsedAt <= now - kSessionTouch) {
            // Nothing depends on it, so the commit does not wait for a standby.
            transaction.query("SET LOCAL synchronous_commit TO local");
            transaction.query("UPDATE bank.staff_session SET last_used_at = greatest(last_used_at, $2)"
                              " WHERE token_hash = $1 AND ended_at IS NULL",
                              hash, toString(now));
            lastUsedAt = now;
        }
        return SessionCopy{row.get<StaffId>("id"),
                           row.get<std::string>("display_name"),
                           roleOf(row),
                           row.get<BranchId>("branch_id"),
                           lastUsedAt,
                           row.get<Instant>("expires_at")};
    });
    if (!copy)
        return nobody;
    if (m_cache)
        m_cache->put(CachedSessions, wanted.key, {contract::encodeDocument(*copy), 0, asOf, {}, {tagOf(copy->staff)}},
                     ticket);
    return copy->caller();
}

std::optional<Caller> Sessions::callerInMemory(const std::string& token, const std::string& deviceSha256)
{
    if (!m_tokens.made(token) || deviceSha256.empty())
        return std::nullopt;
    const std::string hash = tokenHashOf(token);
    const Lookup wanted{hash, hash + " " + deviceSha256, instantOf(m_clock), true};
    return m_cache ? fromCache(m_cache->getHere(CachedSessions, wanted.key, {}), wanted) : std::nullopt;
}

std::optional<RefusedToken> Sessions::refusedToken(const std::string& token, const std::string& deviceSha256)
{
    if (!m_tokens.made(token))
        return RefusedToken();
    return m_pool.transaction([&](db::Transaction& transaction) -> std::optional<RefusedToken> {
        const auto rows = transaction.query("SELECT p.id, p.branch_id, encode(s.device_sha256, 'hex') = $2 AS same"
                                            " FROM bank.staff_session s JOIN bank.staff p ON p.id = s.staff_id"
                                            " WHERE s.token_hash = $1",
                                            tokenHashOf(token), deviceSha256);
        if (rows.empty())
            return RefusedToken();
        if (rows[0].get<bool>("same"))
            return std::nullopt; // it has expired
        return RefusedToken{rows[0].get<StaffId>("id"), rows[0].get<BranchId>("branch_id")};
    });
}

std::optional<Caller> Sessions::fromCache(const std::optional<platform::CacheHit>& hit, const Lookup& wanted)
{
    if (!hit)
        return std::nullopt;
    const auto copy = contract::decodeDocument<SessionCopy>(*hit->value);
    if (!copy || copy->expiresAt <= wanted.now || copy->lastUsedAt <= wanted.now - kSessionIdle)
        return std::nullopt;
    if (wanted.keepAlive) {
        if (copy->lastUsedAt <= wanted.now - kLongUnused)
            return std::nullopt;
        noteUse(wanted.hash, wanted.now);
    }
    return copy->caller();
}

void Sessions::noteUse(const std::string& tokenHash, Instant at)
{
    const std::lock_guard lock(m_usesMutex);
    Instant& last = m_uses[tokenHash];
    last = std::max(last, at);
}

void Sessions::writeUses()
{
    std::map<std::string, Instant> uses;
    {
        const std::lock_guard lock(m_usesMutex);
        uses.swap(m_uses);
    }
    if (uses.empty())
        return;
    std::vector<std::string> hashes;
    std::vector<std::string> times;
    for (const auto& [hash, at] : uses) {
        hashes.push_back(hash);
        times.push_back(toString(at));
    }
    try {
        m_pool.transaction([&](db::Transaction& transaction) {
            // Nothing depends on it, so the commit does not wait for a standby.
            transaction.query("SET LOCAL synchronous_commit TO local");
            // Whoever holds a session is ending it, or writes its use: to wait for two of them could be a deadlock.
            transaction.query("WITH free AS (SELECT token_hash FROM bank.staff_session"
                              " WHERE token_hash = ANY ($1::bytea[]) AND ended_at IS NULL FOR UPDATE SKIP LOCKED)"
                              " UPDATE bank.staff_session s SET last_used_at = greatest(s.last_used_at, used.at)"
                              " FROM unnest($1::bytea[], $2::timestamptz[]) AS used (hash, at) JOIN free"
                              " ON free.token_hash = used.hash WHERE s.token_hash = used.hash",
                              db::array(hashes), db::array(times));
        });
    } catch (const db::Error&) {
        for (const auto& [hash, at] : uses)
            noteUse(hash, at);
        throw;
    }
}

contract::Session Sessions::open(db::Transaction& transaction, const SignedTokens& tokens, const StaffRecord& staff,
                                 const std::string& device, Instant now)
{
    std::string token = tokens.make();
    const std::string hash = tokenHashOf(token);
    transaction.query(
        "INSERT INTO bank.staff_session (token_hash, staff_id, device_sha256, created_at, last_used_at, expires_at)"
        " VALUES ($1, $2, decode($3, 'hex'), $4, $4, $5)",
        hash, staff.id.uuid().toString(), device, toString(now), toString(now + kSessionAtMost));
    contract::Session session = sessionOf(transaction, hash).value();
    session.token = std::move(token);
    return session;
}

int Sessions::endAllOf(db::Transaction& transaction, StaffId staff, Instant now)
{
    return static_cast<int>(
        transaction
            .query("UPDATE bank.staff_session SET ended_at = $2 WHERE staff_id = $1 AND ended_at IS NULL",
                   staff.uuid().toString(), toString(now))
            .affectedRows());
}

contract::Answer<contract::Session> Sessions::describe(const std::string& token)
{
    auto session =
        m_pool.transaction([&](db::Transaction& transaction) { return sessionOf(transaction, tokenHashOf(token)); });
    if (!session)
        return contract::Problem::of(contract::ErrorCode::Unauthenticated);
    return *std::move(session);
}

void Sessions::end(const std::string& token, const Caller& caller, const std::string& traceId)
{
    AuditEvent event = beginEvent("signOut", instantOf(m_clock), traceId, &caller);
    event.objectId = caller.staff.toString();
    m_pool.transaction([&](db::Transaction& transaction) {
        const auto ended =
            transaction.query("UPDATE bank.staff_session SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL",
                              tokenHashOf(token), toString(event.at));
        if (ended.affectedRows() == 1)
            record(transaction, {event});
    });
    forget(caller.staff);
}

void Sessions::forget(StaffId staff)
{
    if (m_cache)
        m_cache->invalidate({tagOf(staff)}, {});
}

} // namespace cf::bank
