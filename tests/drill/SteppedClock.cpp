#include "tests/drill/SteppedClock.h"

#include "services/bank/platform/process/FileDescriptor.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>
#include <string_view>

namespace cf::drill {
namespace {

constexpr std::string_view kLibrary = CLOCK_STEP_LIBRARY; // empty: not built

} // namespace

SteppedClock::SteppedClock(std::filesystem::path file)
    : m_file(std::move(file))
{
    const platform::FileDescriptor made(::open(m_file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    void* mapped = MAP_FAILED;
    if (made && ::fchmod(made.get(), 0644) == 0 && ::ftruncate(made.get(), sizeof *m_offset) == 0)
        mapped = ::mmap(nullptr, sizeof *m_offset, PROT_READ | PROT_WRITE, MAP_SHARED, made.get(), 0);
    if (mapped == MAP_FAILED)
        throw std::runtime_error("There can be no clock in " + m_file.string());
    m_offset = static_cast<std::atomic<std::int64_t>*>(mapped);
}

SteppedClock::~SteppedClock()
{
    ::munmap(m_offset, sizeof *m_offset);
}

bool SteppedClock::isPossible()
{
    return !kLibrary.empty();
}

std::vector<std::string> SteppedClock::environment() const
{
    if (!isPossible())
        return {};
    return {"LD_PRELOAD=" + std::string(kLibrary), "CLOCK_STEP_FILE=" + m_file.string()};
}

} // namespace cf::drill
