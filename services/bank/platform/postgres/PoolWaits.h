// How long callers had to wait for one of a pool's connections: what tells of exhaustion before anything fails.
#pragma once

#include <chrono>
#include <cstdint>

namespace cf::db {

struct PoolWaits
{
    std::int64_t waited = 0;  //!< Callers that found none free.
    std::int64_t refused = 0; //!< Of them: that got none in time.
    std::chrono::milliseconds longest{};
};

} // namespace cf::db
