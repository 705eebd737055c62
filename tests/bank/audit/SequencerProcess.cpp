// Both sides: the test that starts and kills, and the process that seals.
#include "tests/bank/audit/SequencerProcess.h"

#include "services/bank/audit/AuditSequencer.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace cf::test {

SequencerProcess::SequencerProcess(const std::string& conninfo, const std::filesystem::path& keyFile)
{
    const std::string file = keyFile.string();
    m_pid = ::fork();
    if (m_pid == 0) {
        ::execl("/proc/self/exe", "audit_tests", "--seal", conninfo.c_str(), file.c_str(), nullptr);
        ::_exit(127);
    }
}

SequencerProcess::~SequencerProcess()
{
    kill();
}

void SequencerProcess::kill()
{
    if (m_pid <= 0)
        return;
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

int sealUntilKilled(const std::string& conninfo, const std::filesystem::path& keyFile)
{
    const auto master = platform::EncryptionKey::read(keyFile);
    if (!master)
        return 1;
    bank::AuditSequencerConfig config;
    config.database = conninfo;
    config.batchBytes = 1;
    config.pause = std::chrono::milliseconds(1);
    config.backoff = std::chrono::milliseconds(20);
    db::Watchdog watchdog;
    const bank::AuditSequencer sequencer(config, bank::TrailKey(*master), watchdog);
    while (true)
        ::pause();
}

} // namespace cf::test
