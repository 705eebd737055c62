// C5: no order stays unknown.
#include "tests/check/history/Rules.h"

#include <algorithm>

namespace cf::check {
namespace {

//! The first moment from which there was no fault for as long as an order may stay unknown.
Nanoseconds healedAfter(Nanoseconds moment, const std::vector<FaultPeriod>& faults)
{
    for (const FaultPeriod& fault : faults) {
        if (fault.begin > plus(moment, kLongestUnknown))
            break;
        moment = std::max(moment, fault.end);
    }
    return moment;
}

} // namespace

Violations unresolvedOrders(const Ledger& ledger)
{
    Violations found;
    const auto faults = ledger.course().faultPeriods();
    for (const auto& [key, order] : ledger.course().orders()) {
        const auto since = order.unknownSince();
        if (!since)
            continue;
        const Nanoseconds late = order.toldAt() - healedAfter(*since, faults);
        if (!order.told())
            found.push_back("the order " + key.toString() + " was never resolved");
        else if (late > kLongestUnknown)
            found.push_back("the order " + key.toString() + " was resolved " + std::to_string(late / 1'000'000) +
                            " ms after everything was healed");
    }
    return found;
}

} // namespace cf::check
