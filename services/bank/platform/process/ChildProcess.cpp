// fork and exec by hand: posix_spawn can neither change the user nor ask for a signal when the owner dies.
// bankd has many threads, so the child calls only async-signal-safe functions between fork and exec.
#include "services/bank/platform/process/ChildProcess.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace cf::platform {

namespace {

//! Everything the child needs, laid out before the fork.
struct Prepared
{
    std::vector<char*> arguments;
    std::vector<char*> environment;
    int input = -1;
    int output = -1;
    int failure = -1; //!< The write end of a close-on-exec pipe: errno if exec does not happen.
    pid_t parent = 0;
};

std::vector<std::string> cleanEnvironment(const ProcessOptions& order)
{
    std::vector<std::string> result = {"PATH=" + order.program.parent_path().string() + ":/usr/bin:/bin",
                                       "LC_ALL=C.UTF-8", "TZ=UTC", "HOME=/"};
    // A test build's sanitizers and coverage reach child processes through these.
    for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LD_LIBRARY_PATH"}) {
        if (const char* value = std::getenv(name))
            result.push_back(std::string(name) + "=" + value);
    }
    return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts)
{
    std::vector<char*> result;
    for (std::string& text : texts)
        result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

bool becomeUser(const UserIds& user)
{
    // Raw system calls: glibc's wrappers take locks to reach every thread, and there is only one here.
    return ::syscall(SYS_setgroups, 1, &user.gid) == 0 && ::syscall(SYS_setresgid, user.gid, user.gid, user.gid) == 0 &&
           ::syscall(SYS_setresuid, user.uid, user.uid, user.uid) == 0;
}

void resetSignals()
{
    for (int number = 1; number < NSIG; ++number)
        ::signal(number, SIG_DFL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void runChild(const ProcessOptions& order, const Prepared& prepared)
{
    resetSignals();
    ::setpgid(0, 0);
    bool good = ::dup2(prepared.input, 0) >= 0 && ::dup2(prepared.output, 1) >= 0 && ::dup2(prepared.output, 2) >= 0;
    ::syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC);
    if (order.inherited >= 0)
        good = good && ::fcntl(order.inherited, F_SETFD, 0) == 0;
    if (order.user)
        good = good && becomeUser(*order.user);
    good = good && ::chdir("/") == 0;
    if (order.signalWithOwner != 0) {
        ::prctl(PR_SET_PDEATHSIG, order.signalWithOwner);
        if (::getppid() != prepared.parent) // The owner died before the request took effect.
            ::_exit(127);
    }
    if (good)
        ::execve(prepared.arguments[0], prepared.arguments.data(), prepared.environment.data());
    const int reason = errno;
    [[maybe_unused]] const auto written = ::write(prepared.failure, &reason, sizeof reason);
    ::_exit(127);
}

SetupError cannotStart(const std::filesystem::path& program, int reason)
{
    return {"Could not start " + program.string() + ": " + std::strerror(reason) + "."};
}

} // namespace

Outcome<ChildProcess, SetupError> ChildProcess::start(const ProcessOptions& order)
{
    std::vector<std::string> arguments = {order.program.string()};
    arguments.insert(arguments.end(), order.arguments.begin(), order.arguments.end());
    std::vector<std::string> environment = cleanEnvironment(order);
    const FileDescriptor input(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    const FileDescriptor output(
        ::open(order.output.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!input || !output)
        return SetupError{"Could not write " + order.output.string() + ": " + std::strerror(errno) + "."};
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return cannotStart(order.program, errno);
    const FileDescriptor reading(ends[0]);
    FileDescriptor writing(ends[1]);
    const Prepared prepared{pointers(arguments), pointers(environment), input.get(),
                            output.get(),        writing.get(),         ::getpid()};

    const pid_t pid = ::fork();
    if (pid == 0)
        runChild(order, prepared);
    if (pid < 0)
        return cannotStart(order.program, errno);
    FileDescriptor pidfd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    ChildProcess child(pid, std::move(pidfd));
    writing.close();
    int reason = 0;
    ssize_t got = 0;
    do {
        got = ::read(reading.get(), &reason, sizeof reason);
    } while (got < 0 && errno == EINTR);
    if (got == sizeof reason)
        return cannotStart(order.program, reason);
    if (!child.m_pidfd)
        return cannotStart(order.program, ENOSYS);
    return child;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1))
    , m_pidfd(std::move(other.m_pidfd))
    , m_ended(other.m_ended)
    , m_status(other.m_status)
{
}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    std::swap(m_pid, other.m_pid);
    std::swap(m_pidfd, other.m_pidfd);
    std::swap(m_ended, other.m_ended);
    std::swap(m_status, other.m_status);
    return *this;
}

ChildProcess::~ChildProcess()
{
    if (!running())
        return;
    signal(SIGKILL);
    while (::waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {
    }
}

bool ChildProcess::running()
{
    if (m_pid < 0 || m_ended)
        return false;
    int status = 0;
    const pid_t got = ::waitpid(m_pid, &status, WNOHANG);
    if (got == 0 || (got < 0 && errno == EINTR))
        return true;
    m_ended = true;
    if (got == m_pid)
        m_status = status;
    return false;
}

std::string ChildProcess::ending() const
{
    if (!m_status)
        return "ended";
    if (WIFSIGNALED(*m_status))
        return "was killed by signal " + std::to_string(WTERMSIG(*m_status));
    return "ended with status " + std::to_string(WEXITSTATUS(*m_status));
}

void ChildProcess::signal(int number)
{
    if (running())
        ::kill(m_pid, number); // Not reaped yet, so the number is still the child's.
}

bool ChildProcess::waitFor(std::chrono::milliseconds timeout)
{
    const auto end = std::chrono::steady_clock::now() + timeout;
    while (running()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            return false;
        pollfd wait{m_pidfd.get(), POLLIN, 0};
        ::poll(&wait, 1, static_cast<int>(left.count()));
    }
    return true;
}

} // namespace cf::platform
