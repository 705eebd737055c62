// A TCP port for another program that a test starts.
#pragma once

#include <cstdint>

namespace cf::test {

//! Of 127.0.0.1, free at the moment. Throws std::runtime_error if none is.
std::uint16_t freePort();

} // namespace cf::test
