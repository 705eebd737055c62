// A sealer in a process of its own, for tests that kill it. It seals one row of the inbox in each transaction.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace cf::test {

class SealerProcess
{
public:
    SealerProcess(const std::string& conninfo, const std::filesystem::path& keyFile);
    ~SealerProcess(); //!< kill()
    SealerProcess(const SealerProcess&) = delete;
    SealerProcess& operator=(const SealerProcess&) = delete;

    void kill(); //!< SIGKILL, and waits for its end. Any number of times.

private:
    pid_t m_pid = -1;
};

//! The process itself.
int sealUntilKilled(const std::string& conninfo, const std::filesystem::path& keyFile);

} // namespace cf::test
