// What is never the same twice and comes from outside the program: the time, new ids, random bytes. Handed in to the
// ledger and what it calls, so that a test can hold the clock still and have the same run again from a seed.
#pragma once

#include "models/domain/Uuid.h"
#include "services/bank/api/Clock.h"
#include "services/bank/platform/crypto/Encryption.h"

#include <functional>

namespace cf::bank {

struct Environment
{
    //! What time it is. Any thread.
    Clock clock = std::chrono::system_clock::now;
    //! For how long something takes: deadlines and ages. Any thread.
    std::function<std::chrono::steady_clock::time_point()> steady = std::chrono::steady_clock::now;
    //! An id that nobody has, version 7 and of that time. Any thread.
    std::function<Uuid(std::chrono::system_clock::time_point)> idOf = Uuid::v7;
    //! Any thread.
    platform::RandomBytes random = platform::randomBytes;

    Uuid newId() const { return idOf(clock()); }
    Instant now() const { return instantOf(clock); }
};

} // namespace cf::bank
