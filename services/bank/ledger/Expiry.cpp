#include "services/bank/ledger/Expiry.h"

#include "services/bank/api/CacheKinds.h"
#include "services/bank/api/DatabaseProblem.h"
#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/caching/CacheInvalidation.h"
#include "services/bank/ledger/ApprovalRows.h"
#include "services/bank/records/Fields.h"

#include <set>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;

using Trouble = std::function<void(const std::string&)>;

constexpr auto kPause = 1s;
constexpr auto kPauseInTrouble = 10s;

constexpr const char* kDueHolds = "SELECT DISTINCT account_id::text FROM (SELECT account_id FROM bank.hold"
                                  " WHERE ended_at IS NULL AND approval_id IS NULL AND expires_at <= now()"
                                  " AND account_id <> ALL ($1::uuid[]) ORDER BY expires_at LIMIT 200) AS due";
constexpr const char* kDueApprovals =
    "SELECT id, coalesce(leg_accounts, '{}')::text AS accounts FROM bank.approval_request"
    " WHERE state IN ('waiting', 'sentBack') AND expires_at <= now() AND id <> ALL ($1::uuid[])"
    " ORDER BY expires_at LIMIT 100";
constexpr const char* kLockFree = "SELECT id::text FROM bank.account WHERE id = ANY ($1::uuid[])"
                                  " FOR NO KEY UPDATE SKIP LOCKED";
constexpr const char* kLockAll = "SELECT count(*) = cardinality($1::uuid[]) AS all FROM (SELECT id FROM bank.account"
                                 " WHERE id = ANY ($1::uuid[]) FOR NO KEY UPDATE SKIP LOCKED) AS locked";
// Which are due is read again behind the locks of their accounts.
constexpr const char* kEndHolds =
    "UPDATE bank.hold SET ended = 'expired', ended_at = greatest(clock_timestamp(), placed_at) WHERE ended_at IS NULL"
    " AND approval_id IS NULL AND expires_at <= now() AND account_id = ANY ($1::uuid[]) RETURNING id, account_id";
// A change that is no money is locked by whoever decides about it, and has its turn later.
constexpr const char* kEndApproval =
    "UPDATE bank.approval_request SET state = 'expired' WHERE id = (SELECT id FROM bank.approval_request"
    "   WHERE id = $1::uuid AND state IN ('waiting', 'sentBack') AND expires_at <= now() FOR UPDATE SKIP LOCKED)"
    " RETURNING id";
constexpr const char* kUndo = "UPDATE bank.hold SET ended = 'undone', ended_at = greatest(clock_timestamp(), placed_at)"
                              " WHERE approval_id = $1::uuid AND ended_at IS NULL RETURNING id, account_id";
constexpr const char* kFree =
    "UPDATE bank.account a SET holds = a.holds - h.freed, row_version = a.row_version + 1"
    " FROM (SELECT account_id, sum(amount - paid)::bigint AS freed FROM bank.hold WHERE id = ANY ($1::uuid[])"
    "   GROUP BY account_id) h WHERE a.id = h.account_id";

//! Takes ended holds off their accounts. Returns the accounts' tags.
std::vector<std::string> freeHolds(db::Transaction& transaction, const db::Rows& ended)
{
    if (ended.empty())
        return {};
    std::vector<std::string> holds;
    std::set<std::string> tags;
    for (const auto& row : ended) {
        holds.push_back(row.get<HoldId>("id").uuid().toString());
        tags.insert(tagOf(row.get<AccountId>("account_id")));
    }
    transaction.query(kFree, db::array(holds));
    return {tags.begin(), tags.end()};
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

//! Ends what is due on those of the accounts that nobody else has locked.
void endHoldsOn(db::Transaction& transaction, const std::vector<std::string>& accounts)
{
    const auto free = transaction.query(kLockFree, db::array(accounts)).values<std::string>();
    const auto ended = transaction.query(kEndHolds, db::array(free));
    if (ended.empty())
        return;
    const Instant now = clockOf(transaction);
    std::vector<AuditEvent> events;
    for (const auto& row : ended)
        events.push_back(eventOf("hold.expired", now, row.get<HoldId>("id").toString(),
                                 {row.get<AccountId>("account_id").toString()}));
    record(transaction, events);
    invalidateCaches(transaction, freeHolds(transaction, ended));
}

struct DueApproval
{
    ApprovalId id;
    std::string accounts; //!< A PostgreSQL array; empty for what is no money.
};

void endApproval(db::Transaction& transaction, const DueApproval& due)
{
    const std::string id = due.id.uuid().toString();
    if (!transaction.query(kLockAll, due.accounts).value<bool>())
        return;
    if (transaction.query(kEndApproval, id).empty())
        return;
    const Instant at = clockOf(transaction);
    transaction.query(kApprovalStep, id, contract::nameOf(contract::ApprovalAction::Expired),
                      std::optional<std::string>(), toString(at), "");
    const auto tags = freeHolds(transaction, transaction.query(kUndo, id));
    record(transaction, {eventOf("approval.expired", at, due.id.toString(), tags)});
    invalidateCaches(transaction, tags);
}

//! Does the work. False: the database refused it, which is told. Throws db::Error when there is no database.
bool attempt(const Trouble& trouble, const std::function<void()>& work)
{
    try {
        work();
        return true;
    } catch (const db::Error& error) {
        if (error.kind() == db::ErrorKind::Unavailable || error.kind() == db::ErrorKind::InDoubt)
            throw;
        trouble(firstLine(error.what()));
        return false;
    }
}

//! Until nothing is due but what this round has seen: what cannot be ended, or is locked, keeps nothing else waiting.
//! False: something could not be ended. Throws db::Error when there is no database.
bool expireHolds(db::Pool& pool, const Trouble& trouble, const std::atomic<bool>& ending)
{
    const auto end = [&pool](const std::vector<std::string>& some) {
        pool.transaction([&](db::Transaction& transaction) { endHoldsOn(transaction, some); });
    };
    bool good = true;
    std::vector<std::string> seen;
    while (!ending) {
        const auto due = pool.transaction([&](db::Transaction& transaction) {
            return transaction.query(kDueHolds, db::array(seen)).values<std::string>();
        });
        if (due.empty())
            return good;
        seen.insert(seen.end(), due.begin(), due.end());
        if (attempt([](const std::string&) {}, [&] { end(due); }))
            continue;
        for (const std::string& account : due) // each by itself, to find the one at fault
            good &= attempt(trouble, [&] { end({account}); });
    }
    return good;
}

//! Likewise, each in a transaction of its own.
bool expireApprovals(db::Pool& pool, const Trouble& trouble, const std::atomic<bool>& ending)
{
    bool good = true;
    std::vector<std::string> seen;
    while (!ending) {
        const auto due = pool.transaction([&](db::Transaction& transaction) {
            std::vector<DueApproval> found;
            for (const auto& row : transaction.query(kDueApprovals, db::array(seen)))
                found.push_back({row.get<ApprovalId>("id"), row.get<std::string>("accounts")});
            return found;
        });
        if (due.empty())
            return good;
        for (const DueApproval& one : due) {
            seen.push_back(one.id.uuid().toString());
            good &= attempt(trouble, [&] {
                pool.transaction([&](db::Transaction& transaction) { endApproval(transaction, one); });
            });
        }
    }
    return good;
}

} // namespace

Expiry::Expiry(db::Pool& pool, const std::function<void(const std::string&)>& trouble)
    : m_thread(
          [this, &pool, trouble] {
              bool good = true;
              good &= attempt(trouble, [&] { good &= expireHolds(pool, trouble, m_ending); });
              good &= attempt(trouble, [&] { good &= expireApprovals(pool, trouble, m_ending); });
              return platform::PeriodicThread::Pause{good ? kPause : kPauseInTrouble};
          },
          [trouble](const std::exception& error) {
              trouble(firstLine(error.what()));
              return platform::PeriodicThread::Pause{kPauseInTrouble};
          },
          kPause)
{
}

} // namespace cf::bank
