// Starts and supervises another program: own process group, clean environment, optionally another user. Used by
// platform/embedded for the PostgreSQL programs.
#pragma once

#include "models/domain/Outcome.h"
#include "services/bank/platform/process/FileDescriptor.h"
#include "services/bank/platform/process/SetupError.h"
#include "services/bank/platform/process/UserIds.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cf::platform {

struct ProcessOptions
{
    std::filesystem::path program;
    std::vector<std::string> arguments; //!< Without the program's own name.
    std::filesystem::path output;       //!< Standard output and error are appended here (0600).
    std::optional<UserIds> user;        //!< Run as this user; needs root.
    int inherited = -1;                 //!< The only descriptor beyond 0, 1 and 2 that the child gets.
    //! Sent by the kernel to the child when the *thread* that started it ends; 0: none. Best effort only.
    int signalWithOwner = 0;
};

//! A running child. Destroying it while it runs kills it (SIGKILL) and reaps it.
class ChildProcess
{
public:
    static Outcome<ChildProcess, SetupError> start(const ProcessOptions& order);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ~ChildProcess();

    pid_t pid() const { return m_pid; }
    //! Becomes readable when the child has ended.
    int descriptor() const { return m_pidfd.get(); }
    bool running(); //!< Reaps the child if it has ended.
    //! As from waitpid; only once it has ended. Nothing if someone else reaped it.
    std::optional<int> status() const { return m_status; }
    //! "ended with status 1", "was killed by signal 9".
    std::string ending() const;

    void signal(int number); //!< To the child only, not to its group. No effect if it has ended.
    bool waitFor(std::chrono::milliseconds timeout); //!< True if it has ended by then.

private:
    ChildProcess(pid_t pid, FileDescriptor pidfd)
        : m_pid(pid)
        , m_pidfd(std::move(pidfd))
    {
    }
    pid_t m_pid = -1;
    FileDescriptor m_pidfd;
    bool m_ended = false;
    std::optional<int> m_status;
};

} // namespace cf::platform
