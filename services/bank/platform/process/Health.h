// Whether something outside of the process works, as those who use it saw it last. Each kind of dependency keeps one;
// monitoring shows them all. Thread-safe.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace cf::platform {

struct HealthReport
{
    enum class State
    {
        Untried,
        Working,
        Troubled,
    };
    using Time = std::chrono::system_clock::time_point;

    State state = State::Untried;
    Time since{};             //!< It is in this state.
    std::int64_t outages = 0; //!< How often it stopped working, or did not at first.
    std::string where;        //!< Who answered last, if somebody else may the next time.
    std::string trouble;      //!< A sentence for people, while it is in trouble.
};

class Health
{
public:
    void works(std::string where = {});
    //! True: it is news.
    bool fails(std::string trouble);
    HealthReport report() const;

private:
    void become(HealthReport::State state);

    mutable std::mutex m_mutex;
    HealthReport m_report;
};

//! The same thing as two of its users see it: in trouble if it is for one of them.
HealthReport worse(HealthReport one, HealthReport other);

} // namespace cf::platform
