// How much of the machine's processors this process uses. One thread at a time.
#pragma once

#include <chrono>
#include <cstdint>

namespace cf::platform {

class ProcessorUse
{
public:
    //! Since the last call, in millionths of all processors; zero at first.
    std::int64_t sinceLastPpm();

private:
    std::chrono::steady_clock::time_point m_at;
    std::chrono::microseconds m_used{};
};

} // namespace cf::platform
