#include "tests/check/history/RegionLoss.h"

#include <algorithm>
#include <iomanip>
#include <set>
#include <sstream>

namespace cf::check {
namespace {

using namespace std::chrono_literals;

constexpr auto kMostLost = 5min;
constexpr auto kMostWithout = 1h;

//! What was told before the region died is not so any more: it had not arrived in the second region, and may have come
//! about there in another way when it was sent again.
bool isUndone(const Order& order, Nanoseconds died)
{
    const bool wasTold = (order.ok && order.ok->time <= died) || (order.refused && order.refused->time <= died);
    return wasTold && (!order.finalKey || order.finalKey->state != order.told() ||
                       (order.isDone() && order.finalKey->made != order.toldMade()));
}

//! C6 and C7: reads and answers had shown what was lost, and the books have gone on without it. C1, C2, C4: the order
//! itself is missing, was answered anew, or was booked after it had been refused.
bool followsFrom(const std::set<std::string>& undone, const Violation& violation)
{
    if (violation.rule == "C6" || violation.rule == "C7")
        return !undone.empty();
    return (violation.rule == "C1" || violation.rule == "C2" || violation.rule == "C4") &&
           std::ranges::any_of(undone,
                               [&](const std::string& key) { return violation.what.find(key) != violation.what.npos; });
}

} // namespace

bool RegionLoss::isAsPromised() const
{
    return lostTime <= kMostLost && without && *without <= kMostWithout && beyond.empty();
}

RegionLoss lossOf(const Course& course, Nanoseconds died, const Report& report)
{
    RegionLoss loss;
    Nanoseconds firstLost = died;
    std::set<std::string> undone;
    for (const auto& [key, order] : course.orders()) {
        if (order.ok && order.ok->time > died) {
            const std::chrono::nanoseconds after(order.ok->time - died);
            loss.without = std::min(loss.without.value_or(after), after);
        }
        if (!isUndone(order, died))
            continue;
        undone.insert(key.toString());
        if (order.ok) {
            ++loss.lost;
            firstLost = std::min(firstLost, order.ok->time);
        }
    }
    loss.lostTime = std::chrono::nanoseconds(died - firstLost);
    for (const std::string& missing : report.missing)
        loss.beyond.push_back({"unproved", missing});
    for (const Violation& violation : report.violations)
        if (!followsFrom(undone, violation))
            loss.beyond.push_back(violation);
    return loss;
}

std::string textOf(const RegionLoss& loss)
{
    const auto seconds = [](std::chrono::nanoseconds time) { return std::chrono::duration<double>(time).count(); };
    std::ostringstream out;
    out << std::fixed << std::setprecision(3) << "Acknowledged and lost: " << loss.lost << " orders, of the last "
        << seconds(loss.lostTime) << " s (RPO, promised 300 s)\n"
        << std::setprecision(1);
    if (loss.without)
        out << "Without service: " << seconds(*loss.without) << " s (RTO, promised 3600 s)\n";
    else
        out << "Without service: to the end, for nothing was acknowledged after the loss\n";
    for (const Violation& violation : loss.beyond)
        out << "Beyond the loss: " << violation.rule << ", " << violation.what << '\n';
    return out.str();
}

} // namespace cf::check
