#include "tests/drill/HttpPassage.h"

#include "tests/support/SocketBytes.h"

namespace cf::drill {

void Gate::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = !m_givenWay;
}

void Gate::open()
{
    const std::lock_guard lock(m_mutex);
    m_closed = false;
    m_opened.notify_all();
}

void Gate::pass()
{
    std::unique_lock lock(m_mutex);
    m_opened.wait(lock, [this] { return !m_closed; });
}

void Gate::giveWay()
{
    {
        const std::lock_guard lock(m_mutex);
        m_givenWay = true;
    }
    open();
}

bool HttpPassage::towardsServer(std::string bytes)
{
    m_turns += !std::exchange(m_clientSpoke, true);
    if (!isHandshake()) {
        static const Point& arrived = pointNamed("request arrived");
        m_gate.pass();
        if (m_trap.reach(arrived, m_arrival) == Passing::Cut)
            return false;
    }
    return test::sendAll(m_ends.server, bytes);
}

bool HttpPassage::towardsClient(std::string bytes)
{
    static const Point& ready = pointNamed("answer ready");
    m_clientSpoke = false;
    if (!isHandshake() && m_trap.reach(ready, m_arrival) == Passing::Cut)
        return false;
    return test::sendAll(m_ends.client, bytes);
}

} // namespace cf::drill
