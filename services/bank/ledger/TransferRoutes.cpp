#include "services/bank/ledger/TransferRoutes.h"

#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/accounts/BalanceHistory.h"
#include "services/bank/api/ETag.h"
#include "services/bank/api/Paging.h"
#include "services/bank/ledger/KeyResolver.h"
#include "services/bank/ledger/TransferRepository.h"

namespace cf::bank {
namespace {

using namespace contract;

Answer<Transfer> get(ReadRouter& reads, const CustomerKeys& keys, ReadAudit& readAudit, Call& call, TransferId id)
{
    const auto kept = reads.anywhere(call.caller->staff,
                                     [&](db::Transaction& transaction) { return findTransfer(transaction, keys, id); });
    if (kept && !kept->visibleTo(*call.caller))
        call.outOfReach = id.toString();
    if (!kept || !call.outOfReach.empty())
        return Problem::of(ErrorCode::NotFound);
    Transfer transfer = kept->shownTo(*call.caller);
    readAudit.record(call, eventOfTransfer(readAudit, call, *kept));
    call.etag = etagOf(transfer);
    return transfer;
}

std::vector<FieldError> mistakesIn(const TransfersQuery& query)
{
    std::vector<FieldError> mistakes;
    const auto check = [&](bool good, const char* pointer, const char* message) {
        if (!good)
            mistakes.push_back({pointer, message});
    };
    constexpr const char* kYears = "must lie between the years 1900 and 2199";
    check(!query.from || isBookingDate(*query.from), "?from", kYears);
    check(!query.to || isBookingDate(*query.to), "?to", kYears);
    check(!query.from || !query.to || *query.from <= *query.to, "?from", "must not be after the last day");
    check(query.leastMinorUnits.value_or(0) >= 0, "?leastMinorUnits", "must not be negative");
    check(query.mostMinorUnits.value_or(0) >= 0, "?mostMinorUnits", "must not be negative");
    check(!query.leastMinorUnits || !query.mostMinorUnits || *query.leastMinorUnits <= *query.mostMinorUnits,
          "?leastMinorUnits", "must not be above the largest amount");
    check(query.currency || (!query.leastMinorUnits && !query.mostMinorUnits), "?currency",
          "is needed: amounts are in its minor units");
    return mistakes;
}

//! The filter. An account appears as what the event concerns, not here.
Changes filterAttributes(const TransfersQuery& query)
{
    Changes detail;
    if (query.mine.value_or(false))
        detail.push_back(attribute("mine", "true"));
    if (query.from)
        detail.push_back(attribute("from", toString(*query.from)));
    if (query.to)
        detail.push_back(attribute("to", toString(*query.to)));
    if (query.currency)
        detail.push_back(attribute("currency", std::string(query.currency->code())));
    if (query.leastMinorUnits)
        detail.push_back(attribute("atLeast", Money(*query.leastMinorUnits, *query.currency).decimal()));
    if (query.mostMinorUnits)
        detail.push_back(attribute("atMost", Money(*query.mostMinorUnits, *query.currency).decimal()));
    if (query.kind)
        detail.push_back(attribute("kind", nameOf(*query.kind)));
    return detail;
}

//! Records that a page of the list was shown; the event concerns the account that was asked for.
void recordList(ReadAudit& readAudit, Call& call, TransfersQuery query, const std::optional<AccountId>& account,
                const Page<Transfer>& page)
{
    Changes detail = filterAttributes(query);
    detail.push_back(attribute("hits", std::to_string(page.count) + (page.more ? " or more" : "")));
    const bool first = !query.cursor;
    query.cursor.reset();
    query.limit.reset();
    readAudit.onPage(call, "transfers " + encodeDocument(query), first, [&] {
        readAudit.record(call, std::string(ListTransfers::kInfo.recorded.action), std::nullopt,
                         account ? account->toString() : std::string(), {}, detail);
    });
}

Answer<Page<Transfer>> list(ReadRouter& reads, const CustomerKeys& keys, ReadAudit& readAudit, Call& call,
                            const TransfersQuery& query)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    const auto before = cursorId<TransferId>(query.cursor);
    if (!before)
        return before.error();
    if (auto mistakes = mistakesIn(query); !mistakes.empty()) {
        Problem problem = Problem::of(ErrorCode::InvalidRequest);
        problem.errors = std::move(mistakes);
        return problem;
    }
    TransferFilter filter{branchLimit(*call.caller, ListTransfers::kInfo.scope),
                          {},
                          *before,
                          query.from,
                          query.to,
                          query.account,
                          query.currency,
                          query.leastMinorUnits,
                          query.mostMinorUnits,
                          query.kind};
    if (query.mine.value_or(false))
        filter.madeBy = call.caller->staff;
    std::optional<AccountId> account;
    const auto found = reads.anywhere(call.caller->staff, [&](db::Transaction& transaction) {
        if (query.account)
            account = findAccountId(transaction, *query.account);
        return listTransfers(transaction, keys, filter, *limit + 1);
    });

    std::vector<Transfer> shown;
    for (const TransferRecord& kept : found)
        shown.push_back(kept.shownTo(*call.caller));
    auto page = pageOf(std::move(shown), *limit);
    setKeys(page);
    countFound(page, !*before);
    recordList(readAudit, call, query, account, page);
    return page;
}

} // namespace

void addTransferRoutes(Router& router, const OrderDesk& desk, ReadRouter& reads, const CustomerKeys& keys,
                       ReadAudit& readAudit)
{
    router.handle<ResolveTransferKey>([&reads, &keys, &desk](Call& call, const KeyRef& ref) {
        auto outcome = reads.onPrimary(call.caller->staff, [&](db::Transaction& transaction) {
            return resolveKey(transaction, keys, *call.caller, ref, call.traceId, desk.environment());
        });
        if (!outcome && outcome.error().code == ErrorCode::NotFound && ref.orderedBy)
            call.outOfReach = ref.orderedBy->toString();
        call.audited = outcome.ok(); // resolveKey() audits whatever it shows
        return outcome;
    });
    router.handle<GetTransfer>([&reads, &keys, &readAudit](Call& call, const TransferRef& ref) {
        return get(reads, keys, readAudit, call, ref.transferId);
    });
    router.handle<ListTransfers>([&reads, &keys, &readAudit](Call& call, const TransfersQuery& query) {
        return list(reads, keys, readAudit, call, query);
    });
}

} // namespace cf::bank
