// How much memory there is to share out. Asked when an embedded PostgreSQL is configured.
#pragma once

#include <cstdint>

namespace cf::platform {

//! In bytes: the machine's, or less where a control group (version 2) bounds this process.
std::uint64_t usableMemory();

} // namespace cf::platform
