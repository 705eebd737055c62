#include "services/bank/ledger/TransferEvent.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/contract/WireValues.h"

#include <algorithm>

namespace cf::bank {
namespace {

using contract::ApprovalAction;

std::string worded(const Money& amount)
{
    return amount.decimal() + " " + std::string(amount.currency().code());
}

std::string approvalAction(ApprovalAction action)
{
    return "approval." + contract::nameOf(action);
}

//! What the event says that an order did, or was refused.
std::string actionOf(const DecidedOrder& order)
{
    const OrderContent& content = order.command->content;
    const bool refused = order.decision.refusal.has_value();
    if (order.books())
        return "transfer.booked";
    if (std::holds_alternative<HoldPlacement>(content))
        return refused ? "hold.refused" : "hold.placed";
    if (std::holds_alternative<HoldRelease>(content))
        return refused ? "hold.refused" : "hold.released";
    if (const auto* approval = std::get_if<ApprovalOrder>(&content))
        return refused ? "approval.refused" : approvalAction(approval->action);
    if (std::holds_alternative<ApprovalChangeOrder>(content))
        return refused ? "approval.refused" : approvalAction(ApprovalAction::Changed);
    return refused ? "transfer.refused" : approvalAction(ApprovalAction::Requested);
}

std::string objectOf(const DecidedOrder& order, const DecidedBatch& batch)
{
    const Decision& decision = order.decision;
    if (order.books())
        return order.transfer.toString();
    if (decision.waits() || decision.approval)
        return order.approval.toString();
    if (!order.newHolds.empty())
        return order.newHolds.front().toString();
    if (!decision.holds.empty())
        return batch.before.holds[decision.holds.front().hold].id.toString();
    return order.accounts.empty() ? std::string() : order.accounts.front().toString();
}

//! What the order moves or holds: of the common transfer the amount, of others what each account gets.
void addAmounts(Changes& detail, const OrderContent& content)
{
    const auto addLegs = [&](const std::vector<contract::OrderLeg>& legs) {
        if (legs.size() == 2 && legs[0].amount.currency() == legs[1].amount.currency()) {
            detail.push_back(attribute("amount", worded(legs[legs[0].amount.minorUnits() < 0 ? 1 : 0].amount)));
            return;
        }
        for (const contract::OrderLeg& leg : legs)
            detail.push_back(attribute("leg", worded(leg.amount)));
    };
    if (const auto* booking = std::get_if<BookingOrder>(&content))
        addLegs(booking->legs);
    else if (const auto* reversal = std::get_if<Reversal>(&content))
        addLegs(reversal->legs);
    else if (const WaitingMoney* waiting = waitingIn(content))
        addLegs(legsOf(*waiting));
    else if (const auto* change = std::get_if<ApprovalChangeOrder>(&content))
        addLegs(change->now.legs);
    else if (const auto* placement = std::get_if<HoldPlacement>(&content))
        detail.push_back(attribute("amount", worded(placement->amount)));
    else if (const auto* capture = std::get_if<HoldCapture>(&content))
        detail.push_back(attribute("amount", worded(capture->amount)));
}

void addReferences(Changes& detail, const DecidedOrder& order)
{
    const OrderContent& content = order.command->content;
    if (const auto* capture = std::get_if<HoldCapture>(&content))
        detail.push_back(attribute("hold", capture->hold.toString()));
    if (const auto* release = std::get_if<HoldRelease>(&content))
        detail.push_back(attribute("hold", release->hold.toString()));
    const auto* reversal = std::get_if<Reversal>(&content);
    if (const WaitingMoney* waiting = waitingIn(content)) {
        detail.push_back(attribute("approval", std::get<ApprovalOrder>(content).approval.toString()));
        reversal = std::get_if<Reversal>(waiting);
    }
    if (const auto* change = std::get_if<ApprovalChangeOrder>(&content))
        detail.push_back(attribute("approval", change->approval.toString()));
    if (!reversal)
        return;
    detail.push_back(attribute("reverses", reversal->of.toString()));
    detail.push_back(attribute("reason", contract::nameOf(reversal->reason)));
    if (reversal->overrideReason)
        detail.push_back(attribute("override", "true")); // its words may name somebody
}

Changes attributesOf(const DecidedOrder& order)
{
    Changes detail{attribute("key", order.command->key.toString())};
    addAmounts(detail, order.command->content);
    addReferences(detail, order);
    if (order.decision.refusal)
        detail.push_back(attribute("refusal", contract::nameOf(*order.decision.refusal)));
    if (order.decision.need)
        for (const contract::ApprovalReason reason : order.decision.need->reasons)
            detail.push_back(attribute("waitsFor", contract::nameOf(reason)));
    return detail;
}

} // namespace

AuditEvent auditEventOf(const DecidedOrder& order, const DecidedBatch& batch)
{
    const LedgerCommand& command = *order.command;
    AuditEvent event = beginEvent(order.auditEvent, actionOf(order), batch.recordedAt, command.traceId, &command.by);
    event.result = order.decision.refusal ? AuditResult::Refused : AuditResult::Succeeded;
    event.customer = order.customer;
    for (const AccountId account : order.accounts)
        event.related.push_back(account.toString());
    event.objectId = objectOf(order, batch);
    event.detail = detailOf(attributesOf(order));
    return event;
}

boost::json::object bookedEventOf(const DecidedOrder& order, const DecidedBatch& batch)
{
    const LedgerCommand& command = *order.command;
    boost::json::array legs;
    for (const DecidedEntry& entry : order.decision.entries) {
        const LedgerAccount& account = batch.after.accounts[entry.account];
        legs.push_back({{"accountId", account.id.toString()},
                        {"number", entry.number},
                        {"amount", contract::Wire<Money>::write(Money(entry.amount, account.currency))}});
    }
    const std::string date = toString(order.businessDate);
    return {{"type", "transferBooked"},
            {"transferId", order.transfer.toString()},
            {"kind", contract::nameOf(kindOf(command.content))},
            {"branchId", command.by.branch.toString()},
            {"madeBy", command.by.staff.toString()},
            {"legs", std::move(legs)},
            {"bookingDate", date},
            {"valueDate", date},
            {"recordedAt", toString(batch.recordedAt)}};
}

} // namespace cf::bank
