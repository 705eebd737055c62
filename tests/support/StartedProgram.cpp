#include "tests/support/StartedProgram.h"

#include <csignal>
#include <stdexcept>

namespace cf::test {

platform::ChildProcess startProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                    const std::filesystem::path& output)
{
    platform::ProcessOptions options;
    options.program = program;
    options.arguments = arguments;
    options.output = output;
    options.signalWithOwner = SIGKILL;
    auto started = platform::ChildProcess::start(options);
    if (!started)
        throw std::runtime_error(started.error().message);
    return std::move(started).value();
}

} // namespace cf::test
