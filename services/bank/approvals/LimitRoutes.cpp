#include "services/bank/approvals/LimitRoutes.h"

#include "services/bank/api/Paging.h"
#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

using namespace contract;

// The cursor is the row before, as one text. Accounts with limits of their own are few, and have an index. Of a branch
// ($5) only its own staff and accounts are shown, and the rules that hold for everybody.
constexpr const char* kLimits =
    "WITH l AS (SELECT r.subject, r.name AS of, coalesce(s.display_name, r.name) AS name, r.currency, r.measure, r.most"
    "   FROM bank.limit_rule r LEFT JOIN bank.staff s"
    "     ON s.id = CASE WHEN r.subject = 'staff' THEN r.name::uuid END"
    "   WHERE r.most IS NOT NULL AND ($5::uuid IS NULL OR r.subject <> 'staff' OR s.branch_id = $5)"
    "   UNION ALL SELECT 'account', a.id::text, a.iban, a.currency, m.measure, m.most FROM bank.account a"
    "     CROSS JOIN LATERAL (VALUES ('perTransfer', a.limit_per_transfer), ('perDay', a.limit_per_day),"
    "       ('perHour', a.limit_per_hour)) AS m (measure, most)"
    "   WHERE (a.limit_per_transfer IS NOT NULL OR a.limit_per_day IS NOT NULL OR a.limit_per_hour IS NOT NULL)"
    "     AND m.most IS NOT NULL AND ($5::uuid IS NULL OR a.branch_id = $5))"
    " SELECT l.*, concat_ws(' ', subject, of, currency, measure) AS place FROM l"
    " WHERE ($1::text IS NULL OR subject = $1) AND ($2::text IS NULL OR of = $2)"
    " AND ($3::text IS NULL OR concat_ws(' ', subject, of, currency, measure) > $3) ORDER BY place LIMIT $4";

constexpr const char* kProducts = "SELECT DISTINCT product FROM bank.account WHERE kind = 'customer' ORDER BY product";

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
    const auto branch = branchLimit(*call.caller, ListLimits::kInfo.scope);
    pool.transaction([&](db::Transaction& transaction) {
        for (const auto& row : transaction.query(
                 kLimits, query.subject ? std::optional(nameOf(*query.subject)) : std::nullopt, storedId(query.of),
                 query.cursor, *limit + 1, branch ? std::optional(branch->uuid().toString()) : std::nullopt)) {
            Limit found;
            found.subject = row.get<LimitSubject>("subject");
            found.of = wireId(found.subject, row.get<std::string>("of"));
            found.name = row.get<std::string>("name");
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

Page<ProductRow> products(db::Pool& pool)
{
    Page<ProductRow> page;
    pool.transaction([&](db::Transaction& transaction) {
        for (const auto& row : transaction.query(kProducts))
            page.items.push_back({row.get<std::string>("product")});
    });
    page.count = static_cast<std::int64_t>(page.items.size());
    return page;
}

} // namespace

void addLimitRoutes(Router& router, db::Pool& pool, ReadAudit& readAudit)
{
    router.handle<ListLimits>(
        [&pool, &readAudit](Call& call, const LimitsQuery& query) { return list(pool, readAudit, call, query); });
    router.handle<ListProducts>([&pool](Call&, const Nothing&) -> Answer<Page<ProductRow>> { return products(pool); });
}

} // namespace cf::bank
