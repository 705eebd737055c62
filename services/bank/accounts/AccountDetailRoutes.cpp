#include "services/bank/accounts/AccountDetailRoutes.h"

#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/accounts/BalanceHistory.h"
#include "services/bank/api/Paging.h"
#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

using namespace contract;

// The most that an answer holds; no account has that many.
constexpr const char* kHolds =
    "SELECT h.id, h.amount - h.paid AS amount, h.reason, s.display_name AS placed_by, h.placed_at, h.expires_at,"
    " h.approval_id FROM bank.hold h JOIN bank.staff s ON s.id = h.placed_by WHERE h.account_id = $1"
    " AND h.ended_at IS NULL AND (h.expires_at IS NULL OR h.expires_at > now()) ORDER BY h.placed_at DESC, h.id DESC"
    " LIMIT 501";

//! The account, if the caller may open it.
std::optional<AccountRecord> openedBy(Call& call, Scope scope, db::Transaction& transaction, AccountId id)
{
    auto kept = findAccount(transaction, id);
    if (kept && !reaches(call, scope, id, kept->branch))
        kept.reset();
    return kept;
}

Page<Hold> holdsOf(db::Transaction& transaction, const AccountRecord& kept)
{
    const AccountSummary& account = kept.account.summary;
    std::vector<Hold> found;
    for (const auto& row : transaction.query(kHolds, account.id.uuid().toString())) {
        found.push_back({row.get<HoldId>("id"), moneyIn(row, "amount", account.ledgerBalance.currency()),
                         row.get<std::string>("reason"), row.get<std::string>("placed_by"),
                         row.get<Instant>("placed_at"), row.get<std::optional<Instant>>("expires_at"),
                         row.get<std::optional<ApprovalId>>("approval_id")});
    }
    auto page = pageOf(std::move(found), kLargestPageSize);
    page.count = static_cast<std::int64_t>(page.items.size());
    page.countExact = !page.more;
    return page;
}

Answer<Page<Hold>> holds(ReadRouter& reads, ReadAudit& readAudit, Call& call, const AccountRef& ref)
{
    Page<Hold> page;
    const auto kept = reads.anywhere(call.caller->staff, [&](db::Transaction& transaction) {
        auto account = openedBy(call, ListHolds::kInfo.scope, transaction, ref.accountId);
        if (account)
            page = holdsOf(transaction, *account);
        return account;
    });
    if (!kept)
        return Problem::of(ErrorCode::NotFound);
    readAudit.record(call, "account.holdsViewed", ownerOf(kept->account), ref.accountId.toString());
    return page;
}

Answer<BalanceAsOf> balance(ReadRouter& reads, ReadAudit& readAudit, Call& call, const BalanceQuery& query)
{
    if (query.asOf.has_value() == query.at.has_value())
        return parameterProblem("?asOf", "or at is needed, and not both");
    if (query.asOf && !isBookingDate(*query.asOf))
        return parameterProblem("?asOf", "must lie between the years 1900 and 2199");
    BalanceAsOf found;
    const auto kept = reads.anywhere(call.caller->staff, [&](db::Transaction& transaction) {
        auto account = openedBy(call, GetBalanceAsOf::kInfo.scope, transaction, query.accountId);
        if (account)
            found = query.at ? balanceAt(transaction, query.accountId, *query.at)
                             : balanceAsOf(transaction, query.accountId, *query.asOf);
        return account;
    });
    if (!kept)
        return Problem::of(ErrorCode::NotFound);
    readAudit.record(call, "account.balanceViewed", ownerOf(kept->account), query.accountId.toString(), {},
                     {attribute("asOf", query.at ? toString(*query.at) : toString(*query.asOf))});
    return found;
}

} // namespace

void addAccountDetailRoutes(Router& router, ReadRouter& reads, ReadAudit& readAudit)
{
    router.handle<ListHolds>(
        [&reads, &readAudit](Call& call, const AccountRef& ref) { return holds(reads, readAudit, call, ref); });
    router.handle<GetBalanceAsOf>(
        [&reads, &readAudit](Call& call, const BalanceQuery& query) { return balance(reads, readAudit, call, query); });
}

} // namespace cf::bank
