// C1, C2, C4: what the clients were told of their orders, and what the ledger has.
#include "tests/check/history/Rules.h"

#include <algorithm>

namespace cf::check {
namespace {

std::string orderNamed(const Order& order)
{
    return "the " + contract::nameOf(order.invoke.operation.kind) + " " + order.invoke.key.toString();
}

std::string stateOf(const Order& order)
{
    return contract::nameOf(order.finalKey->state);
}

//! Empty: it is not lost.
std::string lossOf(const Order& order, const Ledger& ledger)
{
    const auto made = order.toldMade();
    if (!order.isDone())
        return "but its key is " + stateOf(order);
    if (order.finalKey->made != made)
        return "as " + made.value_or("nothing") + ", but its key says " + order.finalKey->made.value_or("nothing");
    if (!books(order.invoke.operation.kind))
        return {};
    const Booking* booking = ledger.booking(*made);
    if (!booking)
        return "but " + *made + " is not in the ledger";
    return booking->order == &order ? "" : "but " + *made + " was booked under another key";
}

//! The texts of all answers to the order, the first one first.
std::vector<std::string_view> answersTo(const Order& order)
{
    std::vector<std::string_view> answers;
    if (order.ok)
        answers.emplace_back(order.ok->answer.text);
    if (order.refused)
        answers.emplace_back(order.refused->answer.text);
    for (const line::Replayed& replayed : order.replayed)
        answers.emplace_back(replayed.answer.text);
    return answers;
}

} // namespace

Violations lostOrders(const Ledger& ledger)
{
    Violations found;
    for (const auto& [key, order] : ledger.course().orders()) {
        if (order.told() != KeyState::Booked)
            continue;
        if (const std::string loss = lossOf(order, ledger); !loss.empty())
            found.push_back(orderNamed(order) + " was acknowledged, " + loss);
    }
    return found;
}

Violations doubledOrders(const Ledger& ledger)
{
    Violations found;
    for (const Booking& booking : ledger.bookings())
        if (!booking.order)
            found.push_back(booking.transfer->id + " was booked under no key of this drill");
    for (const auto& [key, order] : ledger.course().orders()) {
        const auto bookings = ledger.bookingsFor(order);
        if (bookings.size() > 1)
            found.push_back(orderNamed(order) + " was booked " + std::to_string(bookings.size()) +
                            " times: " + bookings[0]->transfer->id + ", " + bookings[1]->transfer->id);
        if (bookings.empty() && order.isDone() && order.told() != KeyState::Booked &&
            books(order.invoke.operation.kind))
            found.push_back(orderNamed(order) + " has a key that is booked, but no transfer");
        const auto answers = answersTo(order);
        if (std::adjacent_find(answers.begin(), answers.end(), std::not_equal_to<>()) != answers.end())
            found.push_back(orderNamed(order) + " was answered differently when it was sent again");
    }
    return found;
}

Violations bookedRefusals(const Ledger& ledger)
{
    Violations found;
    for (const auto& [key, order] : ledger.course().orders()) {
        const auto told = order.told();
        if (!told || told == KeyState::Booked)
            continue;
        const std::string how = order.failed ? "never arrived" : "was " + contract::nameOf(*told);
        if (const auto bookings = ledger.bookingsFor(order); !bookings.empty())
            found.push_back(orderNamed(order) + " " + how + ", but is booked as " + bookings.front()->transfer->id);
        else if (order.isDone())
            found.push_back(orderNamed(order) + " " + how + ", but its key is booked");
    }
    return found;
}

} // namespace cf::check
