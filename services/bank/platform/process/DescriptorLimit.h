// How many files and connections this process may have open at once. Raised before bankd takes connections.
#pragma once

#include <cstddef>

namespace cf::platform {

//! Raises the soft limit (RLIMIT_NOFILE, often 1,024) to the hard one, which needs no privilege. Returns the result.
std::size_t raiseDescriptorLimit();

} // namespace cf::platform
