// A library that is preloaded (LD_PRELOAD) into a program of the drill: it adds an offset to the time of day that the
// program reads, and none to its monotonic clocks. The offset stands in the file that CLOCK_STEP_FILE names, one int64
// of nanoseconds, which is mapped once and read each time: a step happens at once and to all processes that share it.
//
// Written by hand although there is libfaketime: that names a semaphore and shared memory after each process and leaves
// them behind a kill -9, whereupon a later process of that id meets its error; and it reads its file at every call, or
// notices a step only after a while. A wait until a time of day is the kernel's and is not stepped; neither bankd nor
// PostgreSQL waits so.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

using Offset = std::atomic<std::int64_t>;
static_assert(Offset::is_always_lock_free && sizeof(Offset) == sizeof(std::int64_t));

const Offset* offset = nullptr; // until the file is mapped, the clock is right

// Whoever cannot be stepped must not seem to have been.
[[gnu::constructor]] void mapOffset()
{
    const char* file = std::getenv("CLOCK_STEP_FILE");
    const int descriptor = file ? ::open(file, O_RDONLY | O_CLOEXEC) : -1;
    void* mapped = descriptor < 0 ? MAP_FAILED : ::mmap(nullptr, sizeof(Offset), PROT_READ, MAP_SHARED, descriptor, 0);
    if (mapped == MAP_FAILED) {
        std::fputs("CLOCK_STEP_FILE names no file with an offset.\n", stderr);
        std::abort();
    }
    ::close(descriptor);
    offset = static_cast<const Offset*>(mapped);
}

timespec timeOfDay(clockid_t clock)
{
    timespec time{};
    ::syscall(SYS_clock_gettime, clock, &time); // libc's function is the one below
    const std::int64_t nanoseconds = time.tv_sec * kSecond + time.tv_nsec + (offset ? offset->load() : 0);
    return {nanoseconds / kSecond, nanoseconds % kSecond};
}

} // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) noexcept
{
    if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)
        return static_cast<int>(::syscall(SYS_clock_gettime, clock, time));
    *time = timeOfDay(clock);
    return 0;
}

int gettimeofday(timeval* time, void* /*zone*/) noexcept
{
    const timespec now = timeOfDay(CLOCK_REALTIME);
    *time = {now.tv_sec, now.tv_nsec / 1'000};
    return 0;
}

time_t time(time_t* seconds) noexcept
{
    const time_t now = timeOfDay(CLOCK_REALTIME).tv_sec;
    if (seconds)
        *seconds = now;
    return now;
}
}
