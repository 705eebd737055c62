#include "services/bank/accounts/AccountStateRoutes.h"

#include "services/bank/api/CacheKinds.h"
#include "services/bank/api/Paging.h"
#include "services/bank/api/ShortTexts.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

using namespace contract;

constexpr const char* kLock = "SELECT branch_id, status, balance, holds, clock_timestamp() AS now FROM bank.account"
                              " WHERE id = $1::uuid AND kind = 'customer' FOR NO KEY UPDATE";
constexpr const char* kWaits = "SELECT FROM bank.approval_request WHERE state IN ('waiting', 'sentBack')"
                               " AND expires_at > now() AND $1::uuid = ANY (leg_accounts) LIMIT 1";
constexpr const char* kClose = "UPDATE bank.account a SET status = 'closed', status_reason = $2, row_version ="
                               " row_version + 1, closed_on = (SELECT coalesce(b.business_date,"
                               " bank.local_time(clock_timestamp(), b.time_zone)::date) FROM bank.branch b"
                               " WHERE b.id = a.branch_id) WHERE id = $1::uuid";
constexpr const char* kOpen = "UPDATE bank.account SET status = 'open', status_reason = '', active_since ="
                              " clock_timestamp(), row_version = row_version + 1 WHERE id = $1::uuid";
constexpr const char* kDormant =
    "UPDATE bank.account SET status = 'dormant', row_version = row_version + 1 WHERE id IN (SELECT id FROM bank.account"
    "   WHERE kind = 'customer' AND status = 'open'"
    "   AND greatest(last_recorded_at, active_since, opened_on::timestamptz) < now() - interval '2 years'"
    "   LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED) RETURNING id";
constexpr int kDormantAtOnce = 500;

struct Locked
{
    AccountStatus status = AccountStatus::Open;
    bool empty = false; //!< Neither a balance nor holds.
    Instant now;
};

//! Empty: there is no such account for the caller.
std::optional<Locked> lockAccount(db::Transaction& transaction, Call& call, Scope scope, AccountId id)
{
    const auto rows = transaction.query(kLock, id.uuid().toString());
    if (rows.empty() || !reaches(call, scope, id, rows.front().get<BranchId>("branch_id")))
        return std::nullopt;
    const db::Row row = rows.front();
    return Locked{row.get<AccountStatus>("status"),
                  row.get<std::int64_t>("balance") == 0 && row.get<std::int64_t>("holds") == 0,
                  row.get<Instant>("now")};
}

void audit(db::Transaction& transaction, Call& call, std::string_view action, AccountId id, const Changes& changes,
           Instant at)
{
    AuditEvent event = beginEvent(std::string(action), at, call.traceId, &*call.caller);
    event.objectId = id.toString();
    event.detail = detailOf(changes);
    record(transaction, {event});
    invalidateCaches(transaction, {tagOf(id)});
}

AccountBlock blockIn(db::Transaction& transaction, BlockId id)
{
    const auto rows = transaction.query("SELECT k.id, k.side, k.reason, s.display_name, k.placed_at, k.until"
                                        " FROM bank.account_block k LEFT JOIN bank.staff s ON s.id = k.placed_by"
                                        " WHERE k.id = $1::uuid",
                                        id.uuid().toString());
    const db::Row row = rows.front();
    return {row.get<BlockId>("id"),         row.get<BlockSide>("side"),
            row.get<std::string>("reason"), row.getOr<std::string>("display_name", ""),
            row.get<Instant>("placed_at"),  row.get<std::optional<Instant>>("until")};
}

Answer<AccountBlock> place(db::Transaction& transaction, Call& call, const BlockOrder& order, Instant now)
{
    const auto inserted = transaction.query(
        "INSERT INTO bank.account_block (id, account_id, side, reason, placed_by, placed_at, until)"
        " VALUES ($1::uuid, $2::uuid, $3, $4, $5::uuid, $6::timestamptz, $7::timestamptz) ON CONFLICT DO NOTHING"
        " RETURNING id",
        order.blockId.uuid().toString(), order.accountId.uuid().toString(), nameOf(order.side), order.reason,
        call.caller->staff.uuid().toString(), toString(now),
        order.until ? std::optional(toString(*order.until)) : std::nullopt);
    call.audited = true;
    if (!inserted.empty()) {
        Changes changes{{"blocked", nameOf(BlockSide::None), nameOf(order.side)},
                        attribute("block", order.blockId.toString())};
        if (order.until)
            changes.push_back(attribute("until", toString(*order.until)));
        audit(transaction, call, BlockAccount::kInfo.recorded.action, order.accountId, changes, now);
        return blockIn(transaction, order.blockId);
    }
    const auto same = transaction.query("SELECT FROM bank.account_block WHERE id = $1::uuid AND account_id = $2::uuid",
                                        order.blockId.uuid().toString(), order.accountId.uuid().toString());
    if (same.empty())
        return parameterProblem("/blockId", "was used for another block");
    return blockIn(transaction, order.blockId);
}

Answer<AccountBlock> block(db::Transaction& transaction, Call& call, const BlockOrder& order)
{
    if (const std::string mistake = reasonMistake(order.reason); !mistake.empty())
        return parameterProblem("/reason", mistake.c_str());
    if (order.side == BlockSide::None)
        return parameterProblem("/side", "must be debits, credits or both");
    const auto locked = lockAccount(transaction, call, BlockAccount::kInfo.scope, order.accountId);
    if (!locked)
        return Problem::of(ErrorCode::NotFound);
    if (order.until && *order.until <= locked->now)
        return parameterProblem("/until", "must lie in the future");
    if (locked->status == AccountStatus::Closed)
        return Problem::of(ErrorCode::AccountClosed);
    return place(transaction, call, order, locked->now);
}

Answer<Nothing> reactivate(db::Transaction& transaction, Call& call, const AccountAndReason& order)
{
    if (const std::string mistake = reasonMistake(order.reason); !mistake.empty())
        return parameterProblem("/reason", mistake.c_str());
    const auto locked = lockAccount(transaction, call, ReactivateAccount::kInfo.scope, order.accountId);
    if (!locked)
        return Problem::of(ErrorCode::NotFound);
    if (locked->status == AccountStatus::Closed)
        return Problem::of(ErrorCode::AccountClosed);
    if (locked->status == AccountStatus::Open)
        return Nothing();
    transaction.query(kOpen, order.accountId.uuid().toString());
    audit(transaction, call, ReactivateAccount::kInfo.recorded.action, order.accountId,
          {{"status", nameOf(AccountStatus::Dormant), nameOf(AccountStatus::Open)}}, locked->now);
    return Nothing();
}

Answer<Nothing> close(db::Transaction& transaction, Call& call, const AccountAndReason& order)
{
    if (const std::string mistake = reasonMistake(order.reason); !mistake.empty())
        return parameterProblem("/reason", mistake.c_str());
    const auto locked = lockAccount(transaction, call, CloseAccount::kInfo.scope, order.accountId);
    if (!locked)
        return Problem::of(ErrorCode::NotFound);
    if (locked->status == AccountStatus::Closed)
        return Nothing();
    const std::string id = order.accountId.uuid().toString();
    if (!locked->empty || !transaction.query(kWaits, id).empty())
        return Problem::of(ErrorCode::AccountInUse);
    transaction.query(kClose, id, order.reason);
    audit(transaction, call, CloseAccount::kInfo.recorded.action, order.accountId,
          {{"status", nameOf(locked->status), nameOf(AccountStatus::Closed)}}, locked->now);
    return Nothing();
}

} // namespace

void addAccountStateRoutes(Router& router, db::Pool& pool)
{
    router.handle<BlockAccount>([&pool](Call& call, const BlockOrder& order) {
        return pool.transaction([&](db::Transaction& transaction) { return block(transaction, call, order); });
    });
    router.handle<ReactivateAccount>([&pool](Call& call, const AccountAndReason& order) {
        return pool.transaction([&](db::Transaction& transaction) { return reactivate(transaction, call, order); });
    });
    router.handle<CloseAccount>([&pool](Call& call, const AccountAndReason& order) {
        return pool.transaction([&](db::Transaction& transaction) { return close(transaction, call, order); });
    });
}

bool markDormantAccounts(db::Transaction& transaction)
{
    const auto rows = transaction.query(kDormant, kDormantAtOnce);
    if (rows.empty())
        return false;
    const Instant now = transaction.query("SELECT clock_timestamp() AS at").front().get<Instant>("at");
    std::vector<AuditEvent> events;
    std::vector<std::string> tags;
    for (const auto& row : rows) {
        AuditEvent event = beginEvent("account.dormant", now);
        event.objectId = row.get<AccountId>("id").toString();
        event.detail = detailOf({{"status", nameOf(AccountStatus::Open), nameOf(AccountStatus::Dormant)}});
        tags.push_back(event.objectId);
        events.push_back(std::move(event));
    }
    record(transaction, events);
    invalidateCaches(transaction, tags);
    return rows.size() == kDormantAtOnce;
}

} // namespace cf::bank
