#include "tests/support/BankProcess.h"

#include "tests/support/TestFolder.h"

#include <boost/json.hpp>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace cf::test {
namespace {

std::string quoted(const std::string& text)
{
    return boost::json::serialize(boost::json::string(text)); // TOML's basic strings escape alike
}

void writeConfig(const std::filesystem::path& file, const platform::Settings& settings)
{
    std::ofstream(file) << "[database]\napp = " << quoted(settings.appDatabase)
                        << "\n[keys]\nmaster = " << quoted(settings.masterKey.string())
                        << "\n[objects]\nfolder = " << quoted(settings.objects.string())
                        << "\n[audit]\nspool = " << quoted((file.parent_path() / "process-spool").string())
                        << "\n[http]\nport = " << settings.http.port
                        << "\ncalls_per_second = " << settings.callsPerSecond
                        << "\ncertificate = " << quoted(settings.http.certificateChain.string())
                        << "\nkey = " << quoted(settings.http.privateKey.string())
                        << "\n[log]\nfile = " << quoted(settings.log.file.string()) << "\n"
                        << processSettings();
    giveToServerUser(file.parent_path());
}

} // namespace

BankProcess::BankProcess(const std::filesystem::path& program, const platform::Settings& settings,
                         const std::filesystem::path& folder, std::vector<std::string> environment)
    : m_program(program)
    , m_config(folder / "bankd.toml")
    , m_ready(folder / "ready.json")
    , m_port(settings.http.port)
    , m_environment(std::move(environment))
{
    writeConfig(m_config, settings);
    start();
}

BankProcess::~BankProcess()
{
    end(SIGTERM);
}

void BankProcess::start()
{
    std::filesystem::remove(m_ready);
    const std::string program = m_program.string();
    const std::string config = m_config.string();
    const std::string ready = m_ready.string();
    const std::string port = std::to_string(m_port);
    std::array<const char*, 9> arguments{program.c_str(), "serve",  "--config",   config.c_str(), "--ready-file",
                                         ready.c_str(),   "--port", port.c_str(), nullptr};
    std::vector<char*> environment;
    for (std::string& variable : m_environment)
        environment.push_back(variable.data());
    for (char** variable = environ; *variable; ++variable)
        environment.push_back(*variable);
    environment.push_back(nullptr);
    pid_t pid = 0;
    if (::posix_spawn(&pid, program.c_str(), nullptr, nullptr, const_cast<char**>(arguments.data()),
                      environment.data()) != 0)
        throw std::runtime_error("bankd cannot be started");
    m_pid = pid;
    while (!std::filesystem::exists(m_ready)) {
        if (::waitpid(m_pid, nullptr, WNOHANG) == m_pid) {
            m_pid = 0;
            throw std::runtime_error("bankd ended instead of serving");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    const std::string url(boost::json::parse(contentOf(m_ready)).at("url").as_string());
    m_port = static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
}

bool BankProcess::isRunning()
{
    if (m_pid != 0 && ::waitpid(m_pid, nullptr, WNOHANG) == m_pid)
        m_pid = 0;
    return m_pid != 0;
}

void BankProcess::kill()
{
    end(SIGKILL);
}

void BankProcess::end(int signal)
{
    if (m_pid == 0)
        return;
    ::kill(m_pid, signal);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = 0;
}

} // namespace cf::test
