#include "services/bank/ledger/Decide.h"

#include "services/bank/ledger/BrokenInvariant.h"
#include "services/contract/Transfers.h"

#include <algorithm>
#include <limits>

namespace cf::bank {
namespace {

using contract::ErrorCode;

//! An order's change to one account.
struct Leg
{
    std::size_t account;
    std::int64_t amount; //!< Credit positive.
};

std::int64_t saturatingAdd(std::int64_t a, std::int64_t b)
{
    using Limits = std::numeric_limits<std::int64_t>;
    return checkedAdd(a, b).value_or(a < 0 ? Limits::min() : Limits::max());
}

class Decider
{
public:
    explicit Decider(LedgerSnapshot snapshot)
        : m_accounts(std::move(snapshot.accounts))
        , m_limits(std::move(snapshot.limits))
    {
        for (std::size_t place = 0; place < m_accounts.size(); ++place)
            m_places.emplace(m_accounts[place].iban, place);
    }

    Decision take(const Order& order)
    {
        if (!order.amount.isPositive())
            return refused(ErrorCode::AmountNotPositive);
        if (order.debtor == order.creditor)
            return refused(ErrorCode::SameAccount);
        const auto debtor = m_places.find(order.debtor);
        const auto creditor = m_places.find(order.creditor);
        if (debtor == m_places.end() || creditor == m_places.end() || !reaches(order.by, m_accounts[debtor->second]))
            return refused(ErrorCode::UnknownIban);
        for (const std::size_t place : {debtor->second, creditor->second})
            if (const auto refusal = closedTo(order.amount.currency(), m_accounts[place]))
                return refused(*refusal);
        const auto limit = m_limits.find({order.by.role, order.amount.currency()});
        if (limit == m_limits.end() || order.amount.minorUnits() > limit->second)
            return refused(ErrorCode::AboveLimit);
        return book({{debtor->second, -order.amount.minorUnits()}, {creditor->second, order.amount.minorUnits()}});
    }

    std::vector<LedgerAccount> accounts() && { return std::move(m_accounts); }

private:
    static Decision refused(ErrorCode code) { return {code, {}}; }

    static bool reaches(const Caller& by, const LedgerAccount& account)
    {
        return inReach(by, contract::PostTransfer::kInfo.scope, account.branch);
    }

    //! Why an account may not take part in a transfer of this currency, on either side.
    static std::optional<ErrorCode> closedTo(Currency currency, const LedgerAccount& account)
    {
        if (account.internal)
            return ErrorCode::InternalAccount;
        if (account.status == AccountStatus::Closed)
            return ErrorCode::AccountClosed;
        if (account.status == AccountStatus::Frozen)
            return ErrorCode::AccountFrozen;
        if (account.currency != currency)
            return ErrorCode::CurrencyMismatch;
        return std::nullopt;
    }

    //! Books all legs or none. Any number of legs: fees, interest and currency exchange add some.
    Decision book(const std::vector<Leg>& legs)
    {
        if (!sumsToZero(legs))
            throw BrokenInvariant("the legs of a transfer do not sum to zero");
        Decision decision;
        std::map<std::size_t, LedgerAccount> touched;
        for (const Leg& leg : legs) {
            LedgerAccount& account = touched.try_emplace(leg.account, m_accounts[leg.account]).first->second;
            if (leg.amount < 0 && availableOn(account) < -leg.amount)
                return refused(ErrorCode::InsufficientFunds);
            const auto balance = checkedAdd(account.balance, leg.amount);
            if (!balance)
                return refused(ErrorCode::AmountTooLarge);
            account.balance = *balance;
            decision.entries.push_back({leg.account, ++account.lastEntryNumber, leg.amount, account.balance});
        }
        for (auto& [place, account] : touched)
            m_accounts[place] = std::move(account);
        return decision;
    }

    bool sumsToZero(const std::vector<Leg>& legs) const
    {
        std::map<Currency, std::int64_t> sums;
        for (const Leg& leg : legs)
            sums[m_accounts[leg.account].currency] += leg.amount;
        return std::all_of(sums.begin(), sums.end(), [](const auto& sum) { return sum.second == 0; });
    }

    std::vector<LedgerAccount> m_accounts;
    TransferLimits m_limits;
    std::map<Iban, std::size_t> m_places;
};

void require(bool holds, const char* what)
{
    if (!holds)
        throw BrokenInvariant(what);
}

void requireSound(std::vector<LedgerAccount>& accounts, const Decision& decision)
{
    require(decision.entries.size() >= 2, "a transfer has fewer than two legs");
    std::map<Currency, std::int64_t> sums;
    for (const DecidedEntry& entry : decision.entries) {
        require(entry.account < accounts.size(), "a leg has no account");
        LedgerAccount& account = accounts[entry.account];
        sums[account.currency] += entry.amount;
        require(entry.number == ++account.lastEntryNumber, "an entry's number is not the next one");
        require(checkedAdd(account.balance, entry.amount) == entry.balanceAfter,
                "a balance does not follow from the one before");
        account.balance = entry.balanceAfter;
        require(entry.amount >= 0 || availableOn(account) >= 0, "an account paid more than it had");
    }
    for (const auto& [currency, sum] : sums)
        require(sum == 0, "the legs of a transfer do not sum to zero");
}

} // namespace

std::int64_t availableOn(const LedgerAccount& account)
{
    return saturatingAdd(saturatingAdd(account.balance, -account.holds), account.overdraftLimit);
}

Decided decide(LedgerSnapshot snapshot, const std::vector<Order>& orders)
{
    Decider decider(std::move(snapshot));
    Decided decided;
    decided.decisions.reserve(orders.size());
    for (const Order& order : orders)
        decided.decisions.push_back(decider.take(order));
    decided.accounts = std::move(decider).accounts();
    return decided;
}

void requireSound(const LedgerSnapshot& before, const Decided& decided)
{
    std::vector<LedgerAccount> accounts = before.accounts;
    for (const Decision& decision : decided.decisions) {
        require(decision.refusal.has_value() == decision.entries.empty(),
                "an order is both booked and refused, or neither");
        if (!decision.refusal)
            requireSound(accounts, decision);
    }
    require(accounts == decided.accounts, "the final accounts do not match their entries");
}

} // namespace cf::bank
