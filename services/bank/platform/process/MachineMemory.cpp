#include "services/bank/platform/process/MachineMemory.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

namespace cf::platform {
namespace {

namespace fs = std::filesystem;

//! Of this process, "/" for the root; "" if there are no groups.
std::string controlGroup()
{
    std::ifstream groups("/proc/self/cgroup");
    for (std::string line; std::getline(groups, line);)
        if (line.starts_with("0::"))
            return line.substr(3);
    return {};
}

} // namespace

std::uint64_t usableMemory()
{
    std::uint64_t usable =
        static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    // Each group is bound by those around it, too.
    for (fs::path group = controlGroup(); !group.empty(); group = group.parent_path()) {
        std::uint64_t limit = 0;
        if (std::ifstream(fs::path("/sys/fs/cgroup") / group.relative_path() / "memory.max") >> limit)
            usable = std::min(usable, limit); // where there is none, it says "max"
        if (group == group.root_path())
            break;
    }
    return usable;
}

} // namespace cf::platform
