#include "services/bank/audit/AuditRoutes.h"

#include "services/bank/api/Paging.h"
#include "services/bank/audit/AuditExports.h"
#include "services/bank/audit/AuditRepository.h"

#include <charconv>

namespace cf::bank {
namespace {

using namespace contract;

Answer<AuditPlace> placeOf(const AuditQuery& query)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    AuditPlace place{query.before, std::nullopt, query.position, *limit, std::nullopt};
    if (query.before.value_or(0) < 0)
        return parameterProblem("?before", "must not be negative");
    if (query.position.value_or(0) < 0)
        return parameterProblem("?position", "must not be negative");
    if (query.position && query.cursor)
        return parameterProblem("?position", "must not be given with a cursor");
    if (query.cursor) {
        const std::string_view text = *query.cursor;
        const std::size_t at = std::min(text.find('@'), text.size());
        std::int64_t cursor = -1;
        const auto read = std::from_chars(text.data(), text.data() + at, cursor);
        if (at < text.size())
            place.today = parseDate(text.substr(at + 1));
        if (read.ec != std::errc() || read.ptr != text.data() + at || cursor < 0 || (at < text.size() && !place.today))
            return parameterProblem("?cursor", "was not given out by this list");
        place.cursor = cursor;
    }
    return place;
}

Answer<Page<AuditRow>> list(db::Pool& pool, ReadAudit& readAudit, Call& call, const AuditQuery& query)
{
    const auto place = placeOf(query);
    if (!place)
        return place.error();
    bool filtered = false;
    std::vector<std::string> related;
    auto page = pool.transaction([&](db::Transaction& transaction) -> Answer<Page<AuditRow>> {
        const auto filter = filterOf(transaction, query, call.caller->branch, "?",
                                     AuditWords(languagesIn(call.acceptLanguage)), place->today);
        if (!filter)
            return filter.error();
        filtered = filter->narrows();
        related = relatedTo(*filter);
        if (filtered && place->position)
            return parameterProblem("?position", "needs an unfiltered list: search results have no positions");
        return listAuditEvents(transaction, *filter, *place);
    });
    if (page) {
        // All pages are one list; `before` only says where it was begun.
        AuditQuery whole = query;
        whole.cursor.reset();
        whole.limit.reset();
        whole.position.reset();
        whole.before.reset();
        // An unfiltered list is polled continuously: record one read an hour.
        const bool first = filtered && !query.cursor;
        readAudit.onPage(call, "audit " + encodeDocument(whole), first, [&] {
            Changes detail = filterAttributes(query);
            detail.push_back(attribute("hits", std::to_string(page->count) + (page->countExact ? "" : " or more")));
            readAudit.record(call, std::string(ListAuditEvents::kInfo.recorded.action), std::nullopt, {},
                             std::move(related), detail);
        });
    }
    return page;
}

Answer<AuditDetail> open(db::Pool& pool, CustomerKeys& keys, ReadAudit& readAudit, Call& call, std::int64_t seq)
{
    auto opened =
        pool.transaction([&](db::Transaction& transaction) { return findAuditEvent(transaction, keys, seq); });
    if (!opened)
        return Problem::of(ErrorCode::NotFound);
    readAudit.record(call, "audit.viewed", opened->customer, {}, {}, {attribute("seq", std::to_string(seq))});
    return std::move(opened->detail);
}

} // namespace

void addAuditRoutes(Router& router, db::Pool& pool, CustomerKeys& keys, ReadAudit& readAudit)
{
    router.handle<ListAuditEvents>(
        [&pool, &readAudit](Call& call, const AuditQuery& query) { return list(pool, readAudit, call, query); });
    router.handle<GetAuditEvent>([&pool, &keys, &readAudit](Call& call, const AuditEventRef& ref) {
        return open(pool, keys, readAudit, call, ref.seq);
    });
    router.handle<ListUnsealedAuditEvents>([&pool, &readAudit](Call& call, const Nothing&) -> Answer<Page<AuditRow>> {
        auto page = pool.transaction([](db::Transaction& transaction) { return listUnsealedAuditEvents(transaction); });
        // Polled every few seconds while the trail is on screen: record one read an hour.
        readAudit.onPage(call, "unsealed", false, [&] {
            readAudit.record(call, std::string(ListUnsealedAuditEvents::kInfo.recorded.action), std::nullopt, {});
        });
        return page;
    });
    router.handle<GetAuditState>([&pool](Call&, const Nothing&) -> Answer<AuditState> {
        return pool.transaction([](db::Transaction& transaction) { return auditState(transaction); });
    });
    router.handle<BeginAuditExport>([&pool](Call& call, const AuditExportOrder& order) {
        return pool.transaction(
            [&](db::Transaction& transaction) { return beginAuditExport(transaction, call, order); });
    });
    router.handle<EndAuditExport>([&pool](Call& call, const AuditExportEnd& end) {
        return pool.transaction([&](db::Transaction& transaction) { return endAuditExport(transaction, call, end); });
    });
}

} // namespace cf::bank
