#include "tests/simulate/SimulatedStore.h"

#include <algorithm>

namespace cf::simulation {
namespace {

using contract::ApprovalState;

bool isOpen(const bank::LedgerApproval& approval)
{
    return approval.state == ApprovalState::Waiting || approval.state == ApprovalState::SentBack;
}

//! The records that deciding an order reads.
struct Wanted
{
    std::set<HoldId> holds;
    std::set<ApprovalId> approvals;
    std::set<TransferId> reversed;

    void operator()(const bank::BookingOrder&) {}
    void operator()(const bank::HoldPlacement&) {}
    void operator()(const bank::Reversal& order) { reversed.insert(order.of); }
    void operator()(const bank::HoldRelease& order) { holds.insert(order.hold); }
    void operator()(const bank::HoldCapture& order) { holds.insert(order.hold); }
    void operator()(const bank::ApprovalOrder& order) { approvals.insert(order.approval); }
    void operator()(const bank::ApprovalChangeOrder& order) { approvals.insert(order.approval); }
};

} // namespace

SimulatedStore::SimulatedStore(const World& world, Sabotage sabotage)
    : accounts(world.accounts)
    , m_world(world)
    , m_sabotage(sabotage)
{
    for (std::size_t place = 0; place < accounts.size(); ++place) {
        m_places.emplace(accounts[place].iban, place);
        m_accountIds.emplace(accounts[place].id, place);
    }
}

std::optional<std::size_t> SimulatedStore::placeOf(const Iban& iban) const
{
    const auto found = m_places.find(iban);
    return found == m_places.end() ? std::nullopt : std::optional(found->second);
}

bool SimulatedStore::lockAccount(std::size_t place, std::size_t owner)
{
    return m_accountLocks.try_emplace(place, owner).first->second == owner || m_sabotage == Sabotage::LocksIgnored;
}

bool SimulatedStore::lockKey(const ActorAndKey& key, std::size_t owner)
{
    return m_keyLocks.try_emplace(key, owner).first->second == owner || m_sabotage == Sabotage::LocksIgnored;
}

void SimulatedStore::release(std::size_t owner)
{
    std::erase_if(m_accountLocks, [&](const auto& lock) { return lock.second == owner; });
    std::erase_if(m_keyLocks, [&](const auto& lock) { return lock.second == owner; });
}

void SimulatedStore::read(bank::LedgerSnapshot& snapshot, const std::vector<bank::Order>& orders) const
{
    Wanted wanted;
    for (const bank::Order& order : orders) {
        std::visit(wanted, order.content);
        for (const auto& account : snapshot.accounts) {
            const auto used = m_usage.find({order.by.staff, account.currency});
            if (used != m_usage.end())
                snapshot.usage.insert(*used);
        }
    }
    for (const ApprovalId id : wanted.approvals) {
        const auto found = approvals.find(id);
        if (found == approvals.end())
            continue;
        snapshot.approvals.push_back(found->second.approval);
        if (const auto securing = m_securing.find(id); securing != m_securing.end())
            for (const HoldId hold : securing->second)
                if (holds.at(hold).left > 0)
                    wanted.holds.insert(hold);
    }
    for (const HoldId id : wanted.holds)
        if (const auto found = holds.find(id); found != holds.end())
            snapshot.holds.push_back(found->second);
    for (const TransferId id : wanted.reversed)
        if (isReversed(id, snapshot.now))
            snapshot.reversed.insert(id);
}

bool SimulatedStore::isReversed(TransferId transfer, Instant now) const
{
    const auto asked = m_reversals.find(transfer);
    return m_reversed.contains(transfer) ||
           (asked != m_reversals.end() && std::any_of(asked->second.begin(), asked->second.end(), [&](ApprovalId id) {
                const bank::LedgerApproval& approval = approvals.at(id).approval;
                return isOpen(approval) && approval.expiresAt > now;
            }));
}

const KeyOutcome* SimulatedStore::outcomeOf(const ActorAndKey& key) const
{
    const auto found = m_keys.find(key);
    return found == m_keys.end() ? nullptr : &found->second;
}

bool SimulatedStore::usageIsAsDecided(const CommittedBatch& batch) const
{
    for (const auto& [orderer, after] : batch.after.usage) {
        const auto seen = batch.before.usage.find(orderer);
        const bank::Usage before = seen == batch.before.usage.end() ? bank::Usage() : seen->second;
        const auto stored = m_usage.find(orderer);
        const bank::Usage current = stored == m_usage.end() ? bank::Usage() : stored->second;
        if (after != before && current != before)
            return false;
    }
    return true;
}

bool SimulatedStore::commit(const CommittedBatch& batch)
{
    if (!usageIsAsDecided(batch))
        return false;
    for (const CommittedOrder& order : batch.orders) {
        const KeyOutcome* stored = outcomeOf(order.key);
        promise(!stored || stored->state != contract::KeyState::Abandoned, "an order was decided under a closed key");
        promise(!stored, "a key has two outcomes");
    }
    writeState(batch);
    for (const CommittedOrder& order : batch.orders)
        write(order, batch.before);
    return true;
}

void SimulatedStore::writeState(const CommittedBatch& batch)
{
    for (std::size_t i = 0; i < batch.after.accounts.size(); ++i)
        if (batch.after.accounts[i] != batch.before.accounts[i])
            accounts[m_accountIds.at(batch.after.accounts[i].id)] = batch.after.accounts[i];
    for (const bank::LedgerHold& hold : batch.after.holds) {
        holds.at(hold.id) = hold;
        if (hold.left == 0)
            m_expiring.erase(hold.id);
    }
    for (const bank::LedgerApproval& after : batch.after.approvals) {
        bank::LedgerApproval& stored = approvals.at(after.id).approval;
        stored.state = after.state;
        stored.approvedBy = after.approvedBy;
        if (!isOpen(stored))
            m_open.erase(after.id);
    }
    for (const auto& [orderer, usage] : batch.after.usage)
        m_usage[orderer] = usage;
}

void SimulatedStore::write(const CommittedOrder& order, const bank::LedgerSnapshot& before)
{
    ++audited;
    m_keys.emplace(order.key, order.outcome);
    const bank::Decision& decision = order.decision;
    if (decision.refusal)
        return;
    writeApproval(order);
    const auto* placement = std::get_if<bank::HoldPlacement>(&order.order.content);
    for (std::size_t i = 0; i < decision.newHolds.size(); ++i) {
        const HoldId id = order.newHolds[i];
        bank::LedgerHold hold{
            id, before.accounts[decision.newHolds[i].account].id, decision.newHolds[i].amount, {}, {}};
        if (placement)
            hold.expiresAt = placement->expiresAt;
        else
            hold.approval = order.approval;
        if (hold.expiresAt)
            m_expiring.insert(id);
        if (hold.approval)
            m_securing[order.approval].push_back(id);
        holds.emplace(id, hold);
    }
    if (!decision.books())
        return;
    StoredTransfer transfer;
    for (const bank::DecidedEntry& entry : decision.entries) {
        const bank::LedgerAccount& account = before.accounts[entry.account];
        transfer.legs.push_back({account.iban, Money(entry.amount, account.currency)});
    }
    if (const auto* approval = std::get_if<bank::ApprovalOrder>(&order.order.content)) {
        if (const auto* reversal = std::get_if<bank::Reversal>(&approval->waiting)) {
            transfer.kind = contract::TransferKind::Reversal;
            promise(m_reversed.insert(reversal->of).second, "a transfer was reversed twice");
        }
    }
    transfers.emplace(order.transfer, std::move(transfer));
}

void SimulatedStore::writeApproval(const CommittedOrder& order)
{
    const bank::Decision& decision = order.decision;
    if (!decision.need)
        return;
    StoredApproval& stored = approvals[order.approval];
    if (const auto* change = std::get_if<bank::ApprovalChangeOrder>(&order.order.content)) {
        ++stored.number;
        stored.waiting = change->now;
    } else {
        stored.approval.id = order.approval;
        stored.approval.maker = order.order.by.staff;
        stored.approval.branch = order.order.by.branch;
        if (const auto* reversal = std::get_if<bank::Reversal>(&order.order.content)) {
            stored.waiting = *reversal;
            m_reversals[reversal->of].push_back(order.approval);
        } else {
            stored.waiting = std::get<bank::BookingOrder>(order.order.content);
        }
    }
    stored.approval.version = "version " + std::to_string(stored.number);
    stored.approval.approver = decision.need->approver;
    stored.approval.needed = decision.need->approvers;
    stored.approval.expiresAt = order.now + m_world.approvalLasts;
    m_open.insert(order.approval);
}

bool SimulatedStore::abandon(const ActorAndKey& key)
{
    if (m_keyLocks.contains(key))
        return false;
    if (m_keys.try_emplace(key).second)
        ++audited;
    return true;
}

void SimulatedStore::free(bank::LedgerHold& hold)
{
    accounts[m_accountIds.at(hold.account)].holds -= hold.left;
    hold.left = 0;
    ++audited;
}

std::vector<HoldId> SimulatedStore::expireHolds(Instant now)
{
    std::vector<HoldId> expired;
    for (const HoldId id : m_expiring) {
        bank::LedgerHold& hold = holds.at(id);
        if (*hold.expiresAt > now || m_accountLocks.contains(m_accountIds.at(hold.account)))
            continue;
        free(hold);
        expired.push_back(id);
    }
    for (const HoldId id : expired)
        m_expiring.erase(id);
    return expired;
}

std::vector<ApprovalId> SimulatedStore::expireApprovals(Instant now)
{
    std::vector<ApprovalId> expired;
    for (const ApprovalId id : m_open) {
        StoredApproval& stored = approvals.at(id);
        const auto& legs = bank::legsOf(stored.waiting);
        const bool held = std::any_of(legs.begin(), legs.end(), [&](const contract::OrderLeg& leg) {
            return m_accountLocks.contains(m_places.at(leg.iban));
        });
        if (stored.approval.expiresAt > now || held)
            continue;
        stored.approval.state = ApprovalState::Expired;
        for (const HoldId hold : m_securing[id])
            if (holds.at(hold).left > 0)
                free(holds.at(hold));
        ++audited;
        expired.push_back(id);
    }
    for (const ApprovalId id : expired)
        m_open.erase(id);
    return expired;
}

} // namespace cf::simulation
