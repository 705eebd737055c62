// C6: what reads showed while the drill ran.
#include "tests/check/history/Rules.h"

namespace cf::check {
namespace {

using Sums = std::map<Currency, std::int64_t>;

std::string readNamed(const line::Read& read)
{
    return "client " + std::to_string(read.client) + "'s read at " + std::to_string(read.time) + " ns";
}

//! How many entries of an account a client had been shown, or had booked itself, before a moment.
class ShownEntries
{
public:
    explicit ShownEntries(const Ledger& ledger)
    {
        for (const line::Read& read : ledger.course().reads())
            for (const BalanceRead& balance : read.balances)
                m_shown[{read.client, balance.account}].add(read.time, balance.entries);
        for (const Booking& booking : ledger.bookings())
            if (booking.order && booking.order->ok)
                for (const BookedLeg& leg : booking.transfer->legs)
                    m_shown[{booking.order->invoke.client, leg.account}].add(booking.order->ok->time, leg.number);
        for (auto& [who, shown] : m_shown)
            shown.settle();
    }

    std::int64_t before(const line::Read& read, const AccountId& account) const
    {
        return m_shown.at({read.client, account}).at(read.invoked, 0);
    }

private:
    std::map<std::pair<std::int64_t, AccountId>, HighestBefore> m_shown;
};

void checkSum(const line::Read& read, const Course& course, Violations& found)
{
    const auto& accounts = course.opened()->accounts;
    if (read.balances.size() != accounts.size())
        return;
    Sums missing;
    for (const OpenedAccount& account : accounts)
        missing[account.currency] = plus(missing[account.currency], account.balance);
    for (const BalanceRead& balance : read.balances) {
        std::int64_t& sum = missing[course.account(balance.account)->currency];
        sum = plus(sum, negated(balance.balance));
    }
    for (const auto& [currency, sum] : missing)
        if (sum != 0)
            found.push_back(readNamed(read) + " of all accounts lacks " + std::to_string(sum) + " " + currency.code());
}

} // namespace

Violations brokenReads(const Ledger& ledger)
{
    Violations found;
    const ShownEntries shown(ledger);
    for (const line::Read& read : ledger.course().reads()) {
        checkSum(read, ledger.course(), found);
        for (const BalanceRead& balance : read.balances) {
            const std::string what = readNamed(read) + " of " + balance.account.toString();
            const auto expected = ledger.books().at(balance.account).balanceAfter(balance.entries);
            if (expected != balance.balance)
                found.push_back(what + " shows " + std::to_string(balance.balance) + " after entry " +
                                std::to_string(balance.entries) + ", the ledger " +
                                (expected ? std::to_string(*expected) : "has no such entry"));
            if (balance.entries < shown.before(read, balance.account))
                found.push_back(what + " goes back behind entry " +
                                std::to_string(shown.before(read, balance.account)));
        }
    }
    return found;
}

} // namespace cf::check
