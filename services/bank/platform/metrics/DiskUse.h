// How full the file system holding a folder is. Read by monitoring.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace cf::platform {

//! In parts per million, as `df` computes it; empty if there is no such folder.
std::optional<std::int64_t> diskUsedPpm(const std::filesystem::path& folder);

} // namespace cf::platform
