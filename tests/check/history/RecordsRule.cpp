// C8 and C9: what the ledger leaves behind it, in the trail and in the outbox.
#include "tests/check/history/Rules.h"

namespace cf::check {
namespace {

//! How many changes each object has gone through: a booking is one of its transfer.
std::map<ObjectId, std::int64_t> changesIn(const Ledger& ledger)
{
    std::map<ObjectId, std::int64_t> changes;
    for (const Booking& booking : ledger.bookings())
        ++changes[booking.transfer->id];
    for (const auto& [key, order] : ledger.course().orders()) {
        if (!order.isDone() || books(order.invoke.operation.kind))
            continue;
        if (const auto object = order.made() ? order.made() : order.invoke.operation.actsOn)
            ++changes[*object];
    }
    return changes;
}

} // namespace

Violations brokenTrail(const Ledger& ledger)
{
    Violations found;
    std::map<ObjectId, std::int64_t> events;
    for (const line::FinalAudit& audit : ledger.course().finalAudit()) {
        if (!audit.verified)
            found.emplace_back("the trail did not verify");
        for (const RecordedChange& change : audit.changes)
            events[change.object] = plus(events[change.object], change.events);
    }
    for (const auto& [object, changes] : changesIn(ledger)) {
        std::int64_t& recorded = events[object];
        if (recorded != changes)
            found.push_back("the trail has " + std::to_string(recorded) + " events for " + std::to_string(changes) +
                            " changes of " + object);
        recorded = 0;
    }
    for (const auto& [object, recorded] : events)
        if (recorded != 0)
            found.push_back("the trail tells of " + object + ", which was not changed");
    return found;
}

Violations brokenOutbox(const Ledger& ledger)
{
    Violations found;
    std::set<ObjectId> told;
    for (const line::FinalOutbox& outbox : ledger.course().finalOutbox())
        told.insert(outbox.transfers.begin(), outbox.transfers.end());
    for (const Booking& booking : ledger.bookings())
        if (told.erase(booking.transfer->id) == 0)
            found.push_back("the outbox does not tell of " + booking.transfer->id);
    for (const ObjectId& transfer : told)
        found.push_back("the outbox tells of " + transfer + ", which is not in the ledger");
    return found;
}

} // namespace cf::check
