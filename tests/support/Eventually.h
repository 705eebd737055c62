// Waits for what another thread or program does: for a condition, never for a time.
#pragma once

#include <chrono>
#include <thread>

namespace cf::test {

//! True as soon as the condition holds; false if it did not come true in time.
template <class Condition>
bool eventually(Condition&& condition, std::chrono::milliseconds patience = std::chrono::seconds(30))
{
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

} // namespace cf::test
