#include "tests/support/TemporaryMail.h"

#include "tests/support/Eventually.h"
#include "tests/support/FreePort.h"
#include "tests/support/StartedProgram.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/json.hpp>

#include <fstream>

namespace cf::test {

TemporaryMail::TemporaryMail(const std::filesystem::path& source)
    : m_program(source / "tests" / "support" / "mail_server.py")
    , m_files(m_certificates.make(CertificateKind::Good))
    , m_port(freePort())
{
    std::ofstream(m_folder.path() / "password") << "secret\n";
    start();
}

void TemporaryMail::start()
{
    m_server.emplace(startProgram("/usr/bin/python3",
                                  {m_program.string(), "127.0.0.1", std::to_string(m_port), m_files.chain.string(),
                                   m_files.key.string(), (m_folder.path() / "password").string(),
                                   (m_folder.path() / "mails").string()},
                                  m_folder.path() / "mail.log"));
    const bool listens = eventually([&] {
        boost::asio::io_context context;
        boost::asio::ip::tcp::socket socket(context);
        boost::system::error_code error;
        socket.connect({boost::asio::ip::address_v4::loopback(), m_port}, error);
        return !error || !m_server->running();
    });
    if (!listens || !m_server->running())
        throw std::runtime_error("the mail server did not start: " + contentOf(m_folder.path() / "mail.log"));
}

void TemporaryMail::kill()
{
    m_server.reset();
}

platform::MailConfig TemporaryMail::config() const
{
    platform::MailConfig config;
    config.server = "smtps://127.0.0.1:" + std::to_string(m_port);
    config.user = "bank";
    config.password = "secret";
    config.from = "notices@bank.example";
    config.fromName = "Příští banka";
    config.authority = m_certificates.authorityFile();
    return config;
}

std::vector<ReceivedMail> TemporaryMail::received() const
{
    std::vector<ReceivedMail> mails;
    std::ifstream lines(m_folder.path() / "mails");
    for (std::string line; std::getline(lines, line);) {
        const auto mail = boost::json::parse(line).as_object();
        ReceivedMail received{std::string(mail.at("from").as_string()),
                              std::string(mail.at("to").at(0).as_string()),
                              {},
                              std::string(mail.at("text").as_string()),
                              mail.at("longest").to_number<std::size_t>()};
        for (const auto& [name, value] : mail.at("headers").as_object())
            received.headers.emplace(name, value.as_string());
        mails.push_back(std::move(received));
    }
    return mails;
}

} // namespace cf::test
