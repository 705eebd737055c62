// The program's nondeterministic inputs: time, new ids, random bytes. Passed in to the ledger and what it calls, so
// that a test can stop the wall clock and repeat ids and nonces from a seed. The times that a booking bears are the
// database's.
#pragma once

#include "models/domain/Uuid.h"
#include "services/bank/api/Clock.h"
#include "services/bank/platform/crypto/Encryption.h"

#include <functional>

namespace cf::bank {

struct Environment
{
    //! Wall-clock time. Any thread.
    Clock clock = std::chrono::system_clock::now;
    //! Monotonic time, for deadlines and ages. Advances as the real clock does, by which connections measure deadlines.
    //! Any thread.
    std::function<std::chrono::steady_clock::time_point()> steady = std::chrono::steady_clock::now;
    //! A unique id, version 7, for that time. Any thread.
    std::function<Uuid(std::chrono::system_clock::time_point)> idOf = Uuid::v7;
    //! Any thread.
    platform::RandomBytes random = platform::randomBytes;

    Uuid newId() const { return idOf(clock()); }
    Instant now() const { return instantOf(clock); }
};

} // namespace cf::bank
