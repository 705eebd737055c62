// A bank in its own process, for tests that kill it. It prints the number of each row whose commit was acknowledged.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace cf::test {

class OwnerProcess
{
public:
    //! `endServersWithOwner`: see EmbeddedConfig. Without it the servers outlive the killed owner.
    OwnerProcess(const std::filesystem::path& folder, bool replica, bool endServersWithOwner);
    ~OwnerProcess(); //!< kill()
    OwnerProcess(const OwnerProcess&) = delete;
    OwnerProcess& operator=(const OwnerProcess&) = delete;

    pid_t pid() const { return m_pid; }
    void kill(); //!< SIGKILL, and waits for its end. Idempotent.

    //! The highest row number acknowledged so far; 0 before the first. Never blocks.
    int acknowledged();

private:
    pid_t m_pid = -1;
    int m_output = -1;
    std::string m_text;
};

//! The owner itself: returns an exit code only if the cluster could not be started.
int ownBank(const std::filesystem::path& folder, bool replica, bool endServersWithOwner);

} // namespace cf::test
