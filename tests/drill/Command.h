// Programs that the drill runs to their end, or does not let come to it.
#pragma once

#include "services/bank/platform/process/FileDescriptor.h"

#include <sys/types.h>

#include <string>
#include <vector>

namespace cf::drill {

struct CommandResult
{
    int exitCode = -1;  //!< -1: it could not be run, or a signal ended it.
    std::string output; //!< Both of its streams.
};

class StartedCommand
{
public:
    //! The program's path or name, and its arguments.
    explicit StartedCommand(const std::vector<std::string>& words);
    //! wait()
    ~StartedCommand();
    StartedCommand(const StartedCommand&) = delete;
    StartedCommand& operator=(const StartedCommand&) = delete;

    //! kill -9; before wait() has returned.
    void kill() const;
    CommandResult wait();

private:
    platform::FileDescriptor m_output;
    pid_t m_pid = 0; //!< 0: not running.
};

CommandResult runCommand(const std::vector<std::string>& words);

} // namespace cf::drill
