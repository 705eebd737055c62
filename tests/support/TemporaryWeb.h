// A real HTTPS server for a test, in the place of somebody else's: it answers what the test wants and keeps what it was
// sent.
#pragma once

#include "services/bank/platform/process/ChildProcess.h"
#include "tests/support/Certificates.h"

#include <map>
#include <optional>
#include <vector>

namespace cf::test {

struct WebRequest
{
    std::string method;
    std::string path;
    std::map<std::string, std::string> headers; //!< Names in lower case.
    std::string body;
};

struct WebAnswer
{
    int status = 200;
    std::map<std::string, std::string> headers = {};
    std::string when = {}; //!< Only to requests whose body contains it.
    std::chrono::seconds pause{0};
};

class TemporaryWeb
{
public:
    //! Of the source, where its program lies. Throws std::runtime_error with the reason if it cannot be started.
    explicit TemporaryWeb(const std::filesystem::path& source);

    std::string url(const std::string& path) const;
    std::filesystem::path authority() const { return m_certificates.authorityFile(); }
    std::vector<WebRequest> received() const;
    //! From now on: the first that fits, else 200.
    void answer(const std::vector<WebAnswer>& answers);

    void kill();
    void start(); //!< On the same port.

private:
    const std::filesystem::path m_program;
    TestFolder m_folder;
    Certificates m_certificates;
    ServerFiles m_files;
    std::uint16_t m_port;
    std::optional<platform::ChildProcess> m_server;
};

} // namespace cf::test
