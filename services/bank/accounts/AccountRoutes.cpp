// See AccountRoutes.h.
#include "services/bank/accounts/AccountRoutes.h"

#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/api/ETag.h"
#include "services/bank/api/Paging.h"

namespace cf::bank {
namespace {

using namespace contract;

Answer<Page<AccountSummary>> search(db::Pool& pool, const Call& call, const AccountSearch& query)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    const auto after = cursorId<AccountId>(query.cursor);
    if (!after)
        return after.error();
    if (query.search.find_first_not_of(' ') == std::string::npos)
        return parameterProblem("?search", "must hold at least one character");
    const auto branch = branchLimit(*call.caller, FindAccounts::kInfo.scope);
    return pool.transaction(
        [&](db::Transaction& transaction) { return findAccounts(transaction, query.search, branch, *after, *limit); });
}

Answer<Page<Entry>> entries(db::Pool& pool, CustomerKeys& keys, const Call& call, const EntriesQuery& query)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    const std::int64_t position = query.position.value_or(0);
    if (position < 0)
        return parameterProblem("?position", "must not be negative");
    return pool.transaction([&](db::Transaction& transaction) -> Answer<Page<Entry>> {
        const auto kept = findAccount(transaction, query.accountId);
        if (!kept || !mayTouch(*call.caller, ListEntries::kInfo.scope, kept->branch))
            return Problem::of(ErrorCode::NotFound);
        return listEntries(transaction, keys, query.accountId, position, *limit);
    });
}

} // namespace

void addAccountRoutes(Router& router, db::Pool& pool, CustomerKeys& keys)
{
    router.handle<FindAccounts>([&pool](Call& call, const AccountSearch& query) { return search(pool, call, query); });
    router.handle<ListEntries>(
        [&pool, &keys](Call& call, const EntriesQuery& query) { return entries(pool, keys, call, query); });

    router.handle<GetAccount>([&pool](Call& call, const AccountRef& ref) -> Answer<Account> {
        auto kept =
            pool.transaction([&](db::Transaction& transaction) { return findAccount(transaction, ref.accountId); });
        if (!kept || !mayTouch(*call.caller, GetAccount::kInfo.scope, kept->branch))
            return Problem::of(ErrorCode::NotFound);
        call.etag = etagOf(kept->account);
        return std::move(kept->account);
    });

    router.handle<CheckPayee>([&pool](Call&, const PayeeQuery& query) -> Answer<Payee> {
        auto payee = pool.transaction([&](db::Transaction& transaction) { return findPayee(transaction, query.iban); });
        if (!payee)
            return Problem::of(ErrorCode::NotFound);
        return *std::move(payee);
    });
}

} // namespace cf::bank
