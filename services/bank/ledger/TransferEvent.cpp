// See TransferEvent.h.
#include "services/bank/ledger/TransferEvent.h"

#include "services/contract/WireValues.h"

namespace cf::bank {
namespace {

std::string textOf(const std::optional<AccountId>& account)
{
    return account ? account->toString() : std::string();
}

} // namespace

AuditEvent auditEventOf(const DecidedOrder& order, const DecidedBatch& batch)
{
    const TransferCommand& command = *order.command;
    const contract::TransferOrder& wanted = command.order;
    AuditEvent event;
    event.action = order.booked() ? "transfer.booked" : "transfer.refused";
    event.at = batch.recordedAt;
    event.actor = command.by.staff;
    event.role = command.by.role;
    event.branch = command.by.branch;
    event.customer = order.customer;
    event.objectId = order.booked() ? order.transfer.toString() : textOf(order.debtor);
    event.detail = "key=" + command.key.toString() + " debtor=" + textOf(order.debtor) +
                   " creditor=" + textOf(order.creditor) + " amount=" + wanted.amount.decimal() + " " +
                   wanted.amount.currency().code();
    if (!order.booked())
        event.detail += " refusal=" + contract::nameOf(*order.decision.refusal);
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
