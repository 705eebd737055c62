// C3: the books by themselves.
#include "tests/check/history/Rules.h"

#include <algorithm>

namespace cf::check {
namespace {

using Sums = std::map<Currency, std::int64_t>;

void add(Sums& sums, Currency currency, std::int64_t amount)
{
    sums[currency] = plus(sums[currency], amount);
}

void checkSums(const Course& course, Violations& found)
{
    Sums opening;
    Sums final;
    for (const auto& [id, account] : course.finalAccounts()) {
        const OpenedAccount& opened = *course.account(id);
        add(opening, opened.currency, opened.balance);
        add(final, opened.currency, account.balance);
    }
    for (const auto& [currency, sum] : opening)
        if (final.at(currency) != sum)
            found.push_back("all accounts in " + currency.code() + " had " + std::to_string(sum) + ", and have " +
                            std::to_string(final.at(currency)));
}

void checkLegs(const Course& course, const line::FinalTransfer& transfer, Violations& found)
{
    Sums sums;
    for (const BookedLeg& leg : transfer.legs) {
        add(sums, leg.currency, leg.amount);
        if (leg.currency != course.account(leg.account)->currency)
            found.push_back(transfer.id + " books " + leg.currency.code() + " on " + leg.account.toString());
    }
    if (std::any_of(sums.begin(), sums.end(), [](const auto& sum) { return sum.second != 0; }))
        found.push_back("the legs of " + transfer.id + " do not sum to zero");
}

std::int64_t surelyHeld(const Ledger& ledger, const AccountId& account, const Order& during)
{
    std::int64_t held = 0;
    for (const Hold* hold : ledger.holdsOn(account))
        if (hold->surelyActive(during.invoke.time, during.toldAt()))
            held = plus(held, hold->amount);
    return held;
}

void checkEntries(const Ledger& ledger, const AccountBook& book, Violations& found)
{
    const OpenedAccount& opened = book.opened();
    const std::string name = opened.id.toString();
    std::int64_t number = opened.entries;
    for (const LedgerEntry& entry : book.entries()) {
        const std::string which = "entry " + std::to_string(entry.leg->number) + " of " + name;
        if (entry.leg->number != ++number)
            found.push_back(which + " is where " + std::to_string(number) + " should be");
        number = entry.leg->number;
        if (entry.leg->balanceAfter != entry.balance)
            found.push_back(which + " says " + std::to_string(entry.leg->balanceAfter) + ", the sum is " +
                            std::to_string(entry.balance));
        if (!opened.overdraft || entry.leg->amount >= 0 || !entry.booking->order)
            continue;
        if (entry.balance < plus(surelyHeld(ledger, opened.id, *entry.booking->order), negated(*opened.overdraft)))
            found.push_back(which + " takes more than there was: " + std::to_string(entry.balance) + " is left");
    }
}

void checkAccount(const AccountBook& book, const line::FinalAccount& account, Violations& found)
{
    const OpenedAccount& opened = book.opened();
    const std::string name = opened.id.toString();
    const std::int64_t sum = book.entries().empty() ? opened.balance : book.entries().back().balance;
    if (account.balance != sum)
        found.push_back(name + " has " + std::to_string(account.balance) + ", its entries sum to " +
                        std::to_string(sum));
    const std::int64_t counted = opened.entries + static_cast<std::int64_t>(book.entries().size());
    if (account.entries != counted)
        found.push_back(name + " says that it has " + std::to_string(account.entries) + " entries, and has " +
                        std::to_string(counted));
    if (account.overdraft != opened.overdraft)
        found.push_back("the overdraft of " + name + " has changed");
}

} // namespace

Violations brokenBooks(const Ledger& ledger)
{
    Violations found;
    checkSums(ledger.course(), found);
    for (const Booking& booking : ledger.bookings())
        checkLegs(ledger.course(), *booking.transfer, found);
    for (const auto& [id, book] : ledger.books()) {
        checkEntries(ledger, book, found);
        checkAccount(book, ledger.course().finalAccounts().at(id), found);
    }
    return found;
}

} // namespace cf::check
