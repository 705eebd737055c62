#include "services/bank/approvals/LimitRoutes.h"

#include "services/bank/api/Paging.h"
#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

using namespace contract;

// The cursor is the row before, as one text. Accounts with limits of their own are few.
constexpr const char* kLimits =
    "WITH l AS (SELECT subject, name AS of, CASE WHEN subject = 'staff' THEN (SELECT s.display_name FROM bank.staff s"
    "     WHERE s.id::text = name) ELSE name END AS name, currency, measure, most FROM bank.limit_rule"
    "   WHERE most IS NOT NULL"
    "   UNION ALL SELECT 'account', a.id::text, a.iban, a.currency, m.measure, m.most FROM bank.account a"
    "     CROSS JOIN LATERAL (VALUES ('perTransfer', a.limit_per_transfer), ('perDay', a.limit_per_day),"
    "       ('perHour', a.limit_per_hour)) AS m (measure, most)"
    "     WHERE coalesce(a.limit_per_transfer, a.limit_per_day, a.limit_per_hour) IS NOT NULL AND m.most IS NOT NULL)"
    " SELECT l.*, concat_ws(' ', subject, of, currency, measure) AS place FROM l"
    " WHERE ($1::text IS NULL OR subject = $1) AND ($2::text IS NULL OR of = $2)"
    " AND ($3::text IS NULL OR concat_ws(' ', subject, of, currency, measure) > $3) ORDER BY place LIMIT $4";

//! A person's or an account's id as it is stored.
std::optional<std::string> storedId(const std::optional<std::string>& of)
{
    if (!of)
        return std::nullopt;
    if (const auto staff = StaffId::parse(*of))
        return staff->uuid().toString();
    if (const auto account = AccountId::parse(*of))
        return account->uuid().toString();
    return of;
}

std::string wireId(LimitSubject subject, const std::string& stored)
{
    if (subject == LimitSubject::Staff)
        return StaffId(Uuid::parse(stored).value()).toString();
    if (subject == LimitSubject::Account)
        return AccountId(Uuid::parse(stored).value()).toString();
    return stored;
}

Answer<Page<Limit>> list(db::Pool& pool, ReadAudit& readAudit, Call& call, const LimitsQuery& query)
{
    const auto limit = pageLimit(query.limit);
    if (!limit)
        return limit.error();
    std::vector<Limit> limits;
    std::vector<std::string> places;
    pool.transaction([&](db::Transaction& transaction) {
        for (const auto& row :
             transaction.query(kLimits, query.subject ? std::optional(nameOf(*query.subject)) : std::nullopt,
                               storedId(query.of), query.cursor, *limit + 1)) {
            Limit found;
            found.subject = row.get<LimitSubject>("subject");
            found.of = wireId(found.subject, row.get<std::string>("of"));
            found.name = row.getOr<std::string>("name", "");
            found.currency = row.get<Currency>("currency");
            found.measure = row.get<LimitMeasure>("measure");
            found.most = row.get<std::int64_t>("most");
            limits.push_back(std::move(found));
            places.push_back(row.get<std::string>("place"));
        }
    });
    auto page = pageOf(std::move(limits), *limit);
    if (!page.items.empty()) {
        page.firstKey = places.front();
        page.lastKey = places[page.items.size() - 1];
    }
    countFound(page, !query.cursor);
    readAudit.onPage(call, "limits " + query.of.value_or(""), !query.cursor, [&] {
        readAudit.record(call, std::string(ListLimits::kInfo.recorded.action), std::nullopt, {}, {},
                         {attribute("hits", std::to_string(page.count) + (page.more ? " or more" : ""))});
    });
    return page;
}

} // namespace

void addLimitRoutes(Router& router, db::Pool& pool, ReadAudit& readAudit)
{
    router.handle<ListLimits>(
        [&pool, &readAudit](Call& call, const LimitsQuery& query) { return list(pool, readAudit, call, query); });
}

} // namespace cf::bank
