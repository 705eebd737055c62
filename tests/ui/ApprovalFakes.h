// Orders that wait at the in-memory bank: listed, shown with their version, decided. For the tests of the approvals.
#pragma once

#include "services/contract/Approvals.h"
#include "tests/ui/TransferFakes.h"

#include <algorithm>

namespace cf::test {

class FakeApprovals
{
public:
    static constexpr const char* kCode = "123456";

    std::vector<contract::Approval> orders;
    StaffId self = StaffId::make();
    std::vector<std::pair<contract::ApprovalDecision, std::string>> approved; //!< With the versions named.
    std::vector<contract::ApprovalComment> rejected;
    std::vector<contract::ApprovalComment> sentBack;
    std::vector<contract::ApprovalRef> withdrawn;
    std::vector<contract::ApprovalChange> changed;

    explicit FakeApprovals(FakeBank& bank)
    {
        bank.on<contract::ListWaitingOrders>(
            [this](const contract::WaitingOrdersQuery& query) -> Result<contract::Page<contract::WaitingOrder>> {
                return list(query.mine.value_or(false));
            });
        bank.on<contract::CountWaitingOrders>(
            [this](const contract::Nothing&) -> Result<contract::ApprovalCount> { return count(); });
        bank.on<contract::GetApproval>(
            [this](const contract::ApprovalRef& ref) -> Result<client::Versioned<contract::Approval>> {
                if (const contract::Approval* order = find(ref.approvalId))
                    return client::Versioned<contract::Approval>{*order, etagOf(*order)};
                return refusal(contract::ErrorCode::NotFound);
            });
        bank.on<contract::ApproveOrder>([this](const contract::ApprovalDecision& decision,
                                               const client::CallOptions& options) -> Result<contract::OrderOutcome> {
            approved.emplace_back(decision, options.match.value_or(""));
            contract::Approval* order = find(decision.approvalId);
            if (options.match != etagOf(*order))
                return refusal(contract::ErrorCode::PreconditionFailed);
            if (decision.code != kCode)
                return wrongCode();
            return approve(*order);
        });
        bank.on<contract::RejectOrder>([this](const contract::ApprovalComment& decision) {
            rejected.push_back(decision);
            return decide(decision.approvalId, contract::ApprovalState::Rejected);
        });
        bank.on<contract::SendBackOrder>([this](const contract::ApprovalComment& decision) {
            sentBack.push_back(decision);
            return decide(decision.approvalId, contract::ApprovalState::SentBack);
        });
        bank.on<contract::WithdrawOrder>([this](const contract::ApprovalRef& ref) {
            withdrawn.push_back(ref);
            return decide(ref.approvalId, contract::ApprovalState::Withdrawn);
        });
        bank.on<contract::ChangeOrder>([this](const contract::ApprovalChange& change) {
            changed.push_back(change);
            contract::Approval* order = find(change.approvalId);
            order->order.amount = change.legs.back().amount;
            order->order.memo = change.memo.value_or("");
            ++order->version;
            return decide(change.approvalId, contract::ApprovalState::Waiting);
        });
    }

    //! A colleague's transfer, above the limit.
    contract::Approval& add(const char* creditor = "Růžena Dvořáková", std::int64_t cents = 75'000'000)
    {
        contract::Approval approval;
        contract::WaitingOrder& order = approval.order;
        order.id = ApprovalId::make();
        order.requestedBy = {StaffId::make(), "Anna Malá"};
        order.requestedAt = *parseInstant("2026-11-22T09:49:25Z");
        order.expiresAt = *parseInstant("2026-11-25T09:49:25Z");
        order.debtorIban = czechIban(19);
        order.debtorName = "Jan Novák";
        order.creditorIban = czechIban(20);
        order.creditorName = creditor;
        order.amount = Money(cents, currency("CZK"));
        order.memo = "Flat";
        order.reasons = {contract::ApprovalReason::AboveTransferLimit};
        order.branch = {BranchId::make(), "0001", "Praha 1"};
        const Money now(100'000'000, currency("CZK"));
        approval.legs = {{czechIban(19), order.debtorName, Money(-cents, currency("CZK")), now,
                          Money(now.minorUnits() - cents, currency("CZK"))},
                         {czechIban(20), order.creditorName, Money(cents, currency("CZK")), {}, {}}};
        approval.steps = {{contract::ApprovalAction::Requested, order.requestedBy, order.requestedAt, {}, 1}};
        approval.mayDecide = true;
        orders.push_back(approval);
        return orders.back();
    }
    //! The user's own.
    contract::Approval& addOwn(contract::ApprovalState state = contract::ApprovalState::Waiting)
    {
        contract::Approval& approval = add();
        approval.order.requestedBy = {self, "Martin Kos"};
        approval.order.state = state;
        approval.mayDecide = false;
        return approval;
    }

    contract::ApprovalCount count() const
    {
        contract::ApprovalCount count;
        for (const contract::Approval& each : orders) {
            const bool isOwn = each.order.requestedBy.id == self;
            if (each.order.state == contract::ApprovalState::Waiting)
                ++(isOwn ? count.own : count.waiting);
            else if (each.order.state == contract::ApprovalState::SentBack && isOwn)
                ++count.sentBack;
        }
        return count;
    }
    static std::string etagOf(const contract::Approval& order) { return "v" + std::to_string(order.version); }

private:
    template <class T>
    using Result = client::CallResult<T>;

    contract::Approval* find(const ApprovalId& id)
    {
        const auto found = std::find_if(orders.begin(), orders.end(),
                                        [&](const contract::Approval& each) { return each.order.id == id; });
        return found == orders.end() ? nullptr : &*found;
    }
    contract::Page<contract::WaitingOrder> list(bool mine) const
    {
        contract::Page<contract::WaitingOrder> page;
        for (const contract::Approval& each : orders) {
            if (mine ? each.order.requestedBy.id == self : each.order.state == contract::ApprovalState::Waiting)
                page.items.push_back(each.order);
        }
        page.count = static_cast<std::int64_t>(page.items.size());
        return page;
    }
    static client::CallFailure wrongCode()
    {
        client::CallFailure failure = refusal(contract::ErrorCode::InvalidRequest);
        failure.problem->errors = {{"/code", "is not a current code of your authenticator"}};
        return failure;
    }
    contract::OrderOutcome approve(contract::Approval& order)
    {
        ++order.order.approvals;
        order.mayDecide = false;
        const bool isLast = order.order.approvals >= order.order.needed;
        contract::OrderOutcome outcome =
            *decide(order.order.id, isLast ? contract::ApprovalState::Approved : contract::ApprovalState::Waiting);
        if (isLast) {
            outcome.transfer = FakeTransfers::sample(1);
            order.transferId = outcome.transfer->id;
        }
        return outcome;
    }
    Result<contract::OrderOutcome> decide(const ApprovalId& id, contract::ApprovalState state)
    {
        contract::Approval* order = find(id);
        order->order.state = state;
        contract::OrderOutcome outcome;
        outcome.state = contract::KeyState::Booked;
        outcome.approval =
            contract::ApprovalNotice{id, state, order->order.reasons, *order->order.expiresAt, std::string()};
        return outcome;
    }
};

} // namespace cf::test
