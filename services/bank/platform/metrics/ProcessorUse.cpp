#include "services/bank/platform/metrics/ProcessorUse.h"

#include <sys/resource.h>

#include <algorithm>
#include <thread>

namespace cf::platform {
namespace {

std::chrono::microseconds timeOf(const timeval& time)
{
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

} // namespace

std::int64_t ProcessorUse::sinceLastPpm()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto used = timeOf(usage.ru_utime) + timeOf(usage.ru_stime);
    const auto now = std::chrono::steady_clock::now();
    const bool first = m_at == std::chrono::steady_clock::time_point();
    const auto time =
        first ? std::chrono::microseconds(0) : std::chrono::duration_cast<std::chrono::microseconds>(now - m_at);
    const auto processors = static_cast<std::int64_t>(std::max(std::thread::hardware_concurrency(), 1U));
    const std::int64_t ppm = time.count() > 0 ? (used - m_used).count() * 1'000'000 / time.count() / processors : 0;
    m_at = now;
    m_used = used;
    return std::clamp<std::int64_t>(ppm, 0, 1'000'000);
}

} // namespace cf::platform
