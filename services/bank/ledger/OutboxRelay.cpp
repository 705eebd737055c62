// See OutboxRelay.h.
#include "services/bank/ledger/OutboxRelay.h"

#include <boost/json.hpp>

namespace cf::bank {
namespace {

// Rows locked by another relay are skipped, not waited for. There is no memory of the last id: a row with a smaller one
// may still be committed.
constexpr const char* kTake = "SELECT id, topic, events FROM bank.outbox ORDER BY id LIMIT 32 FOR UPDATE SKIP LOCKED";

} // namespace

OutboxRelay::OutboxRelay(db::Pool& pool, platform::EventBus& bus, std::chrono::milliseconds pause,
                         std::function<void(const std::string&)> onTrouble)
    : m_pool(pool)
    , m_bus(bus)
    , m_pause(pause)
    , m_onTrouble(std::move(onTrouble))
    , m_thread([this] { run(); })
{
}

OutboxRelay::~OutboxRelay()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void OutboxRelay::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_changed.notify_all();
}

void OutboxRelay::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        m_woken = false;
        lock.unlock();
        bool more = false;
        bool trouble = false;
        try {
            more = publishSome();
        } catch (const std::exception& error) {
            trouble = true;
            if (m_onTrouble)
                m_onTrouble(error.what());
        }
        lock.lock();
        if (trouble) // a bus or a database that is away is not asked again at once, however many commits wake us
            m_changed.wait_for(lock, m_pause, [&] { return m_ending; });
        else if (!more)
            m_changed.wait_for(lock, m_pause, [&] { return m_ending || m_woken; });
    }
}

bool OutboxRelay::publishSome()
{
    return m_pool.transaction([&](db::Transaction& transaction) {
        const auto rows = transaction.query(kTake);
        std::vector<std::string> done;
        for (const auto& row : rows) {
            const std::string topic = db::textOf(row["topic"]);
            const auto events = boost::json::parse(db::textOf(row["events"]));
            for (const auto& event : events.as_array())
                m_bus.publish({topic, std::string(boost::json::serialize(event))});
            done.push_back(db::textOf(row["id"]));
        }
        if (!done.empty())
            transaction.query("DELETE FROM bank.outbox WHERE id = ANY ($1::bigint[])", db::array(done));
        return !done.empty();
    });
}

} // namespace cf::bank
