#include "services/bank/ledger/Expiry.h"

#include "services/bank/api/CacheKinds.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

constexpr auto kPause = 1s;
constexpr auto kPauseInTrouble = 10s;

// Which holds are due is read again behind the locks of their accounts.
constexpr const char* kDueHolds =
    "WITH due AS MATERIALIZED (SELECT account_id FROM bank.hold WHERE ended_at IS NULL AND approval_id IS NULL"
    "     AND expires_at <= now() ORDER BY expires_at LIMIT 200),"
    "   free AS MATERIALIZED (SELECT id FROM bank.account WHERE id IN (SELECT account_id FROM due)"
    "     FOR NO KEY UPDATE SKIP LOCKED)"
    " SELECT id::text FROM free";
constexpr const char* kEndHolds =
    "UPDATE bank.hold SET ended = 'expired', ended_at = clock_timestamp() WHERE ended_at IS NULL AND approval_id IS "
    "NULL"
    " AND expires_at <= now() AND account_id = ANY ($1::uuid[]) RETURNING id, account_id, amount - paid AS left";
constexpr const char* kDueApprovals =
    "SELECT id, coalesce(leg_accounts, '{}')::text AS accounts FROM bank.approval_request"
    " WHERE state IN ('waiting', 'sentBack') AND expires_at <= now() ORDER BY expires_at LIMIT 100";
constexpr const char* kLockAccounts = "SELECT count(*) = cardinality($1::uuid[]) AS all FROM (SELECT id FROM"
                                      " bank.account WHERE id = ANY ($1::uuid[]) FOR NO KEY UPDATE SKIP LOCKED) l";
constexpr const char* kEndApproval =
    "UPDATE bank.approval_request SET state = 'expired' WHERE id = $1::uuid AND state IN ('waiting', 'sentBack')"
    " AND expires_at <= now() RETURNING version";
constexpr const char* kExpiredStep =
    "INSERT INTO bank.approval_step (request_id, number, action, at, version)"
    " SELECT $1::uuid, coalesce(max(number), 0) + 1, 'expired', clock_timestamp(), $2::bigint FROM bank.approval_step"
    " WHERE request_id = $1::uuid";
constexpr const char* kUndo = "UPDATE bank.hold SET ended = 'undone', ended_at = clock_timestamp() WHERE approval_id ="
                              " $1::uuid AND ended_at IS NULL RETURNING id, account_id, amount - paid AS left";
constexpr const char* kFree = "UPDATE bank.account SET holds = holds - $2::bigint, row_version = row_version + 1"
                              " WHERE id = $1::uuid";

//! Takes ended holds off their accounts. Returns the accounts' tags.
std::vector<std::string> freeHolds(db::Transaction& transaction, const db::Rows& ended)
{
    std::vector<std::string> tags;
    for (const auto& row : ended) {
        const auto account = row.get<AccountId>("account_id");
        transaction.query(kFree, account.uuid().toString(), row.get<std::int64_t>("left"));
        tags.push_back(tagOf(account));
    }
    return tags;
}

Instant clockOf(db::Transaction& transaction)
{
    return transaction.query("SELECT clock_timestamp() AS at").front().get<Instant>("at");
}

AuditEvent eventOf(const char* action, Instant at, std::string object, std::vector<std::string> related)
{
    AuditEvent event = beginEvent(action, at);
    event.objectId = std::move(object);
    event.related = std::move(related);
    return event;
}

} // namespace

std::int64_t expireHolds(db::Transaction& transaction)
{
    std::vector<std::string> accounts;
    for (const auto& row : transaction.query(kDueHolds))
        accounts.push_back(row.get<std::string>("id"));
    if (accounts.empty())
        return 0;
    const auto ended = transaction.query(kEndHolds, db::array(accounts));
    const Instant now = clockOf(transaction);
    std::vector<AuditEvent> events;
    for (const auto& row : ended)
        events.push_back(eventOf("hold.expired", now, row.get<HoldId>("id").toString(),
                                 {row.get<AccountId>("account_id").toString()}));
    record(transaction, events);
    invalidateCaches(transaction, freeHolds(transaction, ended));
    return std::ssize(events);
}

std::int64_t expireApprovals(db::Transaction& transaction)
{
    std::int64_t expired = 0;
    for (const auto& due : transaction.query(kDueApprovals)) {
        const auto id = due.get<ApprovalId>("id");
        const std::string key = id.uuid().toString();
        if (!transaction.query(kLockAccounts, due.get<std::string>("accounts")).front().get<bool>("all"))
            continue;
        const auto ended = transaction.query(kEndApproval, key);
        if (ended.empty())
            continue;
        transaction.query(kExpiredStep, key, ended.front().get<std::int64_t>("version"));
        auto tags = freeHolds(transaction, transaction.query(kUndo, key));
        record(transaction, {eventOf("approval.expired", clockOf(transaction), id.toString(), tags)});
        invalidateCaches(transaction, tags);
        ++expired;
    }
    return expired;
}

Expiry::Expiry(db::Pool& pool, std::function<void(const std::string&)> trouble)
    : m_thread(
          [&pool] {
              pool.transaction([](db::Transaction& transaction) { expireHolds(transaction); });
              pool.transaction([](db::Transaction& transaction) { expireApprovals(transaction); });
              return platform::PeriodicThread::Pause{kPause};
          },
          [trouble = std::move(trouble)](const std::exception& error) {
              trouble(error.what());
              return platform::PeriodicThread::Pause{kPauseInTrouble};
          },
          kPause)
{
}

} // namespace cf::bank
