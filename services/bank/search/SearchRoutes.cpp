// Exact matches (an id, a customer's number, a whole IBAN) come first; then customers, then accounts, by the same
// searches as their own lists, and so within the same reach.
#include "services/bank/search/SearchRoutes.h"

#include "models/domain/Reference.h"
#include "models/domain/Text.h"
#include "services/bank/accounts/AccountRepository.h"
#include "services/bank/api/Paging.h"
#include "services/bank/customers/CustomerRepository.h"
#include "services/bank/ledger/TransferRepository.h"
#include "services/bank/records/Fields.h"
#include "services/contract/Search.h"

#include <algorithm>

namespace cf::bank {
namespace {

using namespace contract;

constexpr int kUsually = 5;
constexpr int kMost = 20;

SearchHit hitOf(const CustomerSummary& customer)
{
    return {HitKind::Customer, customer.id.toString(), customer.displayName, customer.number};
}

SearchHit hitOf(const AccountSummary& account)
{
    return {HitKind::Account, account.id.toString(), account.iban.paper(), account.holderName};
}

SearchHit hitOf(const Transfer& transfer)
{
    const std::string amount =
        transfer.amount ? transfer.amount->decimal() + " " + transfer.amount->currency().code() + " \u00b7 " : "";
    return {HitKind::Transfer, transfer.id.toString(), transfer.id.toString(), amount + toString(transfer.bookingDate)};
}

class EverythingFinder
{
public:
    EverythingFinder(db::Transaction& transaction, const CustomerKeys& keys, Call& call)
        : m_transaction(transaction)
        , m_keys(keys)
        , m_call(call)
        , m_caller(*call.caller)
        , m_branch(branchLimit(*call.caller, SearchEverything::kInfo.scope))
    {
    }

    SearchResult find(const std::string& text, int limit)
    {
        addExact(text);
        const bool wasId = !m_result.hits.empty() && m_byId;
        if (wasId)
            return std::move(m_result);
        for (const auto& customer : searchCustomers(m_transaction, text, m_branch, {}, limit).items)
            add(hitOf(customer));
        if (holds(m_caller.role, Permission::AccountsRead))
            for (const auto& account : findAccounts(m_transaction, text, m_branch, {}, limit).items)
                add(hitOf(account));
        return std::move(m_result);
    }

private:
    void addExact(const std::string& text)
    {
        if (const auto reference = referenceIn(text))
            addReferred(*reference);
        m_byId = !m_result.hits.empty();
        if (m_byId)
            return;
        // A number names one customer, who would be lost among those with it in other fields.
        const auto rows = m_transaction.query("SELECT id FROM bank.customer WHERE number = $1", text);
        if (!rows.empty())
            addCustomer(rows.value<CustomerId>());
    }

    // A bare UUID may be of any kind.
    void addReferred(const Reference& reference)
    {
        if (const auto id = reference.as<CustomerId>())
            addCustomer(*id);
        if (const auto id = reference.as<AccountId>())
            addAccount(*id);
        if (const auto id = reference.as<TransferId>())
            addTransfer(*id);
    }

    void addCustomer(CustomerId id)
    {
        const auto kept = findCustomer(m_transaction, id);
        if (kept && reaches(m_call, GetCustomer::kInfo.scope, id, kept->customer.branch.id))
            add(hitOf(kept->customer.summary));
    }

    void addAccount(AccountId id)
    {
        const auto kept = findAccount(m_transaction, id);
        if (kept && holds(m_caller.role, Permission::AccountsRead) &&
            reaches(m_call, GetAccount::kInfo.scope, id, kept->branch))
            add(hitOf(kept->account.summary));
    }

    void addTransfer(TransferId id)
    {
        const auto kept = findTransfer(m_transaction, m_keys, id);
        if (!kept || !holds(m_caller.role, Permission::TransfersRead))
            return;
        if (kept->visibleTo(m_caller))
            add(hitOf(kept->transfer));
        else
            m_call.outOfReach = id.toString();
    }

    void add(SearchHit hit)
    {
        const bool known = std::any_of(m_result.hits.begin(), m_result.hits.end(),
                                       [&](const SearchHit& other) { return other.id == hit.id; });
        if (!known)
            m_result.hits.push_back(std::move(hit));
    }

    db::Transaction& m_transaction;
    const CustomerKeys& m_keys;
    Call& m_call;
    const Caller& m_caller;
    const std::optional<BranchId> m_branch;
    SearchResult m_result;
    bool m_byId = false;
};

} // namespace

void addSearchRoutes(Router& router, ReadRouter& reads, const CustomerKeys& keys, ReadAudit& readAudit)
{
    router.handle<SearchEverything>(
        [&reads, &keys, &readAudit](Call& call, const EverythingSearch& query) -> Answer<SearchResult> {
            const int limit = query.limit.value_or(kUsually);
            if (limit < 1 || limit > kMost)
                return parameterProblem("?limit", "must lie between 1 and 20");
            const std::string text = trimmedText(query.search);
            if (text.empty() || characterCount(text) > kLongestSearch)
                return parameterProblem("?search", "must have between 1 and 200 characters");
            auto result = reads.anywhere(call.caller->staff, [&](db::Transaction& transaction) {
                return EverythingFinder(transaction, keys, call).find(text, limit);
            });
            readAudit.recordSearch(call, SearchEverything::kInfo, text, static_cast<std::int64_t>(result.hits.size()));
            return result;
        });
}

} // namespace cf::bank
