// See AccountDetailRoutes.h.
#include "services/bank/accounts/AccountDetailRoutes.h"

#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/accounts/BalanceHistory.h"
#include "services/bank/api/Paging.h"

namespace cf::bank {
namespace {

using namespace contract;

// As many as an answer holds; nobody has so many.
constexpr const char* kHolds =
    "SELECT h.id, h.amount, h.reason, h.placed_at, h.expires_at FROM bank.hold h WHERE h.account_id = $1"
    " AND h.released_at IS NULL AND (h.expires_at IS NULL OR h.expires_at > now()) ORDER BY h.placed_at DESC, h.id DESC"
    " LIMIT 501";

Answer<Page<Hold>> holds(db::Pool& pool, const Call& call, const AccountRef& ref)
{
    return pool.transaction([&](db::Transaction& transaction) -> Answer<Page<Hold>> {
        const auto kept = findAccount(transaction, ref.accountId);
        if (!kept || !mayTouch(*call.caller, ListHolds::kInfo.scope, kept->branch))
            return Problem::of(ErrorCode::NotFound);
        const Currency currency = kept->account.summary.ledgerBalance.currency();
        Page<Hold> page;
        for (const auto& row : transaction.query(kHolds, ref.accountId.uuid().toString())) {
            if (page.items.size() == static_cast<std::size_t>(kLargestPageSize)) {
                page.more = true;
                break;
            }
            Hold hold{db::uuidOf(row["id"]),
                      Money(row["amount"].as<std::int64_t>(), currency),
                      db::textOf(row["reason"]),
                      db::instantOf(row["placed_at"]),
                      {}};
            if (!row["expires_at"].is_null())
                hold.expiresAt = db::instantOf(row["expires_at"]);
            page.items.push_back(std::move(hold));
        }
        page.count = static_cast<std::int64_t>(page.items.size());
        page.countExact = !page.more;
        return page;
    });
}

Answer<BalanceAsOf> balance(db::Pool& pool, const Call& call, const BalanceQuery& query)
{
    if (!isBookingDate(query.asOf))
        return parameterProblem("?asOf", "must lie between the years 1900 and 2199");
    return pool.transaction([&](db::Transaction& transaction) -> Answer<BalanceAsOf> {
        const auto kept = findAccount(transaction, query.accountId);
        if (!kept || !mayTouch(*call.caller, GetBalanceAsOf::kInfo.scope, kept->branch))
            return Problem::of(ErrorCode::NotFound);
        return balanceAsOf(transaction, query.accountId, query.asOf);
    });
}

} // namespace

void addAccountDetailRoutes(Router& router, db::Pool& pool)
{
    router.handle<ListHolds>([&pool](Call& call, const AccountRef& ref) { return holds(pool, call, ref); });
    router.handle<GetBalanceAsOf>(
        [&pool](Call& call, const BalanceQuery& query) { return balance(pool, call, query); });
}

} // namespace cf::bank
