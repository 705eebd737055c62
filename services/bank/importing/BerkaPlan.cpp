#include "services/bank/importing/BerkaPlan.h"

#include "services/bank/importing/CzechIban.h"
#include "services/bank/importing/InventedNames.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>
#include <unordered_map>

namespace cf::bank::importing {
namespace {

using IndexOf = std::unordered_map<std::int64_t, std::size_t>;

std::string_view wordOf(Symbol symbol)
{
    switch (symbol) {
    case Symbol::None:
        return "";
    case Symbol::Interest:
        return "interest";
    case Symbol::PenaltyInterest:
        return "penalty interest";
    case Symbol::Fee:
        return "statement fee";
    case Symbol::Household:
        return "household";
    case Symbol::Insurance:
        return "insurance";
    case Symbol::Pension:
        return "pension";
    case Symbol::Loan:
        return "loan payment";
    case Symbol::Leasing:
        return "leasing";
    }
    return "";
}

std::string customerNumber(std::int64_t client)
{
    std::string digits = std::to_string(client);
    if (digits.size() < 7)
        digits.insert(0, 7 - digits.size(), '0');
    return "B" + digits;
}

std::string otherParty(const std::string& bank, const std::string& account)
{
    return bank.empty() || account.empty() ? bank + account : bank + " " + account;
}

IndexOf planCustomers(const BerkaBank& bank, ImportPlan& plan)
{
    IndexOf indexOf;
    for (const BerkaClient& client : bank.clients) {
        InventedName name = inventedCzechName(client.id, client.birth.sex);
        indexOf.emplace(client.id, plan.customers.size());
        plan.customers.push_back({std::to_string(client.id), customerNumber(client.id), std::move(name.given),
                                  std::move(name.family), client.birth});
    }
    return indexOf;
}

IndexOf planAccounts(const BerkaBank& bank, const IndexOf& customers, ImportPlan& plan)
{
    IndexOf owners;
    for (const BerkaDisposition& disposition : bank.dispositions) {
        if (disposition.owner)
            owners.emplace(disposition.account, customers.at(disposition.client));
    }
    const Currency czk = *Currency::parse("CZK");
    IndexOf indexOf;
    for (const BerkaAccount& account : bank.accounts) {
        indexOf.emplace(account.id, plan.accounts.size());
        plan.accounts.push_back({std::to_string(account.id), ibanOf(AccountSeries::Berka, account.id), czk,
                                 account.openedOn, owners.at(account.id)});
    }
    for (const BerkaDisposition& disposition : bank.dispositions)
        plan.holders.push_back({std::to_string(disposition.id), customers.at(disposition.client),
                                indexOf.at(disposition.account), disposition.owner});
    for (const BerkaOrder& order : bank.orders)
        plan.standingOrders.push_back({std::to_string(order.id), indexOf.at(order.account), order.amount,
                                       otherParty(order.bankTo, order.accountTo), std::string(wordOf(order.symbol))});
    return indexOf;
}

// A transaction and its position: all accounts' days are interleaved, since the internal accounts are booked by date,
// too.
struct Placed
{
    Date date;
    std::size_t account;
    std::size_t position; // within the account
    const BerkaTransaction* transaction;
};

std::vector<const BerkaTransaction*> inPrintedOrder(const std::vector<const BerkaTransaction*>& transactions,
                                                    PrintedAccount& printed)
{
    std::vector<PrintedTransaction> asPrinted;
    for (const auto* transaction : transactions)
        asPrinted.push_back({transaction->date, transaction->id, transaction->amount, transaction->printed});
    AccountOrder found = orderAsPrinted(asPrinted);
    std::vector<const BerkaTransaction*> ordered;
    for (const std::size_t i : found.order)
        ordered.push_back(transactions[i]);
    printed.transactions = ordered.size();
    printed.lastPrinted = ordered.empty() ? 0 : ordered.back()->printed;
    printed.roundedSteps = found.roundedSteps;
    printed.unorderedDays = std::move(found.unorderedDays);
    return ordered;
}

void planTransfers(const BerkaBank& bank, const IndexOf& accounts, BerkaPlan& result)
{
    std::vector<std::vector<const BerkaTransaction*>> perAccount(bank.accounts.size());
    for (const BerkaTransaction& transaction : bank.transactions)
        perAccount[accounts.at(transaction.account)].push_back(&transaction);
    std::vector<Placed> all;
    for (std::size_t account = 0; account < perAccount.size(); ++account) {
        PrintedAccount& printed = result.printed.emplace_back();
        printed.account = bank.accounts[account].id;
        const auto ordered = inPrintedOrder(perAccount[account], printed);
        for (std::size_t i = 0; i < ordered.size(); ++i)
            all.push_back({ordered[i]->date, account, i, ordered[i]});
    }
    std::sort(all.begin(), all.end(), [](const Placed& a, const Placed& b) {
        return std::tie(a.date, a.account, a.position) < std::tie(b.date, b.account, b.position);
    });
    for (const Placed& placed : all) {
        const BerkaTransaction& transaction = *placed.transaction;
        result.plan.transfers.push_back({std::to_string(transaction.id), placed.account, counterAccountOf(transaction),
                                         transaction.amount, transaction.date, purposeOf(transaction),
                                         otherParty(transaction.otherBank, transaction.otherAccount)});
    }
}

} // namespace

CounterAccount counterAccountOf(const BerkaTransaction& transaction)
{
    if (transaction.symbol == Symbol::Interest)
        return CounterAccount::InterestPaid;
    if (transaction.symbol == Symbol::PenaltyInterest)
        return CounterAccount::InterestReceived;
    if (transaction.symbol == Symbol::Fee)
        return CounterAccount::Fees;
    switch (transaction.operation) {
    case Operation::CashIn:
    case Operation::CashOut:
        return CounterAccount::Cash;
    case Operation::CardOut:
    case Operation::TransferIn:
    case Operation::TransferOut:
        return CounterAccount::Clearing;
    case Operation::None:
        break;
    }
    throw std::logic_error("a transaction has neither operation nor interest");
}

std::string purposeOf(const BerkaTransaction& transaction)
{
    if (transaction.symbol != Symbol::None)
        return std::string(wordOf(transaction.symbol));
    switch (transaction.operation) {
    case Operation::CashIn:
        return "cash deposit";
    case Operation::CashOut:
        return "cash withdrawal";
    case Operation::CardOut:
        return "card withdrawal";
    case Operation::TransferIn:
    case Operation::TransferOut:
    case Operation::None:
        break;
    }
    return "";
}

BerkaPlan planBerka(const BerkaBank& bank)
{
    BerkaPlan result;
    result.plan.source = "berka";
    result.plan.files = bank.files;
    const IndexOf customers = planCustomers(bank, result.plan);
    const IndexOf accounts = planAccounts(bank, customers, result.plan);
    planTransfers(bank, accounts, result);
    return result;
}

} // namespace cf::bank::importing
