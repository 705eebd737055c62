// C7: each order had the effect that was ordered, and had it once.
#include "tests/check/history/Rules.h"

#include <algorithm>

namespace cf::check {
namespace {

std::vector<Leg> bookedLegs(const line::FinalTransfer& transfer)
{
    std::vector<Leg> legs;
    for (const BookedLeg& leg : transfer.legs)
        legs.push_back({leg.account, leg.amount, leg.currency});
    std::sort(legs.begin(), legs.end());
    return legs;
}

//! Captured and released exclude each other, and so do approved and rejected.
void checkEndings(const Ledger& ledger, Violations& found)
{
    std::map<ObjectId, const Order*> endings;
    for (const auto& [key, order] : ledger.course().orders()) {
        const auto& [kind, legs, actsOn] = order.invoke.operation;
        if (!actsOn || !order.isDone() || kind == OperationKind::ApprovalChanged)
            continue;
        const bool endsHold = kind == OperationKind::HoldCaptured || kind == OperationKind::HoldReleased;
        if (endsHold && !ledger.holds().contains(*actsOn))
            found.push_back(key.toString() + " ended the hold " + *actsOn + ", which was never placed");
        if (const auto [other, first] = endings.emplace(*actsOn, &order); !first)
            found.push_back("both " + other->second->invoke.key.toString() + " and " + key.toString() +
                            " were done to " + *actsOn);
    }
}

void checkHolds(const Ledger& ledger, Violations& found)
{
    for (const auto& [id, account] : ledger.course().finalAccounts()) {
        std::int64_t expected = 0;
        for (const Hold* hold : ledger.holdsOn(id))
            if (!hold->ended)
                expected = plus(expected, hold->amount);
        if (account.holds != expected)
            found.push_back(id.toString() + " holds " + std::to_string(account.holds) + " where " +
                            std::to_string(expected) + " are set aside");
    }
}

} // namespace

Violations otherThanOrdered(const Ledger& ledger)
{
    Violations found;
    for (const Booking& booking : ledger.bookings())
        if (booking.order && bookedLegs(*booking.transfer) != ledger.legsOf(*booking.order))
            found.push_back(booking.transfer->id + " books other legs than " + booking.order->invoke.key.toString() +
                            " ordered");
    checkEndings(ledger, found);
    checkHolds(ledger, found);
    return found;
}

} // namespace cf::check
