#include "services/bank/platform/metrics/DiskUse.h"

#include <sys/statvfs.h>

namespace cf::platform {

std::optional<std::int64_t> diskUsedPpm(const std::filesystem::path& folder)
{
    struct statvfs disk
    {
    };
    if (folder.empty() || ::statvfs(folder.c_str(), &disk) != 0 || disk.f_blocks == 0)
        return std::nullopt;
    const auto used = static_cast<double>(disk.f_blocks - disk.f_bfree);
    // Blocks reserved for root do not count as free.
    const double room = used + static_cast<double>(disk.f_bavail);
    return room > 0 ? static_cast<std::int64_t>(used / room * 1e6) : 1'000'000;
}

} // namespace cf::platform
