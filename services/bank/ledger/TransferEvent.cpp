#include "services/bank/ledger/TransferEvent.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/contract/WireValues.h"

namespace cf::bank {
namespace {

std::vector<std::string> accountsOf(const DecidedOrder& order)
{
    std::vector<std::string> accounts;
    for (const auto& account : {order.debtor, order.creditor})
        if (account)
            accounts.push_back(account->toString());
    return accounts;
}

Changes attributesOf(const DecidedOrder& order)
{
    const TransferCommand& command = *order.command;
    const Money& amount = command.order.amount;
    Changes detail{attribute("key", command.key.toString()),
                   attribute("amount", amount.decimal() + " " + std::string(amount.currency().code()))};
    if (!order.booked())
        detail.push_back(attribute("refusal", contract::nameOf(*order.decision.refusal)));
    return detail;
}

} // namespace

AuditEvent auditEventOf(const DecidedOrder& order, const DecidedBatch& batch)
{
    const TransferCommand& command = *order.command;
    AuditEvent event = beginEvent(order.auditEvent, order.booked() ? "transfer.booked" : "transfer.refused",
                                  batch.recordedAt, command.traceId, &command.by);
    event.result = order.booked() ? AuditResult::Succeeded : AuditResult::Refused;
    event.customer = order.customer;
    event.related = accountsOf(order);
    if (order.booked())
        event.objectId = order.transfer.toString();
    else if (order.debtor)
        event.objectId = order.debtor->toString();
    event.detail = detailOf(attributesOf(order));
    return event;
}

boost::json::object bookedEventOf(const DecidedOrder& order, const DecidedBatch& batch)
{
    const TransferCommand& command = *order.command;
    boost::json::array legs;
    for (const DecidedEntry& entry : order.decision.entries) {
        const LedgerAccount& account = batch.accounts[entry.account];
        legs.push_back({{"accountId", account.id.toString()},
                        {"number", entry.number},
                        {"amount", contract::Wire<Money>::write(Money(entry.amount, account.currency))}});
    }
    const std::string date = toString(order.businessDate);
    return {{"type", "transferBooked"},
            {"transferId", order.transfer.toString()},
            {"branchId", command.by.branch.toString()},
            {"madeBy", command.by.staff.toString()},
            {"amount", contract::Wire<Money>::write(command.order.amount)},
            {"legs", std::move(legs)},
            {"bookingDate", date},
            {"valueDate", date},
            {"recordedAt", toString(batch.recordedAt)}};
}

} // namespace cf::bank
