// A real mail server for a test (aiosmtpd): SMTP over TLS, with a sign-in. Recipients named "later" are refused for
// now, those named "never" for good.
#pragma once

#include "services/bank/platform/process/ChildProcess.h"
#include "services/bank/platform/web/MailClient.h"
#include "tests/support/Certificates.h"

#include <map>
#include <optional>
#include <vector>

namespace cf::test {

struct ReceivedMail
{
    std::string from;
    std::string to;
    std::map<std::string, std::string> headers;
    std::string text;
    std::size_t longestLine = 0;
};

class TemporaryMail
{
public:
    //! Of the source, where its program lies. Throws std::runtime_error with the reason if it cannot be started.
    explicit TemporaryMail(const std::filesystem::path& source);

    platform::MailConfig config() const;
    std::vector<ReceivedMail> received() const;

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
