// An eventfd that stays readable once raised.
#include "services/bank/platform/process/StopSignal.h"

#include <cerrno>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <system_error>

namespace cf::platform {

StopSignal::StopSignal()
    : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (!m_event)
        throw std::system_error(errno, std::generic_category(), "eventfd");
}

void StopSignal::raise()
{
    m_raised = true;
    const std::uint64_t one = 1;
    // Fails only if the counter is full, and then it is already raised.
    [[maybe_unused]] const auto written = ::write(m_event.get(), &one, sizeof one);
}

void StopSignal::sleep(std::chrono::milliseconds timeout, int descriptor) const
{
    pollfd waits[2] = {{m_event.get(), POLLIN, 0}, {descriptor, POLLIN, 0}};
    ::poll(waits, descriptor < 0 ? 1 : 2, static_cast<int>(timeout.count()));
}

} // namespace cf::platform
