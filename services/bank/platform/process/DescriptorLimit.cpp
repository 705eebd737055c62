#include "services/bank/platform/process/DescriptorLimit.h"

#include <sys/resource.h>

namespace cf::platform {

std::size_t raiseDescriptorLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const rlimit raised{limit.rlim_max, limit.rlim_max};
    // Fails if the hard limit exceeds the kernel's own: then the old one stays.
    return ::setrlimit(RLIMIT_NOFILE, &raised) == 0 ? raised.rlim_cur : limit.rlim_cur;
}

} // namespace cf::platform
