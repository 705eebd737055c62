// The bankd program as a process of its own, so that a test can kill it.
#pragma once

#include "services/bank/platform/config/Settings.h"

#include <csignal>
#include <sys/types.h>

#include <atomic>
#include <filesystem>
#include <string>
#include <vector>

namespace cf::test {

class BankProcess
{
public:
    //! `bankd serve --config` with these settings; returns once it serves. Throws if it ends instead. `environment`,
    //! "NAME=value" each, is added to this process's.
    BankProcess(const std::filesystem::path& program, const platform::Settings& settings,
                const std::filesystem::path& folder, std::vector<std::string> environment = {});
    //! Stops it gracefully and waits.
    ~BankProcess();
    BankProcess(const BankProcess&) = delete;
    BankProcess& operator=(const BankProcess&) = delete;

    void start();
    //! kill -9; returns when the process has ended.
    void kill();
    //! Sends it a signal that it survives.
    void signal(int number) const { ::kill(m_pid, number); }
    //! 0: none. Any thread, also while another starts it.
    pid_t pid() const { return m_pid; }
    //! Its settings, for other commands of the program.
    const std::filesystem::path& config() const { return m_config; }
    bool isRunning();
    std::uint16_t port() const { return m_port; }

private:
    void end(int signal);

    std::filesystem::path m_program;
    std::filesystem::path m_config;
    std::filesystem::path m_ready;
    std::uint16_t m_port;
    std::vector<std::string> m_environment;
    std::atomic<pid_t> m_pid = 0;
};

} // namespace cf::test
