// C7: refusals for insufficient funds. Each is decided at some moment between order and answer, so there must be a
// moment when the account, by the entries and holds that it may have had, could not pay.
#include "tests/check/history/Rules.h"

#include <algorithm>

namespace cf::check {
namespace {

bool lackedFunds(const Order& order)
{
    constexpr auto code = contract::ErrorCode::InsufficientFunds;
    return order.refused ? order.refused->code == code : order.resolved && order.resolved->code == code;
}

//! What the order would have taken from, or set aside on, each account.
std::map<AccountId, std::int64_t> demandsOf(const Order& order, const Ledger& ledger)
{
    std::map<AccountId, std::int64_t> demands;
    if (order.invoke.operation.kind == OperationKind::HoldPlaced) {
        const Leg& held = order.invoke.operation.legs.front();
        demands.emplace(held.account, held.amount);
    }
    const OperationKind kind = order.invoke.operation.kind;
    const bool waits = kind == OperationKind::ApprovalRequested || kind == OperationKind::ApprovalChanged;
    for (const Leg& leg : waits ? order.invoke.operation.legs : ledger.legsOf(order)) {
        std::int64_t& demand = demands[leg.account];
        demand = plus(demand, negated(leg.amount));
    }
    return demands;
}

//! The most that may have been set aside while the order was open, without what it acts on.
std::int64_t possiblyHeld(const Order& order, const AccountId& account, const Ledger& ledger)
{
    std::int64_t held = 0;
    for (const Hold* hold : ledger.holdsOn(account))
        if (hold->possiblyActive(order.invoke.time, order.toldAt()) && hold->object != order.invoke.operation.actsOn &&
            hold->placed != &order)
            held = plus(held, hold->amount);
    return held;
}

bool mayLackFunds(const Order& order, const AccountBook& book, std::int64_t demand, const Ledger& ledger)
{
    if (demand <= 0 || !book.opened().overdraft)
        return false;
    const std::int64_t lowest = book.lowestBetween(order.invoke.time, order.toldAt());
    const std::int64_t held = possiblyHeld(order, book.opened().id, ledger);
    return plus(plus(lowest, *book.opened().overdraft), negated(held)) < demand;
}

} // namespace

Violations unjustRefusals(const Ledger& ledger)
{
    Violations found;
    for (const auto& [key, order] : ledger.course().orders()) {
        if (!lackedFunds(order))
            continue;
        const auto demands = demandsOf(order, ledger);
        if (std::none_of(demands.begin(), demands.end(), [&, &refused = order](const auto& demand) {
                return mayLackFunds(refused, ledger.books().at(demand.first), demand.second, ledger);
            }))
            found.push_back("the order " + key.toString() + " was refused for insufficient funds that were there");
    }
    return found;
}

} // namespace cf::check
