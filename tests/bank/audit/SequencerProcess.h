// A sequencer in a process of its own, for tests that kill it. It seals one row of the inbox in each transaction.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace cf::test {

class SequencerProcess
{
public:
    SequencerProcess(const std::string& conninfo, const std::filesystem::path& keyFile);
    ~SequencerProcess(); //!< kill()
    SequencerProcess(const SequencerProcess&) = delete;
    SequencerProcess& operator=(const SequencerProcess&) = delete;

    void kill(); //!< SIGKILL, and waits for its end. Any number of times.

private:
    pid_t m_pid = -1;
};

//! The process itself.
int sealUntilKilled(const std::string& conninfo, const std::filesystem::path& keyFile);

} // namespace cf::test
