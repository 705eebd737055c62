#include "tests/check/history/Ledger.h"

#include <algorithm>

namespace cf::check {
namespace {

//! The legs of a transfer as somebody would order them.
std::vector<Leg> orderedLegs(const line::FinalTransfer& transfer, bool reversed)
{
    std::vector<Leg> legs;
    for (const BookedLeg& leg : transfer.legs)
        legs.push_back({leg.account, reversed ? negated(leg.amount) : leg.amount, leg.currency});
    return legs;
}

} // namespace

Ledger::Ledger(const Course& course)
    : m_course(&course)
{
    for (const OpenedAccount& account : course.opened()->accounts) {
        m_books.emplace(account.id, AccountBook(*course.account(account.id)));
        m_holdsOn[account.id];
    }
    findBookings();
    for (const Booking& booking : m_bookings)
        for (const BookedLeg& leg : booking.transfer->legs)
            m_books.at(leg.account).m_entries.push_back({&booking, &leg, 0});
    for (auto& [account, book] : m_books)
        book.settle();
    findHolds();
    findReserved();
}

void Ledger::findBookings()
{
    std::map<ObjectId, const Order*> makers;
    for (const auto& [key, order] : m_course->orders()) {
        if (const auto made = order.made())
            makers.emplace(*made, &order);
        if (const auto made = order.toldMade())
            makers.emplace(*made, &order);
        if (order.invoke.operation.kind == OperationKind::ApprovalRequested && order.made())
            m_requests.emplace(*order.made(), &order);
    }
    m_bookings.reserve(m_course->finalTransfers().size()); // pointers into it stay
    for (const line::FinalTransfer& transfer : m_course->finalTransfers()) {
        Booking booking{&transfer, nullptr};
        if (transfer.key) {
            const auto found = m_course->orders().find(*transfer.key);
            booking.order = found == m_course->orders().end() ? nullptr : &found->second;
        } else if (const auto found = makers.find(transfer.id); found != makers.end()) {
            booking.order = found->second;
        }
        m_bookings.push_back(booking);
        m_byId.emplace(transfer.id, &m_bookings.back());
        if (booking.order)
            m_byKey.emplace(booking.order->invoke.key, &m_bookings.back());
    }
}

void Ledger::findHolds()
{
    for (const auto& [key, order] : m_course->orders())
        if (order.invoke.operation.kind == OperationKind::HoldPlaced && order.isDone() && order.made())
            m_holds.emplace(*order.made(), Hold{*order.made(), order.invoke.operation.legs.front().account,
                                                order.invoke.operation.legs.front().amount, &order, nullptr});
    for (const auto& [key, order] : m_course->orders()) {
        const Operation& operation = order.invoke.operation;
        const bool ends =
            operation.kind == OperationKind::HoldCaptured || operation.kind == OperationKind::HoldReleased;
        if (!ends || !order.isDone())
            continue;
        if (const auto hold = m_holds.find(*operation.actsOn); hold != m_holds.end() && !hold->second.ended)
            hold->second.ended = &order;
    }
    for (const auto& [id, hold] : m_holds)
        m_holdsOn[hold.account].push_back(&hold);
}

void Ledger::findReserved()
{
    std::map<ObjectId, std::vector<const Order*>> steps; // the request and its changes, by time
    std::map<ObjectId, const Order*> ends;
    for (const auto& [approval, request] : m_requests)
        if (request->isDone())
            steps[approval].push_back(request);
    for (const auto& [key, order] : m_course->orders()) {
        const Operation& operation = order.invoke.operation;
        if (!order.isDone() || !operation.actsOn || !m_requests.contains(*operation.actsOn))
            continue;
        if (operation.kind == OperationKind::ApprovalChanged)
            steps[*operation.actsOn].push_back(&order);
        else
            ends.emplace(*operation.actsOn, &order);
    }
    for (auto& [approval, taken] : steps) {
        std::sort(taken.begin() + 1, taken.end(),
                  [](const Order* a, const Order* b) { return a->invoke.time < b->invoke.time; });
        const auto end = ends.find(approval);
        for (std::size_t i = 0; i < taken.size(); ++i) {
            const Order* last = end == ends.end() ? nullptr : end->second;
            reserve(*taken[i], *taken.front(), i + 1 < taken.size() ? taken[i + 1] : last);
        }
    }
}

void Ledger::reserve(const Order& step, const Order& request, const Order* ended)
{
    for (const Leg& leg : step.invoke.operation.legs) {
        if (leg.amount >= 0)
            continue;
        m_reserved.push_back({*request.made(), leg.account, negated(leg.amount), &step, ended});
        m_holdsOn[leg.account].push_back(&m_reserved.back());
    }
}

const Booking* Ledger::booking(const ObjectId& transfer) const
{
    const auto found = m_byId.find(transfer);
    return found == m_byId.end() ? nullptr : found->second;
}

std::vector<const Booking*> Ledger::bookingsFor(const Order& order) const
{
    std::vector<const Booking*> found;
    const auto [begin, end] = m_byKey.equal_range(order.invoke.key);
    std::transform(begin, end, std::back_inserter(found), [](const auto& item) { return item.second; });
    return found;
}

const std::vector<const Hold*>& Ledger::holdsOn(const AccountId& account) const
{
    return m_holdsOn.at(account);
}

std::vector<Leg> Ledger::legsOf(const Order& order) const
{
    const Operation& operation = order.invoke.operation;
    std::vector<Leg> legs;
    switch (operation.kind) {
    case OperationKind::Transfer:
    case OperationKind::HoldCaptured:
        legs = operation.legs;
        break;
    case OperationKind::Reversal:
        if (const Booking* reversed = booking(*operation.actsOn))
            legs = orderedLegs(*reversed->transfer, true);
        break;
    case OperationKind::ApprovalApproved:
        legs = operation.legs;
        if (!legs.empty())
            break;
        if (const auto request = m_requests.find(*operation.actsOn); request != m_requests.end())
            legs = request->second->invoke.operation.legs;
        break;
    case OperationKind::HoldPlaced:
    case OperationKind::HoldReleased:
    case OperationKind::ApprovalRequested:
    case OperationKind::ApprovalChanged:
    case OperationKind::ApprovalRejected:
        break;
    }
    std::sort(legs.begin(), legs.end());
    return legs;
}

bool Hold::surelyActive(Nanoseconds from, Nanoseconds until) const
{
    return placed->toldAt() < from && (!ended || ended->invoke.time > until);
}

bool Hold::possiblyActive(Nanoseconds from, Nanoseconds until) const
{
    return placed->invoke.time < until && (!ended || ended->toldAt() > from);
}

} // namespace cf::check
