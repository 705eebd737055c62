#include "app/bankd/TerminalProgress.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <unistd.h>
#include <utility>

namespace cf::app {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begun)
{
    return std::max(0.001, std::chrono::duration<double>(Clock::now() - begun).count());
}

std::function<void(const char*, std::int64_t, std::int64_t)> progressOnTerminal()
{
    if (::isatty(STDERR_FILENO) == 0)
        return {};
    return [what = std::string(), begun = Clock::now(), told = Clock::time_point()](const char* now, std::int64_t done,
                                                                                    std::int64_t total) mutable {
        if (std::exchange(what, now) != now)
            begun = Clock::now();
        if (done < total && Clock::now() - told < std::chrono::milliseconds(200))
            return;
        told = Clock::now();
        std::cerr << "\rbankd: " << done << " of " << total << ' ' << now << ", "
                  << static_cast<std::int64_t>(static_cast<double>(done) / secondsSince(begun)) << " a second  "
                  << (done == total ? "\n" : "") << std::flush;
    };
}

} // namespace cf::app
