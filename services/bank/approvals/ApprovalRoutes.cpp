#include "services/bank/approvals/ApprovalRoutes.h"

#include "services/bank/api/Paging.h"
#include "services/bank/approvals/ApprovalRepository.h"

namespace cf::bank {
namespace {

using namespace contract;

Answer<Page<WaitingOrder>> list(db::Pool& pool, const CustomerKeys& keys, ReadAudit& readAudit, Call& call,
                                const WaitingOrdersQuery& query)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    const auto after = cursorId<ApprovalId>(query.cursor);
    if (!after)
        return after.error();
    ApprovalFilter filter{
        branchLimit(*call.caller, ListWaitingOrders::kInfo.scope), {}, *after, subjectsFor(*call.caller)};
    const bool mine = query.mine.value_or(false);
    if (mine)
        filter.madeBy = call.caller->staff;
    auto found = pool.transaction(
        [&](db::Transaction& transaction) { return listWaitingOrders(transaction, keys, filter, *limit + 1); });
    auto page = pageOf(std::move(found), *limit);
    setKeys(page);
    countFound(page, !*after);
    readAudit.onPage(call, mine ? "own waiting orders" : "waiting orders", !*after, [&] {
        readAudit.record(call, std::string(ListWaitingOrders::kInfo.recorded.action), std::nullopt, {}, {},
                         {attribute("hits", std::to_string(page.count) + (page.more ? " or more" : ""))});
    });
    return page;
}

Answer<Approval> get(db::Pool& pool, const CustomerKeys& keys, ReadAudit& readAudit, Call& call, ApprovalId id)
{
    const auto record =
        pool.transaction([&](db::Transaction& transaction) { return findApproval(transaction, keys, id); });
    if (record && !record->visibleTo(*call.caller))
        call.outOfReach = id.toString();
    if (!record || !call.outOfReach.empty())
        return Problem::of(ErrorCode::NotFound);
    readAudit.record(call, std::string(GetApproval::kInfo.recorded.action), record->owner, id.toString(),
                     record->accounts);
    call.etag = record->etag();
    return record->shownTo(*call.caller);
}

} // namespace

void addApprovalRoutes(Router& router, db::Pool& pool, const CustomerKeys& keys, ReadAudit& readAudit)
{
    router.handle<ListWaitingOrders>([&pool, &keys, &readAudit](Call& call, const WaitingOrdersQuery& query) {
        return list(pool, keys, readAudit, call, query);
    });
    router.handle<GetApproval>([&pool, &keys, &readAudit](Call& call, const ApprovalRef& ref) {
        return get(pool, keys, readAudit, call, ref.approvalId);
    });
    router.handle<CountWaitingOrders>([&pool](Call& call, const Nothing&) -> Answer<ApprovalCount> {
        return pool.transaction(
            [&](db::Transaction& transaction) { return countApprovals(transaction, *call.caller); });
    });
}

} // namespace cf::bank
