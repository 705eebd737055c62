// How far a long command has come, for whoever watches it in a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace cf::app {

//! At least a millisecond, so that rates are finite.
double secondsSince(std::chrono::steady_clock::time_point begun);

//! One line on stderr for each kind of record, updated about five times a second: how many are done, of how many, and
//! how many a second. Empty unless stderr is a terminal.
std::function<void(const char* what, std::int64_t done, std::int64_t total)> progressOnTerminal();

} // namespace cf::app
