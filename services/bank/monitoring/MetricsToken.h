// The token required by GET /metrics: all users of a machine share loopback. Prometheus is given a copy of the file
// (authorization: credentials_file).
#pragma once

#include <filesystem>
#include <string>

namespace cf::bank {

//! The token in the file, which is created (0600) if missing. Throws std::runtime_error with a sentence: it cannot be
//! created or read, others can read it, or it has less than 16 characters.
std::string openOrMakeMetricsToken(const std::filesystem::path& file);

} // namespace cf::bank
