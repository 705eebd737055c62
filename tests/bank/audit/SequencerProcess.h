// A sequencer in its own process, for tests that kill it. It seals one inbox row per transaction.
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

    void kill(); //!< SIGKILL, and waits for the exit. Idempotent.

private:
    pid_t m_pid = -1;
};

//! Runs in that process.
int sealUntilKilled(const std::string& conninfo, const std::filesystem::path& keyFile);

} // namespace cf::test
