#include "services/bank/customers/CustomerRoutes.h"

#include "services/bank/api/ETag.h"
#include "services/bank/api/Paging.h"
#include "services/bank/customers/CachedCustomers.h"
#include "services/bank/customers/CustomerRepository.h"

namespace cf::bank {

void addCustomerRoutes(Router& router, ReadRouter& reads, ReadAudit& readAudit)
{
    using namespace contract;

    router.handle<SearchCustomers>(
        [&reads, &readAudit](Call& call, const CustomerSearch& query) -> Answer<Page<CustomerSummary>> {
            const auto limit = pageLimit(query.limit);
            if (!limit)
                return limit.error();
            const auto after = cursorId<CustomerId>(query.cursor);
            if (!after)
                return after.error();
            const auto branch = branchLimit(*call.caller, SearchCustomers::kInfo.scope);
            auto found = reads.anywhere(call.caller->staff, [&](db::Transaction& transaction) {
                return searchCustomers(transaction, query.search, branch, *after, *limit);
            });
            readAudit.onPage(call, "customers " + query.search, !*after,
                             [&] { readAudit.recordSearch(call, SearchCustomers::kInfo, query.search, found.count); });
            return found;
        });

    router.handle<GetCustomer>([&reads, &readAudit](Call& call, const CustomerRef& ref) -> Answer<Customer> {
        const auto kept = readCustomer(reads, call.caller->staff, ref.customerId);
        if (!kept || !reaches(call, GetCustomer::kInfo.scope, ref.customerId, kept->customer.branch.id))
            return Problem::of(ErrorCode::NotFound);
        Customer customer = kept->shownTo(*call.caller);
        readAudit.record(call, "customer.viewed", ref.customerId, ref.customerId.toString());
        call.etag = etagOf(customer);
        return customer;
    });
}

} // namespace cf::bank
