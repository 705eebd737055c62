// Keeps callers from waiting for a dependency that is away: after some failures in a row it is left alone for a while,
// and then one caller tries it for all. Thread-safe.
#pragma once

#include "services/bank/platform/process/Health.h"

#include <chrono>
#include <functional>
#include <mutex>

namespace cf::platform {

class Breaker
{
public:
    using Clock = std::chrono::steady_clock;

    explicit Breaker(int failures = 5, Clock::duration pause = std::chrono::seconds(5),
                     std::function<Clock::time_point()> clock = Clock::now);

    //! Whether to call the dependency. Whoever is admitted says what became of it.
    bool admits();
    void succeeded();
    void failed(const std::string& what);

    //! The dependency is left alone at the moment, or was until now and has not answered since.
    bool open() const;
    //! In trouble while it is open.
    HealthReport health() const { return m_health.report(); }

private:
    const int m_most;
    const Clock::duration m_pause;
    const std::function<Clock::time_point()> m_clock;
    Health m_health;
    mutable std::mutex m_mutex;
    int m_failures = 0;
    Clock::time_point m_nextTrial{};
};

} // namespace cf::platform
