// C7: one serial order, and the answers that it gives.
#include "tests/check/history/Rules.h"

#include <algorithm>

namespace cf::check {
namespace {

constexpr Nanoseconds kLongAgo = std::numeric_limits<Nanoseconds>::min();

//! A transfer's place among those that share accounts with it.
struct Place
{
    std::vector<const Booking*> next; //!< Those with the following entry of one of its accounts.
    std::size_t waitsFor = 0;
    const Booking* latestBefore = nullptr; //!< Of itself and all before it, the one that was sent last.
};

using Places = std::map<const Booking*, Place>;

Nanoseconds sentAt(const Booking* booking)
{
    return booking && booking->order ? booking->order->invoke.time : kLongAgo;
}

Places placesIn(const Ledger& ledger)
{
    Places places;
    for (const Booking& booking : ledger.bookings())
        places[&booking].latestBefore = &booking;
    for (const auto& [id, book] : ledger.books())
        for (std::size_t i = 1; i < book.entries().size(); ++i) {
            const Booking* before = book.entries()[i - 1].booking;
            const Booking* after = book.entries()[i].booking;
            if (before == after)
                continue;
            places[before].next.push_back(after);
            ++places[after].waitsFor;
        }
    return places;
}

//! Books one transfer after the other, each once all before it are. What is left waits for itself.
void checkOrder(Places places, Violations& found)
{
    std::vector<const Booking*> ready;
    for (const auto& [booking, place] : places)
        if (place.waitsFor == 0)
            ready.push_back(booking);
    std::size_t booked = 0;
    for (; !ready.empty(); ++booked) {
        const Booking* booking = ready.back();
        ready.pop_back();
        const Place& place = places.at(booking);
        if (booking->order && booking->order->toldAt() < sentAt(place.latestBefore))
            found.push_back(booking->transfer->id + " was acknowledged before " + place.latestBefore->transfer->id +
                            " was sent, but is booked after it");
        for (const Booking* next : place.next) {
            Place& after = places.at(next);
            if (sentAt(after.latestBefore) < sentAt(place.latestBefore))
                after.latestBefore = place.latestBefore;
            if (--after.waitsFor == 0)
                ready.push_back(next);
        }
    }
    if (booked < places.size())
        found.push_back("no serial order has the entries of " + std::to_string(places.size() - booked) + " transfers");
}

void checkAnswer(const Order& order, const Ledger& ledger, Violations& found)
{
    for (const BalanceRead& told : order.ok->balances) {
        const auto expected = ledger.books().at(told.account).balanceAfter(told.entries);
        if (expected && *expected != told.balance)
            found.push_back("the order " + order.invoke.key.toString() + " was answered a balance of " +
                            std::to_string(told.balance) + " where the serial order gives " +
                            std::to_string(*expected));
    }
}

} // namespace

Violations unserialOrders(const Ledger& ledger)
{
    Violations found;
    checkOrder(placesIn(ledger), found);
    for (const auto& [key, order] : ledger.course().orders())
        if (order.ok)
            checkAnswer(order, ledger, found);
    return found;
}

} // namespace cf::check
