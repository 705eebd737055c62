#include "tests/support/TemporaryS3.h"

#include "services/bank/platform/crypto/Encryption.h"
#include "tests/support/Eventually.h"
#include "tests/support/FreePort.h"
#include "tests/support/StartedProgram.h"

#include <csignal>
#include <cstdlib>

namespace cf::test {
namespace {

//! ./run cluster puts it there.
std::filesystem::path program()
{
    const char* const given = std::getenv("COUNTERFOIL_S3");
    return given ? given : "/var/cache/counterfoil/cluster/versitygw-1.8.0";
}

constexpr const char* kBucket = "bank";

} // namespace

std::string TemporaryS3::missing()
{
    if (std::filesystem::exists(program()))
        return {};
    return program().string() + " is missing, so there is no S3 store for this test; ./run cluster up installs it.";
}

TemporaryS3::TemporaryS3()
    : m_files(m_certificates.make(CertificateKind::Good))
    , m_port(freePort())
{
    for (const char* folder : {"data", "versions", "users"})
        std::filesystem::create_directory(m_folder.path() / folder);
    start();
    platform::HttpClient client({.authority = m_certificates.authorityFile()});
    const platform::S3Config store = config();
    platform::RequestV4 request{"PUT", "127.0.0.1:" + std::to_string(m_port), "/" + store.bucket};
    platform::signV4(request, platform::hex(platform::sha256("")), store.signer,
                     std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
    platform::HttpCall call{"PUT", store.endpoint + request.path, {}};
    call.headers.assign(request.headers.begin(), request.headers.end());
    const auto made = client.call(call);
    if (!made || made->status != 200)
        throw std::runtime_error("no bucket was made: " + contentOf(m_folder.path() / "s3.log"));
}

platform::S3Config TemporaryS3::config() const
{
    platform::S3Config config;
    config.endpoint = "https://127.0.0.1:" + std::to_string(m_port);
    config.bucket = kBucket;
    config.signer = {"bank", "secret of the bank", "us-east-1"};
    config.authority = m_certificates.authorityFile();
    return config;
}

void TemporaryS3::start()
{
    const platform::S3Config store = config();
    m_server.emplace(
        startProgram(program(),
                     {"--port", "127.0.0.1:" + std::to_string(m_port), "--access", store.signer.accessKey, "--secret",
                      store.signer.secretKey, "--cert", m_files.chain.string(), "--key", m_files.key.string(),
                      "--iam-dir", (m_folder.path() / "users").string(), "posix", "--versioning-dir",
                      (m_folder.path() / "versions").string(), (m_folder.path() / "data").string()},
                     m_folder.path() / "s3.log"));
    if (!eventually([&] { return answers() || !m_server->running(); }) || !m_server->running())
        throw std::runtime_error("the S3 store did not start: " + contentOf(m_folder.path() / "s3.log"));
}

bool TemporaryS3::answers() const
{
    platform::HttpClient client({.authority = m_certificates.authorityFile()});
    return client.call({"GET", config().endpoint + "/", {}}).ok();
}

void TemporaryS3::kill()
{
    m_server.reset();
}

void TemporaryS3::freeze(bool frozen)
{
    m_server->signal(frozen ? SIGSTOP : SIGCONT);
}

} // namespace cf::test
