// How full the file system is that holds a folder. Read by monitoring.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace cf::platform {

//! In parts per million, as `df` reckons it; empty when the folder is not there.
std::optional<std::int64_t> diskUsedPpm(const std::filesystem::path& folder);

} // namespace cf::platform
