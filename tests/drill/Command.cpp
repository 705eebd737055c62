#include "tests/drill/Command.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <array>
#include <csignal>

namespace cf::drill {

StartedCommand::StartedCommand(const std::vector<std::string>& words)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return;
    m_output = platform::FileDescriptor(ends[0]);
    const platform::FileDescriptor writing(ends[1]);
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, writing.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, writing.get(), STDERR_FILENO);
    pid_t pid = 0;
    if (::posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), environ) == 0)
        m_pid = pid;
    posix_spawn_file_actions_destroy(&actions);
}

StartedCommand::~StartedCommand()
{
    wait();
}

void StartedCommand::kill() const
{
    if (m_pid != 0)
        ::kill(m_pid, SIGKILL);
}

CommandResult StartedCommand::wait()
{
    CommandResult result;
    if (m_pid == 0)
        return result;
    std::array<char, 4096> bytes{};
    for (ssize_t size = 0; (size = ::read(m_output.get(), bytes.data(), bytes.size())) > 0;)
        result.output.append(bytes.data(), static_cast<std::size_t>(size));
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = 0;
    result.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return result;
}

CommandResult runCommand(const std::vector<std::string>& words)
{
    return StartedCommand(words).wait();
}

} // namespace cf::drill
