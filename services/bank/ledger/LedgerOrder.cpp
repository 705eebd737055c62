#include "services/bank/ledger/LedgerOrder.h"

#include "services/bank/platform/crypto/Encryption.h"
#include "services/contract/WireValues.h"

namespace cf::bank {
namespace {

//! Collects fields, each with its length, so that no two orders have the same text.
class Canonical
{
public:
    explicit Canonical(std::string_view form) { add(form); }

    Canonical& add(std::string_view field)
    {
        m_text += std::to_string(field.size()) + ":";
        m_text += field;
        return *this;
    }
    Canonical& add(const Iban& iban) { return add(iban.electronic()); }
    Canonical& add(const Money& amount)
    {
        return add(amount.currency().code()).add(std::to_string(amount.minorUnits()));
    }
    Canonical& addIf(const std::optional<std::string>& text) { return add(std::string_view(text ? *text : "")); }
    Canonical& add(const std::vector<contract::OrderLeg>& legs)
    {
        add(std::to_string(legs.size()));
        for (const contract::OrderLeg& leg : legs)
            add(leg.iban).add(leg.amount);
        return *this;
    }

    std::string hash() const { return platform::sha256(m_text); }

private:
    std::string m_text;
};

std::string hashOf(const BookingOrder& order)
{
    if (order.kind == contract::TransferKind::Transfer) // what keys of earlier versions stand for
        return Canonical("transferOrder/1")
            .add(order.legs.at(0).iban)
            .add(order.legs.at(1).iban)
            .add(order.legs.at(1).amount)
            .addIf(order.memo)
            .hash();
    return Canonical("postingOrder/1").add(order.legs).addIf(order.memo).hash();
}

std::string hashOf(const Reversal& order)
{
    return Canonical("reversalOrder/1")
        .add(order.of.toString())
        .add(contract::nameOf(order.reason))
        .add(order.comment)
        .addIf(order.overrideReason)
        .hash();
}

std::string hashOf(const HoldPlacement& order)
{
    return Canonical("holdPlacement/1")
        .add(order.account)
        .add(order.amount)
        .add(order.reason)
        .add(order.expiresAt ? toString(*order.expiresAt) : std::string())
        .hash();
}

std::string hashOf(const HoldRelease& order)
{
    return Canonical("holdRelease/1").add(order.hold.toString()).hash();
}

std::string hashOf(const HoldCapture& order)
{
    return Canonical("holdCapture/1")
        .add(order.hold.toString())
        .add(order.creditor)
        .add(order.amount)
        .add(order.releaseRest ? "rest" : "")
        .addIf(order.memo)
        .hash();
}

std::string hashOf(const ApprovalOrder& order)
{
    return Canonical("approvalOrder/1")
        .add(order.approval.toString())
        .add(contract::nameOf(order.action))
        .add(order.version)
        .add(order.comment)
        .hash();
}

std::string hashOf(const ApprovalChangeOrder& order)
{
    return Canonical("approvalChange/1")
        .add(order.approval.toString())
        .add(order.version)
        .add(order.now.legs)
        .addIf(order.now.memo)
        .hash();
}

void addAccounts(const std::vector<contract::OrderLeg>& legs, std::vector<Iban>& accounts)
{
    for (const contract::OrderLeg& leg : legs)
        accounts.push_back(leg.iban);
}

struct AccountsOf
{
    std::vector<Iban> accounts;

    void operator()(const BookingOrder& order) { addAccounts(order.legs, accounts); }
    void operator()(const Reversal& order) { addAccounts(order.legs, accounts); }
    void operator()(const HoldPlacement& order) { accounts.push_back(order.account); }
    void operator()(const HoldRelease& order) { accounts.push_back(order.account); }
    void operator()(const HoldCapture& order) { accounts = {order.debtor, order.creditor}; }
    void operator()(const ApprovalOrder& order) { addAccounts(legsOf(order.waiting), accounts); }
    void operator()(const ApprovalChangeOrder& order)
    {
        addAccounts(order.before.legs, accounts);
        addAccounts(order.now.legs, accounts);
    }
};

} // namespace

BookingOrder bookingOf(const contract::TransferOrder& order)
{
    const Money& amount = order.amount;
    // The smallest amount has no negation; it is not positive, and refused.
    const std::int64_t debit = amount.isPositive() ? -amount.minorUnits() : 0;
    return {contract::TransferKind::Transfer,
            {{order.debtorIban, Money(debit, amount.currency())}, {order.creditorIban, amount}},
            order.memo};
}

const std::vector<contract::OrderLeg>& legsOf(const WaitingMoney& waiting)
{
    return std::visit([](const auto& order) -> const std::vector<contract::OrderLeg>& { return order.legs; }, waiting);
}

std::vector<Iban> accountsOf(const OrderContent& content)
{
    AccountsOf collected;
    std::visit(collected, content);
    return std::move(collected.accounts);
}

std::optional<std::string> memoOf(const OrderContent& content)
{
    if (const auto* order = std::get_if<BookingOrder>(&content))
        return order->memo;
    if (const auto* order = std::get_if<HoldCapture>(&content))
        return order->memo;
    if (const auto* order = std::get_if<ApprovalChangeOrder>(&content))
        return order->now.memo;
    if (const auto* order = std::get_if<ApprovalOrder>(&content))
        if (const auto* booking = std::get_if<BookingOrder>(&order->waiting))
            return booking->memo;
    return std::nullopt;
}

std::string orderHash(const OrderContent& content)
{
    return std::visit([](const auto& order) { return hashOf(order); }, content);
}

} // namespace cf::bank
