// Another program for the length of a test: what it says goes to a file, and it ends with the test whatever happens.
#pragma once

#include "services/bank/platform/process/ChildProcess.h"

namespace cf::test {

//! Throws std::runtime_error with the reason.
platform::ChildProcess startProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                    const std::filesystem::path& output);

} // namespace cf::test
