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
    const auto branch = branchLimit(*call.caller, ListWaitingOrders::kInfo.scope);
    auto found = pool.transaction(
        [&](db::Transaction& transaction) { return listWaitingOrders(transaction, keys, branch, *after, *limit + 1); });
    auto page = pageOf(std::move(found), *limit);
    setKeys(page);
    countFound(page, !*after);
    readAudit.onPage(call, "waiting orders", !*after, [&] {
        readAudit.record(call, std::string(ListWaitingOrders::kInfo.recorded.action), std::nullopt, {}, {},
                         {attribute("hits", std::to_string(page.count) + (page.more ? " or more" : ""))});
    });
    return page;
}

} // namespace

void addApprovalRoutes(Router& router, db::Pool& pool, const CustomerKeys& keys, ReadAudit& readAudit)
{
    router.handle<ListWaitingOrders>([&pool, &keys, &readAudit](Call& call, const WaitingOrdersQuery& query) {
        return list(pool, keys, readAudit, call, query);
    });
}

} // namespace cf::bank
