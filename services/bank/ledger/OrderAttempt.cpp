#include "services/bank/ledger/OrderAttempt.h"

#include "services/bank/ledger/Limits.h"

#include <algorithm>
#include <limits>

namespace cf::bank {
namespace {

using contract::ErrorCode;

// A hold is one leg, and has no other side yet.
std::optional<ErrorCode> mistakeInLegs(const std::vector<contract::OrderLeg>& legs)
{
    std::map<Currency, std::int64_t> sums;
    std::set<Iban> named;
    for (const contract::OrderLeg& leg : legs) {
        if (!named.insert(leg.iban).second)
            return ErrorCode::SameAccount;
        const auto sum = checkedAdd(sums[leg.amount.currency()], leg.amount.minorUnits());
        if (!sum)
            return ErrorCode::AmountTooLarge;
        sums[leg.amount.currency()] = *sum;
        if (leg.amount.minorUnits() == 0 || leg.amount.minorUnits() == std::numeric_limits<std::int64_t>::min())
            return ErrorCode::AmountNotPositive;
    }
    const bool balanced =
        legs.size() == 1 || std::all_of(sums.begin(), sums.end(), [](const auto& sum) { return sum.second == 0; });
    return balanced && !legs.empty() && legs.size() <= contract::kMostLegs ? std::nullopt
                                                                           : std::optional(ErrorCode::LegsUnbalanced);
}

} // namespace

std::int64_t saturatingSum(std::initializer_list<std::int64_t> values)
{
    using Limits = std::numeric_limits<std::int64_t>;
    std::int64_t sum = 0;
    for (const std::int64_t value : values)
        sum = checkedAdd(sum, value).value_or(value < 0 ? Limits::min() : Limits::max());
    return sum;
}

Places::Places(const LedgerSnapshot& snapshot)
{
    for (std::size_t place = 0; place < snapshot.accounts.size(); ++place) {
        accounts.emplace(snapshot.accounts[place].iban, place);
        accountIds.emplace(snapshot.accounts[place].id, place);
    }
    for (std::size_t place = 0; place < snapshot.holds.size(); ++place)
        holds.emplace(snapshot.holds[place].id, place);
    for (std::size_t place = 0; place < snapshot.approvals.size(); ++place)
        approvals.emplace(snapshot.approvals[place].id, place);
}

OrderAttempt::OrderAttempt(LedgerSnapshot& state, const Places& places)
    : m_state(state)
    , m_places(places)
{
}

const LedgerAccount& OrderAttempt::account(std::size_t place) const
{
    const auto found = m_accounts.find(place);
    return found == m_accounts.end() ? m_state.accounts[place] : found->second;
}

LedgerAccount& OrderAttempt::changed(std::size_t place)
{
    return m_accounts.try_emplace(place, m_state.accounts[place]).first->second;
}

const LedgerHold& OrderAttempt::holdAt(std::size_t place) const
{
    const auto found = m_holds.find(place);
    return found == m_holds.end() ? m_state.holds[place] : found->second;
}

std::map<Currency, std::int64_t> OrderAttempt::debits() const
{
    std::map<Currency, std::int64_t> debits;
    for (const PlacedLeg& leg : m_legs)
        if (leg.amount < 0) {
            std::int64_t& debit = debits[leg.currency];
            debit = saturatingSum({debit, -leg.amount});
        }
    return debits;
}

bool OrderAttempt::reaches(const Caller& by, const Iban& iban) const
{
    const auto found = m_places.accounts.find(iban);
    return found != m_places.accounts.end() &&
           inReach(by, contract::PostTransfer::kInfo.scope, m_state.accounts[found->second].branch);
}

std::optional<ErrorCode> OrderAttempt::place(const std::vector<contract::OrderLeg>& legs, Reach reach, const Caller& by)
{
    if (const auto mistake = mistakeInLegs(legs))
        return mistake;
    m_legs.clear();
    for (const contract::OrderLeg& leg : legs) {
        const auto found = m_places.accounts.find(leg.iban);
        const bool pays = leg.amount.minorUnits() < 0;
        if (found == m_places.accounts.end() || (pays && reach == Reach::Orderer && !reaches(by, leg.iban)))
            return ErrorCode::UnknownIban;
        m_legs.push_back({found->second, leg.amount.minorUnits(), leg.amount.currency()});
    }
    return std::nullopt;
}

std::optional<ErrorCode> OrderAttempt::admit(Openness openness) const
{
    for (const PlacedLeg& leg : m_legs)
        if (const auto refusal = closedTo(leg, openness))
            return refusal;
    return std::nullopt;
}

std::optional<ErrorCode> OrderAttempt::closedTo(const PlacedLeg& leg, Openness openness) const
{
    const LedgerAccount& named = m_state.accounts[leg.account];
    const auto blocked = [&](const std::optional<Instant>& until) { return until && *until > m_state.now; };
    const bool mustBeOpen = openness == Openness::Open;
    if (named.internal)
        return ErrorCode::InternalAccount;
    if (named.status == contract::AccountStatus::Closed)
        return ErrorCode::AccountClosed;
    if (mustBeOpen && leg.amount < 0 && blocked(named.debitsBlockedUntil))
        return ErrorCode::DebitsBlocked;
    if (mustBeOpen && leg.amount > 0 && blocked(named.creditsBlockedUntil))
        return ErrorCode::CreditsBlocked;
    // Nor does one whose status only a newer version knows.
    if (mustBeOpen && leg.amount < 0 && named.status != contract::AccountStatus::Open)
        return ErrorCode::AccountDormant;
    if (named.currency != leg.currency)
        return ErrorCode::CurrencyMismatch;
    return std::nullopt;
}

std::optional<ErrorCode> OrderAttempt::checkMaker(const Caller& by, Date day,
                                                  std::vector<contract::ApprovalReason>& reasons) const
{
    using contract::ApprovalReason;
    const auto add = [&](ApprovalReason reason) {
        if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end())
            reasons.push_back(reason);
    };
    for (const auto& [currency, amount] : debits()) {
        const LimitSet limits = limitsOf(m_state.rules, by, currency);
        if (!limits.perTransfer)
            return ErrorCode::AboveLimit;
        const auto used = m_state.usage.find({by.staff, currency});
        const Excess excess =
            excessOf(limits, used == m_state.usage.end() ? Usage() : used->second, amount, day, m_state.now);
        if (excess.hour)
            return ErrorCode::TooManyOrders;
        if (excess.transfer)
            add(ApprovalReason::AboveTransferLimit);
        if (excess.day)
            add(ApprovalReason::AboveDailyLimit);
    }
    return std::nullopt;
}

std::optional<ErrorCode> OrderAttempt::checkAccountLimits(Date day) const
{
    for (const PlacedLeg& leg : m_legs) {
        if (leg.amount > 0)
            continue;
        const LedgerAccount& debtor = m_state.accounts[leg.account];
        const Excess excess = excessOf(limitsOf(m_state.rules, debtor), debtor.usage, -leg.amount, day, m_state.now);
        if (excess.transfer || excess.day)
            return ErrorCode::AboveAccountLimit;
        if (excess.hour)
            return ErrorCode::TooManyOrders;
    }
    return std::nullopt;
}

std::optional<ErrorCode> OrderAttempt::book(Date day, Overdraw overdraw)
{
    for (const PlacedLeg& leg : m_legs) {
        LedgerAccount& named = changed(leg.account);
        if (leg.amount < 0 && overdraw == Overdraw::Refused && availableOn(named) < -leg.amount)
            return ErrorCode::InsufficientFunds;
        const auto balance = checkedAdd(named.balance, leg.amount);
        if (!balance)
            return ErrorCode::AmountTooLarge;
        named.balance = *balance;
        if (leg.amount < 0)
            count(named.usage, -leg.amount, day, m_state.now);
        m_decision.entries.push_back({leg.account, ++named.lastEntryNumber, leg.amount, named.balance});
    }
    return std::nullopt;
}

std::optional<ErrorCode> OrderAttempt::hold(Overdraw overdraw)
{
    for (const PlacedLeg& leg : m_legs) {
        if (leg.amount > 0)
            continue;
        LedgerAccount& named = changed(leg.account);
        const auto holds = checkedAdd(named.holds, -leg.amount);
        if (!holds)
            return ErrorCode::AmountTooLarge;
        if (availableOn(named) < -leg.amount) {
            if (overdraw == Overdraw::Refused)
                return ErrorCode::InsufficientFunds;
            continue; // what is not there cannot be held; whoever approves is told
        }
        named.holds = *holds;
        m_decision.newHolds.push_back({leg.account, -leg.amount});
    }
    return std::nullopt;
}

std::optional<ErrorCode> OrderAttempt::wait(BranchId branch, std::vector<contract::ApprovalReason> reasons,
                                            Overdraw overdraw)
{
    ApprovalNeed need{std::move(reasons), Role::Supervisor, 1};
    for (const auto& [currency, amount] : debits()) {
        const ApprovalBand* band = bandOf(m_state.rules, branch, Money(amount, currency));
        if (!band)
            return ErrorCode::AboveLimit;
        if (band->approvers >= need.approvers) {
            need.approvers = band->approvers;
            need.approver = band->role;
        }
    }
    m_decision.need = std::move(need);
    return hold(overdraw);
}

void OrderAttempt::countMaker(const Caller& by, Date day)
{
    for (const auto& [currency, amount] : debits()) {
        const auto found = m_state.usage.find({by.staff, currency});
        Usage usage = found == m_state.usage.end() ? Usage() : found->second;
        count(usage, amount, day, m_state.now);
        m_usage[{by.staff, currency}] = usage;
    }
}

bool OrderAttempt::isReversed(TransferId transfer) const
{
    return m_state.reversed.contains(transfer);
}

void OrderAttempt::reverse(TransferId transfer)
{
    m_reversed = {transfer, true};
}

void OrderAttempt::unreverse(TransferId transfer)
{
    m_reversed = {transfer, false};
}

std::optional<std::size_t> OrderAttempt::activeHold(HoldId id, const Iban& account) const
{
    const auto found = m_places.holds.find(id);
    const auto on = m_places.accounts.find(account);
    if (found == m_places.holds.end() || on == m_places.accounts.end())
        return std::nullopt;
    const LedgerHold& hold = m_state.holds[found->second];
    if (hold.account != m_state.accounts[on->second].id)
        return std::nullopt;
    const bool expired = hold.expiresAt && *hold.expiresAt <= m_state.now;
    return hold.left > 0 && !expired && !hold.approval ? std::optional(found->second) : std::nullopt;
}

void OrderAttempt::end(std::size_t place, HoldEnd how)
{
    LedgerHold& hold = m_holds.try_emplace(place, m_state.holds[place]).first->second;
    changed(m_places.accountIds.at(hold.account)).holds -= hold.left;
    hold.left = 0;
    m_decision.holds.push_back({place, 0, how});
}

bool OrderAttempt::pay(std::size_t place, std::int64_t amount, bool releaseRest)
{
    LedgerHold& hold = m_holds.try_emplace(place, m_state.holds[place]).first->second;
    if (amount > hold.left)
        return false;
    const bool ends = releaseRest || amount == hold.left;
    const std::int64_t freed = ends ? hold.left : amount;
    changed(m_places.accountIds.at(hold.account)).holds -= freed;
    hold.left -= freed;
    m_decision.holds.push_back({place, amount, ends ? HoldEnd::Captured : HoldEnd::None});
    return true;
}

std::optional<std::size_t> OrderAttempt::approval(ApprovalId id) const
{
    const auto found = m_places.approvals.find(id);
    return found == m_places.approvals.end() ? std::nullopt : std::optional(found->second);
}

void OrderAttempt::approveInPart(std::size_t place, StaffId by)
{
    LedgerApproval& waiting = m_approvals.try_emplace(place, m_state.approvals[place]).first->second;
    waiting.approvedBy.insert(by);
    m_decision.approval = {place, contract::ApprovalAction::Approved, waiting.state};
}

void OrderAttempt::conclude(std::size_t place, contract::ApprovalAction action, contract::ApprovalState state)
{
    LedgerApproval& waiting = m_approvals.try_emplace(place, m_state.approvals[place]).first->second;
    waiting.state = state;
    waiting.approvedBy.clear();
    if (action == contract::ApprovalAction::Changed)
        waiting.version.clear(); // the new one is not known before it is written
    m_decision.approval = {place, action, state};
    const HoldEnd how = action == contract::ApprovalAction::Approved ? HoldEnd::Approved : HoldEnd::Undone;
    for (std::size_t hold = 0; hold < m_state.holds.size(); ++hold)
        if (holdAt(hold).approval == waiting.id && holdAt(hold).left > 0)
            end(hold, how);
}

Decision OrderAttempt::keep() &&
{
    for (auto& [place, account] : m_accounts)
        m_state.accounts[place] = std::move(account);
    for (const auto& [place, hold] : m_holds)
        m_state.holds[place] = hold;
    for (auto& [place, approval] : m_approvals)
        m_state.approvals[place] = std::move(approval);
    for (auto& [orderer, usage] : m_usage)
        m_state.usage[orderer] = usage;
    if (m_reversed && m_reversed->second)
        m_state.reversed.insert(m_reversed->first);
    if (m_reversed && !m_reversed->second)
        m_state.reversed.erase(m_reversed->first);
    return std::move(m_decision);
}

} // namespace cf::bank
