#include "services/bank/customers/CustomerRepository.h"

#include "services/bank/api/Paging.h"
#include "services/bank/api/SearchWords.h"
#include "services/bank/records/Fields.h"

namespace cf::bank {
namespace {

// Above this the count is given as "at least": counting a million rows takes longer than showing a page.
constexpr int kCountedExactly = 1000;

contract::CustomerSummary summaryOf(const db::Row& row)
{
    contract::CustomerSummary summary;
    summary.id = row.get<CustomerId>("id");
    summary.number = row.get<std::string>("number");
    summary.displayName = row.get<std::string>("display_name");
    summary.birthDate = row.get<std::optional<Date>>("birth_date");
    summary.accounts = row.get<int>("accounts");
    summary.nameInvented = row.get<bool>("name_invented");
    return summary;
}

constexpr const char* kSummaryColumns = "c.id, c.number, c.display_name, c.birth_date, c.name_invented";

// $1 is the branch or null; $2 the patterns, whose type must be declared even if no condition uses them.
constexpr const char* kWhere = " WHERE ($1::uuid IS NULL OR c.branch_id = $1) AND cardinality($2::text[]) >= 0";
// $3 is the last customer returned, or null.
constexpr const char* kAfter = " AND ($3::uuid IS NULL OR (c.sort_name, c.id) >"
                               " (SELECT k.sort_name, k.id FROM bank.customer k WHERE k.id = $3))";

// Disjoint conditions. Many names begin with two given letters, and an index returns them in order; the few that
// contain them as another word come from the trigrams.
std::vector<std::string> waysToFind(const SearchWords& sought)
{
    if (!sought.isLoneShort())
        return {sought.conditions("c.search_text", "$2")};
    const std::string begins = sought.beginning("c.search_text", "$2");
    return {begins, SearchWords::condition("c.search_text", "$2", 1) + " AND NOT (true" + begins + ")"};
}

// The customers of a page, before sorting. OFFSET 0 makes the planner find all matches by their trigrams first: it
// would rather walk the index in list order, where matches whose names begin alike may come late.
std::string foundBy(const SearchWords& sought)
{
    const std::string all = std::string("SELECT * FROM bank.customer c") + kWhere;
    const std::string inOrder = " ORDER BY c.sort_name, c.id LIMIT $4";
    if (sought.empty())
        return all + kAfter;
    const auto ways = waysToFind(sought);
    const std::string foundFirst = all + ways.back() + kAfter + " OFFSET 0";
    if (ways.size() == 1)
        return foundFirst;
    return "(" + all + ways.front() + kAfter + inOrder + ") UNION ALL (SELECT * FROM (" + foundFirst + ") c" + inOrder +
           ")";
}

// $3 is the most to count.
std::string countOf(const SearchWords& sought)
{
    std::string found;
    for (const std::string& way : waysToFind(sought)) {
        const std::string one = "(SELECT 1 FROM bank.customer c" + std::string(kWhere) + way + " LIMIT $3)";
        found += found.empty() ? one : " UNION ALL " + one;
    }
    return "SELECT least(count(*), $3::bigint) FROM (" + found + ") AS counted";
}

std::optional<std::string> textOf(std::optional<BranchId> branch)
{
    return branch ? std::optional(branch->uuid().toString()) : std::nullopt;
}

} // namespace

contract::Page<contract::CustomerSummary> searchCustomers(db::Transaction& transaction, std::string_view text,
                                                          std::optional<BranchId> branch,
                                                          std::optional<CustomerId> after, int limit)
{
    const auto sought = SearchWords::of(transaction, text);
    const std::string words = sought.patterns();
    const std::string page = std::string("SELECT ") + kSummaryColumns +
                             ", (SELECT count(*) FROM bank.account_holder h JOIN bank.account a ON a.id = h.account_id"
                             " WHERE h.customer_id = c.id AND ($1::uuid IS NULL OR a.branch_id = $1)) AS accounts"
                             " FROM (" +
                             foundBy(sought) + ") c ORDER BY c.sort_name, c.id LIMIT $4";
    const std::optional<std::string> cursor = after ? std::optional(after->uuid().toString()) : std::nullopt;
    const auto rows = transaction.query(page.c_str(), textOf(branch), words, cursor, limit + 1);

    std::vector<contract::CustomerSummary> found;
    for (const auto& row : rows)
        found.push_back(summaryOf(row));
    auto result = pageOf(std::move(found), limit);
    setKeys(result);
    const std::string counting = countOf(sought);
    result.count =
        transaction.query(counting.c_str(), textOf(branch), words, kCountedExactly + 1).value<std::int64_t>();
    result.countExact = result.count <= kCountedExactly;
    return result;
}

bool CustomerRecord::visibleTo(const Caller& caller) const
{
    return inReach(caller, contract::GetCustomer::kInfo.scope, customer.branch.id);
}

contract::Customer CustomerRecord::shownTo(const Caller& caller) const
{
    contract::Customer shown = customer;
    for (const HeldAccount& held : accounts)
        if (inReach(caller, contract::GetAccount::kInfo.scope, held.branch))
            shown.accounts.push_back(held.account);
    shown.summary.accounts = static_cast<int>(shown.accounts.size());
    return shown;
}

std::optional<CustomerRecord> findCustomer(db::Transaction& transaction, CustomerId id)
{
    const std::string sql =
        std::string("SELECT ") + kSummaryColumns +
        ", 0 AS accounts, c.sex, c.phone, c.email, c.address, b.id AS branch_id, b.code AS branch_code,"
        " b.name AS branch_name FROM bank.customer c JOIN bank.branch b ON b.id = c.branch_id"
        " WHERE c.id = $1";
    const auto rows = transaction.query(sql.c_str(), id.uuid().toString());
    if (rows.empty())
        return std::nullopt;
    const auto row = rows[0];
    CustomerRecord kept;
    contract::Customer& customer = kept.customer;
    customer.summary = summaryOf(row);
    customer.sex = contract::enumOf<contract::Sex>(row.getOr<std::string>("sex", ""));
    customer.phone = row.get<std::string>("phone");
    customer.email = row.get<std::string>("email");
    customer.address = row.get<std::string>("address");
    customer.branch = {row.get<BranchId>("branch_id"), row.get<std::string>("branch_code"),
                       row.get<std::string>("branch_name")};
    kept.accounts = accountsOf(transaction, id);
    return kept;
}

} // namespace cf::bank
