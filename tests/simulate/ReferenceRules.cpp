// The rules that the oracle's judgements are made of.
#include "tests/simulate/ReferenceModel.h"

#include <algorithm>

namespace cf::simulation {
namespace {

using contract::ErrorCode;

auto hourAt(Instant at)
{
    return std::chrono::floor<std::chrono::hours>(at);
}

std::map<Currency, std::int64_t> debitsOf(const std::vector<contract::OrderLeg>& legs)
{
    std::map<Currency, std::int64_t> debits;
    for (const contract::OrderLeg& leg : legs)
        if (leg.amount.minorUnits() < 0)
            debits[leg.amount.currency()] -= leg.amount.minorUnits();
    return debits;
}

template <class Map, class Key>
std::int64_t countIn(const Map& counts, const Key& key)
{
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
}

bool isAbove(const std::optional<std::int64_t>& most, std::int64_t value)
{
    return most && value > *most;
}

} // namespace

bool ReferenceModel::mayReach(const Iban& iban) const
{
    const bank::Caller& by = m_order->order.by;
    return by.role == Role::Compliance || m_world.accounts[at(iban)].branch == by.branch;
}

ReferenceModel::Refusal ReferenceModel::whyNoParties(const Legs& legs, bool anyDebtor, bool mustBeOpen) const
{
    std::set<Iban> seen;
    std::map<Currency, std::int64_t> sums;
    for (const contract::OrderLeg& leg : legs) {
        if (!seen.insert(leg.iban).second)
            return ErrorCode::SameAccount;
        if (leg.amount.minorUnits() == 0)
            return ErrorCode::AmountNotPositive;
        sums[leg.amount.currency()] += leg.amount.minorUnits();
    }
    for (const auto& [currency, sum] : sums)
        if (sum != 0 && legs.size() > 1)
            return ErrorCode::LegsUnbalanced;
    for (const contract::OrderLeg& leg : legs)
        if (leg.amount.minorUnits() < 0 && !anyDebtor && !mayReach(leg.iban))
            return ErrorCode::UnknownIban;
    for (const contract::OrderLeg& leg : legs)
        if (const Refusal no = whyNotThis(leg, mustBeOpen))
            return no;
    return {};
}

ReferenceModel::Refusal ReferenceModel::whyNotThis(const contract::OrderLeg& leg, bool mustBeOpen) const
{
    const bank::LedgerAccount& account = m_world.accounts[at(leg.iban)];
    const bool pays = leg.amount.minorUnits() < 0;
    if (account.internal)
        return ErrorCode::InternalAccount;
    if (account.status == contract::AccountStatus::Closed)
        return ErrorCode::AccountClosed;
    if (mustBeOpen && pays && account.debitsBlockedUntil && *account.debitsBlockedUntil > m_order->now)
        return ErrorCode::DebitsBlocked;
    if (mustBeOpen && !pays && account.creditsBlockedUntil && *account.creditsBlockedUntil > m_order->now)
        return ErrorCode::CreditsBlocked;
    if (mustBeOpen && pays && account.status == contract::AccountStatus::Dormant)
        return ErrorCode::AccountDormant;
    if (account.currency != leg.amount.currency())
        return ErrorCode::CurrencyMismatch;
    return {};
}

ReferenceModel::Refusal ReferenceModel::makerLimits(const Legs& legs, bool& questioned) const
{
    const bank::Caller& by = m_order->order.by;
    for (const auto& [currency, amount] : debitsOf(legs)) {
        const auto limits = m_world.rules.roles.find({by.role, currency});
        if (limits == m_world.rules.roles.end())
            return ErrorCode::AboveLimit;
        const std::pair who{by.staff, currency};
        const std::int64_t today = countIn(m_byMaker.amounts, std::pair(who, m_order->order.day));
        const std::int64_t thisHour = countIn(m_byMaker.orders, std::pair(who, hourAt(m_order->now)));
        if (isAbove(limits->second.perHour, thisHour + 1))
            return ErrorCode::TooManyOrders;
        if (isAbove(limits->second.perTransfer, amount) || isAbove(limits->second.perDay, today + amount))
            questioned = true;
    }
    return {};
}

ReferenceModel::Refusal ReferenceModel::accountLimits(const Legs& legs) const
{
    for (const contract::OrderLeg& leg : legs) {
        const std::int64_t amount = -leg.amount.minorUnits();
        if (amount <= 0)
            continue;
        const std::size_t place = at(leg.iban);
        const bank::LedgerAccount& account = m_world.accounts[place];
        bank::LimitSet limits = account.limits;
        if (const auto product = m_world.rules.products.find({account.product, account.currency});
            product != m_world.rules.products.end()) {
            if (!limits.perTransfer)
                limits.perTransfer = product->second.perTransfer;
            if (!limits.perDay)
                limits.perDay = product->second.perDay;
            if (!limits.perHour)
                limits.perHour = product->second.perHour;
        }
        const std::int64_t today = countIn(m_byAccount.amounts, std::pair(place, m_order->order.day));
        const std::int64_t thisHour = countIn(m_byAccount.orders, std::pair(place, hourAt(m_order->now)));
        if (isAbove(limits.perTransfer, amount) || isAbove(limits.perDay, today + amount))
            return ErrorCode::AboveAccountLimit;
        if (isAbove(limits.perHour, thisHour + 1))
            return ErrorCode::TooManyOrders;
    }
    return {};
}

ReferenceModel::Refusal ReferenceModel::bandFor(const Legs& legs, BranchId branch, Role& role, int& needed) const
{
    for (const auto& [currency, amount] : debitsOf(legs)) {
        std::vector<bank::ApprovalBand> own;
        std::vector<bank::ApprovalBand> general;
        for (const bank::ApprovalBand& band : m_world.rules.bands)
            if (band.currency == currency && band.branch == branch)
                own.push_back(band);
            else if (band.currency == currency && !band.branch)
                general.push_back(band);
        std::vector<bank::ApprovalBand>& bands = own.empty() ? general : own;
        std::sort(bands.begin(), bands.end(), [](const auto& a, const auto& b) { return a.upTo < b.upTo; });
        const auto band = std::find_if(bands.begin(), bands.end(),
                                       [&, most = amount](const auto& candidate) { return candidate.upTo >= most; });
        if (band == bands.end())
            return ErrorCode::AboveLimit;
        if (band->approvers >= needed) {
            needed = band->approvers;
            role = band->role;
        }
    }
    return {};
}

std::int64_t ReferenceModel::available(std::size_t place) const
{
    std::int64_t held = 0;
    for (const auto& [id, hold] : m_holds)
        if (hold.account == place)
            held += hold.left;
    const bank::LedgerAccount& account = m_world.accounts[place];
    return m_balances[place] - held + account.overdraftLimit - account.minimumBalance;
}

ReferenceModel::Refusal ReferenceModel::funds(const Legs& legs) const
{
    for (const contract::OrderLeg& leg : legs)
        if (leg.amount.minorUnits() < 0 && available(at(leg.iban)) + leg.amount.minorUnits() < 0)
            return ErrorCode::InsufficientFunds;
    return {};
}

bool ReferenceModel::isReversed(TransferId id) const
{
    if (m_reversed.contains(id))
        return true;
    for (const auto& [other, approval] : m_approvals)
        if (approval.reversal && approval.reversal->of == id && approval.isOpen(m_order->now))
            return true;
    return false;
}

ReferenceModel::Hold* ReferenceModel::activeHold(HoldId id, const Iban& on)
{
    const auto found = m_holds.find(id);
    if (found == m_holds.end() || found->second.account != at(on) || found->second.approval)
        return nullptr;
    const bool expired = found->second.expiresAt && *found->second.expiresAt <= m_order->now;
    return expired ? nullptr : &found->second;
}

void ReferenceModel::secure(ApprovalId id, const Legs& legs, bool mayOverdraw)
{
    std::size_t placed = 0;
    for (const contract::OrderLeg& leg : legs) {
        const std::int64_t amount = -leg.amount.minorUnits();
        if (amount <= 0 || (mayOverdraw && available(at(leg.iban)) < amount))
            continue;
        promise(placed < m_order->newHolds.size(), "less is held than in the model");
        m_holds[m_order->newHolds[placed++]] = {at(leg.iban), amount, {}, id};
    }
    promise(placed == m_order->newHolds.size(), "more is held than in the model");
}

void ReferenceModel::undo(ApprovalId id)
{
    std::erase_if(m_holds, [&](const auto& entry) { return entry.second.approval == id; });
}

void ReferenceModel::enter(const Legs& legs, TransferId transfer)
{
    promise(m_transfers.emplace(transfer, legs).second, "a transfer was booked twice");
    for (const contract::OrderLeg& leg : legs) {
        const std::size_t place = at(leg.iban);
        m_balances[place] += leg.amount.minorUnits();
        if (leg.amount.minorUnits() < 0) {
            m_byAccount.amounts[{place, m_order->order.day}] -= leg.amount.minorUnits();
            ++m_byAccount.orders[{place, hourAt(m_order->now)}];
        }
    }
}

void ReferenceModel::countForMaker(const Legs& legs)
{
    for (const auto& [currency, amount] : debitsOf(legs)) {
        const std::pair who{m_order->order.by.staff, currency};
        m_byMaker.amounts[{who, m_order->order.day}] += amount;
        ++m_byMaker.orders[{who, hourAt(m_order->now)}];
    }
}

} // namespace cf::simulation
