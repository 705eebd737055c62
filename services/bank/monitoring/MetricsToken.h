// What has to be shown for GET /metrics: loopback is shared by all users of a machine. Prometheus is given a copy of
// the file (authorization: credentials_file).
#pragma once

#include <filesystem>
#include <string>

namespace cf::bank {

//! The token in the file, which is made (0600) when missing. Throws std::runtime_error with a sentence: it cannot be
//! made or read, others can read it, or it has less than 16 characters.
std::string openOrMakeMetricsToken(const std::filesystem::path& file);

} // namespace cf::bank
