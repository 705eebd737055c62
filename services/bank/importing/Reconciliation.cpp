#include "services/bank/importing/Reconciliation.h"

#include <algorithm>
#include <cstdlib>

namespace cf::bank::importing {
namespace {

constexpr std::int64_t kOneCrown = 100;

void countAccount(Reconciliation& result, const ReconciledAccount& account)
{
    result.belowZero += account.ledger.lowest < 0 ? 1 : 0;
    result.missingEntries += account.printed.transactions - account.ledger.entries;
    result.roundedSteps += account.printed.roundedSteps;
    result.unorderedDays += account.printed.unorderedDays.size();
    if (account.printed.transactions == 0)
        return;
    ++result.active;
    const std::int64_t off = std::abs(account.difference());
    if (off == 0)
        ++result.exact;
    else if (off <= kOneCrown)
        ++result.withinCrown;
    else
        ++result.beyond;
}

} // namespace

Reconciliation reconcile(const BerkaBank& bank, const BerkaPlan& plan, std::vector<MalformedLine> skipped,
                         const std::map<std::int64_t, LedgerTotals>& ledger)
{
    Reconciliation result;
    result.customers = bank.clients.size();
    result.accounts = bank.accounts.size();
    result.dispositions = bank.dispositions.size();
    result.standingOrders = bank.orders.size();
    result.transactions = bank.transactions.size();
    result.loans = bank.loans;
    result.cards = bank.cards;
    result.districts = bank.districts;
    result.skipped = std::move(skipped);
    result.files = bank.files;
    for (std::size_t i = 0; i < plan.printed.size(); ++i) {
        const PrintedAccount& printed = plan.printed[i];
        const auto found = ledger.find(printed.account);
        ReconciledAccount account{printed.account, plan.plan.accounts[i].iban.electronic(), printed,
                                  found == ledger.end() ? LedgerTotals{} : found->second};
        countAccount(result, account);
        result.perAccount.push_back(std::move(account));
    }
    std::sort(result.perAccount.begin(), result.perAccount.end(),
              [](const ReconciledAccount& a, const ReconciledAccount& b) { return a.account < b.account; });
    return result;
}

} // namespace cf::bank::importing
