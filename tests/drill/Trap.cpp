#include "tests/drill/Trap.h"

#include <algorithm>
#include <stdexcept>

namespace cf::drill {

// The ledger's statements by their names, others by what is typical of their text.
const std::vector<Point>& points()
{
    static const std::vector<Point> all = {
        {"request arrived", kHttp, Moment::Ordered},
        {"batch begun", "begin", Moment::Sent},
        {"accounts to be locked", "lock", Moment::Ordered},
        {"accounts locked", "lock", Moment::Answered},
        {"stored keys read", "stored", Moment::Answered},
        {"headers to be written", "transfers", Moment::Ordered},
        {"balances to be written", "accounts", Moment::Ordered},
        {"keys written", "keys", Moment::Sent},
        {"event to be told", "outbox", Moment::Ordered},
        {"caches to be told", "invalidate", Moment::Ordered},
        {"commit to be sent", "commit", Moment::Ordered},
        {"commit sent", "commit", Moment::Sent},
        {"commit answered", "commit", Moment::Answered},
        {"commit told", "commit", Moment::Told},
        {"watermark answered", "watermark", Moment::Answered},
        {"answer ready", kHttp, Moment::Answered},
        {"line of a batch answered", kLines, Moment::Told},
        {"key being resolved", "bank.lock_key(", Moment::Ordered},
        {"tombstone to be planted", "'abandoned'", Moment::Ordered},
        {"tombstone planted", "'abandoned'", Moment::Answered},
        {"read audit moving", "INSERT INTO bank.audit_inbox (leaves", Moment::Ordered},
        {"trail being sealed", "bank.take_from_audit_inbox(", Moment::Sent},
        {"events taken", "DELETE FROM bank.outbox", Moment::Answered},
    };
    return all;
}

const Point& pointNamed(std::string_view name)
{
    const auto found =
        std::find_if(points().begin(), points().end(), [&](const Point& point) { return point.name == name; });
    if (found == points().end())
        throw std::out_of_range("no such point");
    return *found;
}

void Trap::arm(const Point& point, Action action, const Who& who)
{
    const std::lock_guard lock(m_mutex);
    m_point = &point;
    m_action = std::move(action);
    m_who = who;
    m_done = false;
}

bool Trap::wait(std::chrono::milliseconds timeout)
{
    std::unique_lock lock(m_mutex);
    // Once it is reached its action is awaited, however long that takes.
    m_reached.wait_for(lock, timeout, [this] { return m_done; });
    if (m_point == nullptr)
        m_reached.wait(lock, [this] { return m_done; });
    m_point = nullptr;
    return m_done;
}

const Point* Trap::armed() const
{
    const std::lock_guard lock(m_mutex);
    return m_point;
}

Passing Trap::reach(const Point& point, const Arrival& arrival)
{
    std::unique_lock lock(m_mutex);
    const bool meant = m_point == &point && (!m_who.server || *m_who.server == arrival.server);
    if (!meant || m_who.later-- > 0)
        return Passing::Pass;
    m_point = nullptr;
    const Action action = std::move(m_action);
    lock.unlock();
    const Passing passing = action(arrival);
    lock.lock();
    m_done = true;
    m_reached.notify_all();
    return passing;
}

} // namespace cf::drill
