#include "services/bank/ledger/LedgerQueue.h"

#include <algorithm>

namespace cf::bank {
namespace {

using contract::ErrorCode;

// Two parties with one hash only keep out of each other's way.
std::size_t hashOf(const StaffId& staff)
{
    return std::hash<std::string>()(staff.uuid().digits());
}

std::vector<std::size_t> partiesOf(const LedgerCommand& command)
{
    std::vector<std::size_t> parties{hashOf(command.by.staff)};
    for (const Iban& iban : accountsOf(command.content))
        parties.push_back(std::hash<std::string>()(iban.electronic()));
    return parties;
}

} // namespace

LedgerQueue::LedgerQueue(const Limits& limits, Environment environment)
    : m_limits(limits)
    , m_environment(std::move(environment))
    , m_lanes(limits.lanes)
{
}

std::size_t LedgerQueue::homeOf(StaffId staff, std::size_t lanes)
{
    return hashOf(staff) % lanes;
}

std::optional<ErrorCode> LedgerQueue::add(LedgerCommand& command, Answer& answer, Clock::time_point until)
{
    auto parties = partiesOf(command);
    const std::lock_guard lock(m_mutex);
    const bool full = m_queue.size() + m_waiting.size() >= m_limits.orders;
    if (m_ending || (full && command.room == Room::IfAny))
        return ErrorCode::Unavailable;
    if (!m_inFlight.emplace(command.by.staff, command.key).second)
        return ErrorCode::KeyInFlight;
    Pending pending{std::move(command), std::move(answer), until};
    pending.home = homeOf(pending.command.by.staff, m_lanes.size());
    pending.parties = std::move(parties);
    pending.since = m_environment.steady();
    m_queue.push_back(std::move(pending));
    wake(m_queue.back().home);
    return std::nullopt;
}

void LedgerQueue::wake(std::size_t home)
{
    if (!m_lanes[home].busy) {
        m_lanes[home].changed.notify_one();
        return;
    }
    const auto idle = std::find_if(m_lanes.begin(), m_lanes.end(), [](const Lane& lane) { return !lane.busy; });
    if (idle != m_lanes.end())
        idle->changed.notify_one();
}

//! Until when a lane leaves what there is to the batches under way; empty: it may begin.
std::optional<LedgerQueue::Clock::time_point> LedgerQueue::patientUntil(Clock::time_point now) const
{
    const bool busy = std::any_of(m_lanes.begin(), m_lanes.end(), [](const Lane& lane) { return lane.busy; });
    if (!busy || m_ending || m_queue.empty() || m_queue.size() + m_waiting.size() >= m_limits.few)
        return std::nullopt;
    const auto until = m_queue.front().since + m_limits.patience;
    return until > now ? std::optional(until) : std::nullopt;
}

bool LedgerQueue::mayTake(const Pending& pending, std::size_t lane) const
{
    if (pending.home != lane && !m_lanes[pending.home].busy)
        return false;
    return std::none_of(pending.parties.begin(), pending.parties.end(),
                        [&](std::size_t party) { return m_underWay.contains(party); });
}

void LedgerQueue::take(std::deque<Pending>& from, std::size_t lane, Clock::time_point now, std::vector<Pending>& batch)
{
    auto kept = from.begin();
    for (auto pending = from.begin(); pending != from.end(); ++pending) {
        if (batch.size() < m_limits.batch && pending->again <= now && mayTake(*pending, lane))
            batch.push_back(std::move(*pending));
        else if (kept++ != pending)
            *std::prev(kept) = std::move(*pending);
    }
    from.erase(kept, from.end());
}

std::vector<LedgerQueue::Pending> LedgerQueue::take(std::size_t lane)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        std::vector<Pending> batch;
        const auto now = m_environment.steady();
        if (const auto until = patientUntil(now)) {
            m_lanes[lane].changed.wait_for(lock, *until - now);
            continue;
        }
        take(m_waiting, lane, now, batch);
        take(m_queue, lane, now, batch);
        if (!batch.empty()) {
            Lane& mine = m_lanes[lane];
            mine.busy = true;
            for (const Pending& pending : batch)
                mine.parties.insert(mine.parties.end(), pending.parties.begin(), pending.parties.end());
            for (const std::size_t party : mine.parties)
                ++m_underWay[party];
            return batch;
        }
        if (m_ending && m_queue.empty() && m_waiting.empty())
            return batch;
        if (m_waiting.empty()) {
            m_lanes[lane].changed.wait(lock);
        } else {
            const auto next = std::min_element(m_waiting.begin(), m_waiting.end(),
                                               [](const auto& a, const auto& b) { return a.again < b.again; });
            m_lanes[lane].changed.wait_for(lock,
                                           std::max(next->again - now, Clock::duration(std::chrono::milliseconds(1))));
        }
    }
}

void LedgerQueue::done(std::size_t lane)
{
    const std::lock_guard lock(m_mutex);
    Lane& mine = m_lanes[lane];
    mine.busy = false;
    for (const std::size_t party : mine.parties)
        if (const auto found = m_underWay.find(party); --found->second == 0)
            m_underWay.erase(found);
    mine.parties.clear();
    if (!m_queue.empty() || !m_waiting.empty() || m_ending)
        for (Lane& other : m_lanes)
            other.changed.notify_one();
}

void LedgerQueue::retryLater(Pending&& pending)
{
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back(std::move(pending));
}

void LedgerQueue::forget(const LedgerCommand& command)
{
    const std::lock_guard lock(m_mutex);
    m_inFlight.erase({command.by.staff, command.key});
}

void LedgerQueue::end()
{
    const std::lock_guard lock(m_mutex);
    m_ending = true;
    for (Lane& lane : m_lanes)
        lane.changed.notify_one();
}

} // namespace cf::bank
