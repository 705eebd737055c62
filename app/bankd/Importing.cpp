#include "app/bankd/Importing.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>
#include <stdexcept>

namespace cf::app {

ReachableFolder::ReachableFolder(const std::filesystem::path& folder)
    : m_descriptor(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC))
{
    if (m_descriptor < 0)
        throw std::runtime_error("The folder " + folder.string() + " cannot be opened: " + std::strerror(errno) + ".");
}

ReachableFolder::~ReachableFolder()
{
    ::close(m_descriptor);
}

std::filesystem::path ReachableFolder::path() const
{
    return "/proc/self/fd/" + std::to_string(m_descriptor);
}

void printProgress(std::string_view phase, std::size_t done, std::size_t total)
{
    std::cerr << "bankd: " << phase << ", " << done << " of " << total << '\n';
}

} // namespace cf::app
