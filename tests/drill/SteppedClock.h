// The time of day as one program of the drill sees it: the machine's, until it is stepped (ClockStep.cpp).
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace cf::drill {

class SteppedClock
{
public:
    //! Makes the file, which anybody may read. Throws std::runtime_error.
    explicit SteppedClock(std::filesystem::path file);
    ~SteppedClock();
    SteppedClock(const SteppedClock&) = delete;
    SteppedClock& operator=(const SteppedClock&) = delete;

    //! False: sanitizers suffer no library before their own, and programs go by the machine's clock.
    static bool isPossible();

    //! "NAME=value" each: a program that is started with these goes by this clock.
    std::vector<std::string> environment() const;
    //! From now on it is so far ahead of the machine's; negative: behind.
    void setAhead(std::chrono::nanoseconds ahead) { *m_offset = ahead.count(); }

private:
    std::filesystem::path m_file;
    std::atomic<std::int64_t>* m_offset; //!< In the file.
};

} // namespace cf::drill
