// See AdministrationRoutes.h.
#include "services/bank/administration/AdministrationRoutes.h"

#include "services/bank/administration/SessionRepository.h"
#include "services/bank/administration/StaffRepository.h"
#include "services/bank/administration/StaffService.h"
#include "services/bank/api/Paging.h"

namespace cf::bank {
namespace {

using namespace contract;

//! An answer about one member carries the version that a change has to name.
Answer<StaffRow> withVersion(Call& call, Answer<StaffRow> member)
{
    if (member)
        call.etag = versionOf(*member);
    return member;
}

void addReads(Router& router, db::Pool& pool, const Clock& clock)
{
    router.handle<ListStaff>([&pool, clock](Call&, const StaffSearch& query) -> Answer<Page<StaffRow>> {
        const auto limit = pageLimit(query.limit);
        if (!limit)
            return limit.error();
        const auto after = cursorId<StaffId>(query.cursor);
        if (!after)
            return after.error();
        return pool.transaction([&](db::Transaction& transaction) {
            return listStaff(transaction, query, *after, *limit, instantOf(clock));
        });
    });
    router.handle<GetStaffMember>([&pool, clock](Call& call, const StaffMemberRef& ref) -> Answer<StaffRow> {
        auto member = pool.transaction(
            [&](db::Transaction& transaction) { return findMember(transaction, ref.staffId, instantOf(clock)); });
        if (!member)
            return Problem::of(ErrorCode::NotFound);
        return withVersion(call, *std::move(member));
    });
    router.handle<ListSessions>([&pool, clock](Call&, const SessionsQuery& query) -> Answer<Page<SessionRow>> {
        const auto limit = pageLimit(query.limit);
        if (!limit)
            return limit.error();
        return pool.transaction(
            [&](db::Transaction& transaction) { return listSessions(transaction, query, *limit, instantOf(clock)); });
    });
    router.handle<ListBranches>([&pool, clock](Call&, const Nothing&) -> Answer<Page<BranchRow>> {
        Page<BranchRow> page;
        page.items =
            pool.transaction([&](db::Transaction& transaction) { return listBranches(transaction, instantOf(clock)); });
        page.count = static_cast<std::int64_t>(page.items.size());
        return page;
    });
}

} // namespace

void addAdministrationRoutes(Router& router, db::Pool& pool, Sessions& sessions, const Clock& clock)
{
    addReads(router, pool, clock);
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
