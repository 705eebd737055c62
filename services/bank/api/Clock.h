// The current time as a parameter, so that tests need not wait.
#pragma once

#include "models/domain/Date.h"

#include <functional>

namespace cf::bank {

using Clock = std::function<std::chrono::system_clock::time_point()>;

//! At PostgreSQL's resolution.
inline Instant instantOf(const Clock& clock)
{
    return std::chrono::floor<std::chrono::microseconds>(clock());
}

} // namespace cf::bank
