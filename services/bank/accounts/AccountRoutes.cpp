#include "services/bank/accounts/AccountRoutes.h"

#include "models/domain/Text.h"
#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/accounts/CachedAccounts.h"
#include "services/bank/api/ETag.h"
#include "services/bank/api/Paging.h"

namespace cf::bank {
namespace {

using namespace contract;

Answer<Page<AccountSummary>> search(ReadRouter& reads, ReadAudit& readAudit, Call& call, const AccountSearch& query)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    const auto after = cursorId<AccountId>(query.cursor);
    if (!after)
        return after.error();
    if (trimmedText(query.search).empty())
        return parameterProblem("?search", "must have at least one character");
    const auto branch = branchLimit(*call.caller, FindAccounts::kInfo.scope);
    auto found = reads.anywhere(call.caller->staff, [&](db::Transaction& transaction) {
        return findAccounts(transaction, query.search, branch, *after, *limit);
    });
    readAudit.onPage(call, "accounts " + query.search, !*after,
                     [&] { readAudit.recordSearch(call, FindAccounts::kInfo, query.search, found.count); });
    return found;
}

Answer<Page<Entry>> entries(ReadRouter& reads, CustomerKeys& keys, ReadAudit& readAudit, Call& call,
                            const EntriesQuery& query)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    if (query.position.value_or(0) < 0)
        return parameterProblem("?position", "must not be negative");
    auto kept = readEntries(reads, call.caller->staff, keys, query, *limit);
    if (!kept || !reaches(call, ListEntries::kInfo.scope, query.accountId, kept->branch))
        return Problem::of(ErrorCode::NotFound);
    readAudit.onPage(call, "entries " + query.accountId.toString(), query.position.value_or(0) == 0, [&] {
        const auto account = readAccount(reads, call.caller->staff, query.accountId);
        readAudit.record(call, "account.entriesViewed", account ? ownerOf(account->account) : std::nullopt,
                         query.accountId.toString());
    });
    return std::move(kept->page);
}

} // namespace

void addAccountRoutes(Router& router, db::Pool& pool, ReadRouter& reads, CustomerKeys& keys, ReadAudit& readAudit)
{
    router.handle<FindAccounts>(
        [&reads, &readAudit](Call& call, const AccountSearch& query) { return search(reads, readAudit, call, query); });
    router.handle<ListEntries>([&reads, &keys, &readAudit](Call& call, const EntriesQuery& query) {
        return entries(reads, keys, readAudit, call, query);
    });

    router.handle<GetAccount>([&reads, &readAudit](Call& call, const AccountRef& ref) -> Answer<Account> {
        auto kept = readAccount(reads, call.caller->staff, ref.accountId);
        if (!kept || !reaches(call, GetAccount::kInfo.scope, ref.accountId, kept->branch))
            return Problem::of(ErrorCode::NotFound);
        readAudit.record(call, "account.viewed", ownerOf(kept->account), ref.accountId.toString());
        call.etag = etagOf(kept->account);
        return std::move(kept->account);
    });

    router.handle<CheckPayee>([&pool, &readAudit](Call& call, const PayeeQuery& query) -> Answer<Payee> {
        const auto found =
            pool.transaction([&](db::Transaction& transaction) { return findPayee(transaction, query.iban); });
        if (!found)
            return Problem::of(ErrorCode::NotFound);
        readAudit.record(call, "payee.checked", found->owner, found->id.toString());
        return found->payee;
    });
}

} // namespace cf::bank
