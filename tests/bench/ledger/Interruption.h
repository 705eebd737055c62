// Ctrl-C in the benchmark: asked for between steps, so that servers and folders are cleaned up.
#pragma once

#include <stdexcept>

namespace cf::bench {

class Interrupted : public std::runtime_error
{
public:
    Interrupted()
        : std::runtime_error("Interrupted.")
    {
    }
};

//! Make it before the first thread: SIGINT and SIGTERM are blocked from then on and wait to be asked for.
class Interruption
{
public:
    Interruption();

    bool pending() const;
    //! Throws Interrupted if pending.
    void check() const;
};

} // namespace cf::bench
