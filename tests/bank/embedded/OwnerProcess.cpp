// Both sides: the test that starts and kills, and the owner that writes rows.
#include "tests/bank/embedded/OwnerProcess.h"

#include "services/bank/platform/embedded/AdminSession.h"
#include "services/bank/platform/embedded/EmbeddedCluster.h"
#include "tests/support/TestFolder.h"

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace cf::test {

using namespace std::chrono_literals;

OwnerProcess::OwnerProcess(const std::filesystem::path& folder, bool replica, bool endServersWithOwner)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    const std::string path = folder.string();
    m_pid = ::fork();
    if (m_pid == 0) {
        ::dup2(ends[1], 1);
        ::execl("/proc/self/exe", "embedded_tests", "--own-bank", path.c_str(), replica ? "replica" : "alone",
                endServersWithOwner ? "with" : "without", nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);
    m_output = ends[0];
    ::fcntl(m_output, F_SETFL, O_NONBLOCK);
}

OwnerProcess::~OwnerProcess()
{
    kill();
    ::close(m_output);
}

void OwnerProcess::kill()
{
    if (m_pid <= 0)
        return;
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

int OwnerProcess::acknowledged()
{
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(m_output, buffer, sizeof buffer)) > 0;)
        m_text.append(buffer, static_cast<std::size_t>(got));
    const auto last = m_text.find_last_of('\n');
    if (last == std::string::npos)
        return 0;
    const auto before = last == 0 ? std::string::npos : m_text.find_last_of('\n', last - 1);
    return std::stoi(m_text.substr(before == std::string::npos ? 0 : before + 1));
}

int ownBank(const std::filesystem::path& folder, bool replica, bool endServersWithOwner)
{
    platform::EmbeddedConfig config;
    config.folder = folder;
    config.replica = replica;
    config.runAs = serverUser();
    config.endServersWithOwner = endServersWithOwner;
    auto cluster = platform::EmbeddedCluster::start(config, nullptr);
    if (!cluster) {
        std::fprintf(stderr, "%s\n", cluster.error().message.c_str());
        return 1;
    }
    auto session = platform::AdminSession::connect(cluster.value()->connectionString("bank_owner"), 10s);
    if (!session || !session.value().run("CREATE TABLE IF NOT EXISTS row (number int PRIMARY KEY)", 10s))
        return 1;
    for (int number = 1;; ++number) {
        if (!session.value().run("INSERT INTO row VALUES (" + std::to_string(number) + ")", 10s))
            return 1;
        std::printf("%d\n", number);
        std::fflush(stdout);
    }
}

} // namespace cf::test
