#include "tests/simulate/ReferenceModel.h"

#include <algorithm>

namespace cf::simulation {
namespace {

using contract::ApprovalAction;
using contract::ApprovalState;

} // namespace

ReferenceModel::ReferenceModel(const World& world)
    : m_world(world)
    , m_balances(world.accounts.size(), 0)
{
    for (std::size_t place = 0; place < world.accounts.size(); ++place) {
        m_places.emplace(world.accounts[place].iban, place);
        m_balances[place] = world.accounts[place].balance;
    }
}

bool ReferenceModel::Approval::isOpen(Instant now) const
{
    return (state == ApprovalState::Waiting || state == ApprovalState::SentBack) && expiresAt > now;
}

void ReferenceModel::take(const CommittedOrder& order, const bank::OrderContent& asked)
{
    m_order = &order;
    m_waits = false;
    const Refusal refusal = std::visit([&](const auto& content) { return judge(content); }, asked);
    if (refusal != order.outcome.refusal) {
        const auto name = [](const Refusal& code) { return code ? contract::titleOf(*code) : "no refusal"; };
        throw Broken(std::string("the model says \"") + name(refusal) + "\", the ledger \"" +
                     name(order.outcome.refusal) + "\"");
    }
    const auto state = refusal   ? contract::KeyState::Refused
                       : m_waits ? contract::KeyState::Waiting
                                 : contract::KeyState::Booked;
    promise(state == order.outcome.state, "an order waits in the ledger or in the model, but not in both");
    const bool booked = m_transfers.contains(order.transfer) && !refusal;
    promise(booked == order.outcome.transfer.has_value(),
            "an order books in the ledger or in the model, but not in both");
}

ReferenceModel::Refusal ReferenceModel::judge(const bank::BookingOrder& asked)
{
    if (asked.kind == contract::TransferKind::Transfer && asked.legs[1].amount.minorUnits() <= 0)
        return contract::ErrorCode::AmountNotPositive;
    if (const Refusal no = whyNoParties(asked.legs, false, true))
        return no;
    if (const Refusal no = makerLimits(asked.legs, m_waits))
        return no;
    if (const Refusal no = accountLimits(asked.legs))
        return no;
    Approval approval;
    if (m_waits)
        if (const Refusal no = bandFor(asked.legs, m_order->order.by.branch, approval.approver, approval.needed))
            return no;
    if (const Refusal no = funds(asked.legs))
        return no;
    if (!m_waits) {
        countForMaker(asked.legs);
        enter(asked.legs, m_order->transfer);
        return {};
    }
    approval.maker = m_order->order.by.staff;
    approval.branch = m_order->order.by.branch;
    approval.expiresAt = m_order->now + m_world.approvalLasts;
    approval.legs = asked.legs;
    secure(m_order->approval, asked.legs, false);
    m_approvals.emplace(m_order->approval, approval);
    return {};
}

ReferenceModel::Refusal ReferenceModel::judge(const bank::Reversal& asked)
{
    if (asked.kind == contract::TransferKind::Reversal)
        return contract::ErrorCode::NotReversible;
    if (isReversed(asked.of))
        return contract::ErrorCode::AlreadyReversed;
    if (const Refusal no = whyNoParties(asked.legs, true, true))
        return no;
    Approval approval;
    if (const Refusal no = bandFor(asked.legs, m_order->order.by.branch, approval.approver, approval.needed))
        return no;
    if (!asked.overrideReason)
        if (const Refusal no = funds(asked.legs))
            return no;
    const Legs& booked = m_transfers.at(asked.of);
    promise(booked.size() == asked.legs.size(), "a reversal has other legs than its transfer");
    m_waits = true;
    approval.maker = m_order->order.by.staff;
    approval.branch = m_order->order.by.branch;
    approval.expiresAt = m_order->now + m_world.approvalLasts;
    approval.legs = asked.legs;
    approval.reversal = asked;
    secure(m_order->approval, asked.legs, asked.overrideReason.has_value());
    m_approvals.emplace(m_order->approval, approval);
    return {};
}

ReferenceModel::Refusal ReferenceModel::judge(const bank::HoldPlacement& asked)
{
    if (asked.amount.minorUnits() <= 0)
        return contract::ErrorCode::AmountNotPositive;
    const Legs legs{{asked.account, Money(-asked.amount.minorUnits(), asked.amount.currency())}};
    if (const Refusal no = whyNoParties(legs, false, false))
        return no;
    bool questioned = false;
    if (const Refusal no = makerLimits(legs, questioned))
        return no;
    if (questioned)
        return contract::ErrorCode::AboveLimit;
    if (const Refusal no = funds(legs))
        return no;
    m_holds[m_order->newHolds.at(0)] = {at(asked.account), asked.amount.minorUnits(), asked.expiresAt, {}};
    return {};
}

ReferenceModel::Refusal ReferenceModel::judge(const bank::HoldRelease& asked)
{
    if (!activeHold(asked.hold, asked.account))
        return contract::ErrorCode::HoldEnded;
    if (!mayReach(asked.account))
        return contract::ErrorCode::UnknownIban;
    m_holds.erase(asked.hold);
    return {};
}

ReferenceModel::Refusal ReferenceModel::judge(const bank::HoldCapture& asked)
{
    const std::int64_t amount = asked.amount.minorUnits();
    if (amount <= 0)
        return contract::ErrorCode::AmountNotPositive;
    Hold* hold = activeHold(asked.hold, asked.debtor);
    if (!hold)
        return contract::ErrorCode::HoldEnded;
    const Legs legs{{asked.debtor, Money(-amount, asked.amount.currency())}, {asked.creditor, asked.amount}};
    if (const Refusal no = whyNoParties(legs, false, true))
        return no;
    bool questioned = false;
    if (const Refusal no = makerLimits(legs, questioned))
        return no;
    if (questioned)
        return contract::ErrorCode::AboveLimit;
    if (const Refusal no = accountLimits(legs))
        return no;
    if (amount > hold->left)
        return contract::ErrorCode::AboveHold;
    const Hold before = *hold;
    hold->left = asked.releaseRest ? 0 : hold->left - amount;
    if (const Refusal no = funds(legs)) {
        *hold = before;
        return no;
    }
    if (hold->left == 0)
        m_holds.erase(asked.hold);
    countForMaker(legs);
    enter(legs, m_order->transfer);
    return {};
}

ReferenceModel::Refusal ReferenceModel::judge(const bank::ApprovalOrder& asked)
{
    const bank::Caller& by = m_order->order.by;
    Approval& approval = m_approvals.at(asked.approval);
    const bool withdraws = asked.action == ApprovalAction::Withdrawn;
    if (!approval.isOpen(m_order->now) || (!withdraws && approval.state != ApprovalState::Waiting))
        return contract::ErrorCode::NotWaiting;
    if (withdraws ? approval.maker != by.staff : by.role != Role::Compliance && approval.branch != by.branch)
        return contract::ErrorCode::NotWaiting;
    if (asked.version != "version " + std::to_string(approval.version))
        return contract::ErrorCode::ChangedSince;
    if (!withdraws && (approval.maker == by.staff || approval.approvedBy.contains(by.staff)))
        return contract::ErrorCode::AnotherMustDecide;
    if (asked.action == ApprovalAction::Approved)
        return approve(asked.approval, approval);
    undo(asked.approval);
    approval.state = withdraws                                  ? ApprovalState::Withdrawn
                     : asked.action == ApprovalAction::SentBack ? ApprovalState::SentBack
                                                                : ApprovalState::Rejected;
    approval.approvedBy.clear();
    return {};
}

ReferenceModel::Refusal ReferenceModel::approve(ApprovalId id, Approval& approval)
{
    const bank::Caller& by = m_order->order.by;
    if (by.role != approval.approver)
        return contract::ErrorCode::ApproverTooLow;
    if (static_cast<int>(approval.approvedBy.size()) + 1 < approval.needed) {
        approval.approvedBy.insert(by.staff);
        return {};
    }
    const auto held = m_holds;
    undo(id);
    Refusal no = whyNoParties(approval.legs, true, true);
    if (!no && !approval.reversal)
        no = accountLimits(approval.legs);
    if (!no && !(approval.reversal && approval.reversal->overrideReason))
        no = funds(approval.legs);
    if (no) {
        m_holds = held;
        return no;
    }
    approval.state = ApprovalState::Approved;
    approval.approvedBy.clear();
    if (approval.reversal)
        promise(m_reversed.insert(approval.reversal->of).second, "a transfer was reversed twice");
    enter(approval.legs, m_order->transfer);
    return {};
}

ReferenceModel::Refusal ReferenceModel::judge(const bank::ApprovalChangeOrder& asked)
{
    Approval& approval = m_approvals.at(asked.approval);
    if (!approval.isOpen(m_order->now) || approval.maker != m_order->order.by.staff)
        return contract::ErrorCode::NotWaiting;
    if (asked.version != "version " + std::to_string(approval.version))
        return contract::ErrorCode::ChangedSince;
    const auto held = m_holds;
    undo(asked.approval);
    const Refusal no = change(asked.approval, approval, asked.now.legs);
    if (no)
        m_holds = held;
    return no;
}

ReferenceModel::Refusal ReferenceModel::change(ApprovalId id, Approval& approval, const Legs& now)
{
    if (const Refusal no = whyNoParties(now, false, true))
        return no;
    bool questioned = false;
    if (const Refusal no = makerLimits(now, questioned))
        return no;
    if (const Refusal no = accountLimits(now))
        return no;
    Role approver = Role::Supervisor;
    int needed = 1;
    if (const Refusal no = bandFor(now, approval.branch, approver, needed))
        return no;
    if (const Refusal no = funds(now))
        return no;
    approval.state = ApprovalState::Waiting;
    ++approval.version;
    approval.approver = approver;
    approval.needed = needed;
    approval.approvedBy.clear();
    approval.legs = now;
    approval.expiresAt = m_order->now + m_world.approvalLasts;
    secure(id, now, false);
    return {};
}

void ReferenceModel::expireHold(HoldId id, Instant now)
{
    const auto found = m_holds.find(id);
    promise(found != m_holds.end() && found->second.expiresAt && *found->second.expiresAt <= now,
            "a hold expired that should not have");
    m_holds.erase(found);
}

void ReferenceModel::expireApproval(ApprovalId id, Instant now)
{
    Approval& approval = m_approvals.at(id);
    promise(approval.expiresAt <= now && approval.isOpen(Instant::min()), "an order expired that did not wait");
    approval.state = ApprovalState::Expired;
    undo(id);
}

void ReferenceModel::compareAccounts(const SimulatedStore& store) const
{
    std::vector<std::int64_t> held(m_balances.size(), 0);
    for (const auto& [id, hold] : m_holds)
        held[hold.account] += hold.left;
    for (std::size_t place = 0; place < m_balances.size(); ++place) {
        promise(store.accounts[place].balance == m_balances[place], "a balance is not what the model says");
        promise(store.accounts[place].holds == held[place], "an account's holds are not what the model says");
    }
}

void ReferenceModel::compareRecords(const SimulatedStore& store) const
{
    std::vector<std::int64_t> sums;
    for (const bank::LedgerAccount& account : m_world.accounts)
        sums.push_back(account.balance);
    promise(store.transfers.size() == m_transfers.size(), "the store has other transfers than the model");
    for (const auto& [id, transfer] : store.transfers) {
        promise(transfer.legs == m_transfers.at(id), "a transfer has other legs than in the model");
        for (const contract::OrderLeg& leg : transfer.legs)
            sums[at(leg.iban)] += leg.amount.minorUnits();
    }
    for (std::size_t place = 0; place < sums.size(); ++place)
        promise(sums[place] == store.accounts[place].balance, "a balance is not the sum of its entries");
    for (const auto& [id, hold] : store.holds) {
        const auto found = m_holds.find(id);
        promise(hold.left == (found == m_holds.end() ? 0 : found->second.left), "a hold is not what the model says");
    }
    promise(store.approvals.size() == m_approvals.size(), "other orders wait or have waited than in the model");
    for (const auto& [id, stored] : store.approvals) {
        const Approval& approval = m_approvals.at(id);
        promise(stored.approval.state == approval.state && stored.number == approval.version &&
                    stored.approval.approvedBy == approval.approvedBy,
                "an order that waits or has waited is not what the model says");
    }
}

} // namespace cf::simulation
