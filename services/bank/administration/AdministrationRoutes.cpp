#include "services/bank/administration/AdministrationRoutes.h"

#include "services/bank/administration/SessionRepository.h"
#include "services/bank/administration/StaffRepository.h"
#include "services/bank/administration/StaffService.h"
#include "services/bank/api/Paging.h"

namespace cf::bank {
namespace {

using namespace contract;

//! An answer about one member carries the version that a change must name.
Answer<StaffRow> withVersion(Call& call, Answer<StaffRow> member)
{
    if (member)
        call.etag = versionOf(*member);
    return member;
}

Answer<Page<StaffRow>> listStaffOf(db::Pool& pool, ReadAudit& readAudit, Call& call, const StaffSearch& query,
                                   Instant now)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    const auto after = cursorId<StaffId>(query.cursor);
    if (!after)
        return after.error();
    auto page = pool.transaction(
        [&](db::Transaction& transaction) { return listStaff(transaction, query, *after, *limit, now); });
    readAudit.onPage(
        call, "staff " + query.search.value_or("") + (query.branch ? query.branch->toString() : ""), !*after, [&] {
            Changes detail{attribute("hits", std::to_string(page.count))};
            if (query.branch)
                detail.push_back(attribute("branch", query.branch->toString()));
            if (query.search)
                detail.push_back(attribute("searchCharacters", std::to_string(query.search->size())));
            readAudit.record(call, std::string(ListStaff::kInfo.recorded.action), std::nullopt, {}, {}, detail);
        });
    return page;
}

Answer<Page<SessionRow>> listSessionsOf(db::Pool& pool, ReadAudit& readAudit, Call& call, const SessionsQuery& query,
                                        Instant now)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    auto page =
        pool.transaction([&](db::Transaction& transaction) { return listSessions(transaction, query, *limit, now); });
    if (page) {
        const std::string whose = query.staff ? query.staff->toString() : std::string();
        readAudit.onPage(call, "sessions " + whose, !query.cursor, [&] {
            readAudit.record(call, std::string(ListSessions::kInfo.recorded.action), std::nullopt, whose, {},
                             {attribute("hits", std::to_string(page->count))});
        });
    }
    return page;
}

void addReads(Router& router, db::Pool& pool, ReadAudit& readAudit, const Clock& clock)
{
    router.handle<ListStaff>([&pool, &readAudit, clock](Call& call, const StaffSearch& query) {
        return listStaffOf(pool, readAudit, call, query, instantOf(clock));
    });
    router.handle<GetStaffMember>(
        [&pool, &readAudit, clock](Call& call, const StaffMemberRef& ref) -> Answer<StaffRow> {
            auto member = pool.transaction(
                [&](db::Transaction& transaction) { return findMember(transaction, ref.staffId, instantOf(clock)); });
            if (!member)
                return Problem::of(ErrorCode::NotFound);
            readAudit.record(call, std::string(GetStaffMember::kInfo.recorded.action), std::nullopt,
                             ref.staffId.toString());
            return withVersion(call, *std::move(member));
        });
    router.handle<ListSessions>([&pool, &readAudit, clock](Call& call, const SessionsQuery& query) {
        return listSessionsOf(pool, readAudit, call, query, instantOf(clock));
    });
    const auto counts = std::make_shared<CustomerCounts>(pool);
    router.handle<ListBranches>([&pool, clock, counts](Call&, const Nothing&) -> Answer<Page<BranchRow>> {
        const auto customers = counts->get();
        Page<BranchRow> page;
        page.items = pool.transaction(
            [&](db::Transaction& transaction) { return listBranches(transaction, customers, instantOf(clock)); });
        page.count = static_cast<std::int64_t>(page.items.size());
        return page;
    });
}

} // namespace

void addAdministrationRoutes(Router& router, db::Pool& pool, Sessions& sessions, ReadAudit& readAudit,
                             const Clock& clock)
{
    addReads(router, pool, readAudit, clock);
    const auto service = std::make_shared<StaffService>(pool, sessions, clock);
    router.handle<AddStaff>(
        [service](Call& call, const NewStaff& member) { return withVersion(call, service->add(call, member)); });
    router.handle<UpdateStaff>(
        [service](Call& call, const StaffUpdate& update) { return withVersion(call, service->update(call, update)); });
    router.handle<UnlockStaff>([service](Call& call, const StaffMemberRef& ref) {
        return withVersion(call, service->unlock(call, ref.staffId));
    });
    router.handle<ResetSecondFactor>([service](Call& call, const StaffMemberRef& ref) {
        return withVersion(call, service->resetSecondFactor(call, ref.staffId));
    });
    router.handle<EndSession>(
        [service](Call& call, const SessionRef& ref) { return service->endSession(call, ref.sessionId); });
}

} // namespace cf::bank
