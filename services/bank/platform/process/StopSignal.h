// Tells a supervising thread to end, and lets it sleep until that, a timeout, or a child's death.
#pragma once

#include "services/bank/platform/process/FileDescriptor.h"

#include <atomic>
#include <chrono>

namespace cf::platform {

class StopSignal
{
public:
    StopSignal(); //!< Throws std::system_error when the process has no descriptor left.

    void raise(); //!< From any thread. Idempotent.
    bool raised() const { return m_raised; }

    //! Returns at the latest after `timeout`, at once if raised, or when `descriptor` (if not -1) becomes readable.
    void sleep(std::chrono::milliseconds timeout, int descriptor = -1) const;

private:
    FileDescriptor m_event;
    std::atomic<bool> m_raised = false;
};

} // namespace cf::platform
