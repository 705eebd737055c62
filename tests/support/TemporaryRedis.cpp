#include "tests/support/TemporaryRedis.h"

#include "tests/support/Eventually.h"
#include "tests/support/FreePort.h"
#include "tests/support/StartedProgram.h"

#include <csignal>
#include <fstream>

namespace cf::test {
namespace {

using namespace std::chrono_literals;

// The package with the service has a link to this program; by its name it is the server.
constexpr const char* kProgram = "/usr/bin/redis-check-rdb";

} // namespace

TemporaryRedis::TemporaryRedis()
    : m_files(m_certificates.make(CertificateKind::Good))
    , m_port(freePort())
{
    std::ofstream settings(m_folder.path() / "redis.conf");
    settings << "port 0\nbind 127.0.0.1\ntls-port " << m_port << "\ntls-cert-file " << m_files.chain.string()
             << "\ntls-key-file " << m_files.key.string() << "\ntls-ca-cert-file "
             << m_certificates.authorityFile().string() << "\ntls-auth-clients no\nsave \"\"\nappendonly no\ndir "
             << m_folder.path().string() << "\nuser default off\nuser bankd on >secret ~* &* +@all\n";
    settings.close();
    std::filesystem::create_symlink(kProgram, m_folder.path() / "redis-server");
    start();
}

TemporaryRedis::~TemporaryRedis() = default;

void TemporaryRedis::start()
{
    std::signal(SIGPIPE, SIG_IGN); // as bankd does
    m_server.emplace(startProgram(m_folder.path() / "redis-server", {(m_folder.path() / "redis.conf").string()},
                                  m_folder.path() / "redis.log"));
    const bool answers = eventually([&] {
        try {
            return ask({"PING"}).isText();
        } catch (const platform::RedisError&) {
            return false;
        }
    });
    if (!answers)
        throw std::runtime_error("Redis did not start: " + contentOf(m_folder.path() / "redis.log"));
}

void TemporaryRedis::kill()
{
    m_server.reset();
}

void TemporaryRedis::freeze(bool frozen)
{
    m_server->signal(frozen ? SIGSTOP : SIGCONT);
}

platform::RedisConfig TemporaryRedis::config() const
{
    platform::RedisConfig config;
    config.server = {"127.0.0.1", m_port};
    config.access.user = "bankd";
    config.access.password = "secret";
    config.access.authority = m_certificates.authorityFile();
    config.patience = 1s; // a busy machine is no fault
    config.pause = 50ms;
    return config;
}

platform::RedisReply TemporaryRedis::ask(const platform::RedisCommand& command) const
{
    const auto deadline = platform::RedisConnection::Clock::now() + 5s;
    platform::RedisConnection connection(config().server, config().access, deadline);
    return connection.ask(command, deadline);
}

} // namespace cf::test
