#include "services/bank/api/RateLimit.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <utility>

namespace cf::bank {

using namespace std::chrono_literals;

RateLimit::RateLimit(Rate rate, std::size_t mostKeys, Now now)
    : m_rate{std::max(rate.burst, 1), std::max(rate.every, 1ms)}
    , m_mostKeys(std::max<std::size_t>(mostKeys, 1))
    , m_now(std::move(now))
{
}

std::chrono::seconds RateLimit::take(const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    const TimePoint now = m_now();
    const TimePoint full = fullAt(key, now);
    const auto wait = waitUntil(full, now);
    if (wait == 0s) {
        put(key, full + m_rate.every, now);
        note(key, 1);
    }
    return wait;
}

std::chrono::seconds RateLimit::wait(const std::string& key) const
{
    const std::lock_guard lock(m_mutex);
    const TimePoint now = m_now();
    return waitUntil(fullAt(key, now), now);
}

void RateLimit::giveBack(const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    const TimePoint now = m_now();
    put(key, fullAt(key, now) - m_rate.every, now);
    note(key, -1);
}

std::size_t RateLimit::keys() const
{
    const std::lock_guard lock(m_mutex);
    return m_fullAt.size();
}

void RateLimit::share()
{
    const std::lock_guard lock(m_mutex);
    m_shared = true;
}

std::map<std::string, int> RateLimit::untold()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_untold, {});
}

void RateLimit::settle(const std::string& key, std::chrono::milliseconds fullIn)
{
    const std::lock_guard lock(m_mutex);
    const TimePoint now = m_now();
    const auto taken = m_untold.find(key);
    const TimePoint together = now + fullIn + m_rate.every * (taken == m_untold.end() ? 0 : taken->second);
    put(key, std::max(together, fullAt(key, now)), now);
}

RateLimit::TimePoint RateLimit::fullAt(const std::string& key, TimePoint now) const
{
    const auto found = m_fullAt.find(key);
    return found == m_fullAt.end() ? now : std::max(found->second, now);
}

std::chrono::seconds RateLimit::waitUntil(TimePoint fullAt, TimePoint now) const
{
    // A token is available while the bucket, after taking it, is full again within `burst` intervals.
    return std::max(0s,
                    std::chrono::ceil<std::chrono::seconds>(fullAt + m_rate.every - now - m_rate.every * m_rate.burst));
}

void RateLimit::put(const std::string& key, TimePoint fullAt, TimePoint now)
{
    if (const auto old = m_fullAt.find(key); old != m_fullAt.end()) {
        m_fullest.erase({old->second, key});
        m_fullAt.erase(old);
    }
    while (!m_fullest.empty() && (m_fullest.begin()->first <= now || m_fullest.size() >= m_mostKeys)) {
        m_fullAt.erase(m_fullest.begin()->second);
        m_fullest.erase(m_fullest.begin());
    }
    if (fullAt > now) {
        m_fullAt.emplace(key, fullAt);
        m_fullest.emplace(fullAt, key);
    }
}

void RateLimit::note(const std::string& key, int tokens)
{
    if (m_shared && (m_untold.contains(key) || m_untold.size() < m_mostKeys))
        m_untold[key] += tokens;
}

std::string networkOf(const std::string& address)
{
    std::array<unsigned char, 16> bytes{};
    if (::inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1)
        return address;
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    std::array<char, INET6_ADDRSTRLEN> text{};
    return std::string(::inet_ntop(AF_INET6, bytes.data(), text.data(), text.size())) + "/64";
}

} // namespace cf::bank
