#include "tests/support/TemporaryWeb.h"

#include "tests/support/Eventually.h"
#include "tests/support/FreePort.h"
#include "tests/support/StartedProgram.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/json.hpp>

#include <fstream>

namespace cf::test {

TemporaryWeb::TemporaryWeb(const std::filesystem::path& source)
    : m_program(source / "tests" / "support" / "web_server.py")
    , m_files(m_certificates.make(CertificateKind::Good))
    , m_port(freePort())
{
    start();
}

void TemporaryWeb::start()
{
    m_server.emplace(startProgram("/usr/bin/python3",
                                  {m_program.string(), "127.0.0.1", std::to_string(m_port), m_files.chain.string(),
                                   m_files.key.string(), m_folder.path().string()},
                                  m_folder.path() / "log"));
    const bool listens = eventually([&] {
        boost::asio::io_context context;
        boost::asio::ip::tcp::socket socket(context);
        boost::system::error_code error;
        socket.connect({boost::asio::ip::address_v4::loopback(), m_port}, error);
        return !error || !m_server->running();
    });
    if (!listens || !m_server->running())
        throw std::runtime_error("the web server did not start: " + contentOf(m_folder.path() / "log"));
}

void TemporaryWeb::kill()
{
    m_server.reset();
}

std::string TemporaryWeb::url(const std::string& path) const
{
    return "https://127.0.0.1:" + std::to_string(m_port) + path;
}

void TemporaryWeb::answer(const std::vector<WebAnswer>& answers)
{
    boost::json::array list;
    for (const WebAnswer& answer : answers) {
        boost::json::object headers;
        for (const auto& [name, value] : answer.headers)
            headers[name] = value;
        list.push_back({{"status", answer.status},
                        {"headers", std::move(headers)},
                        {"when", answer.when},
                        {"pause", answer.pause.count()}});
    }
    const auto written = m_folder.path() / "answers.new";
    std::ofstream(written) << boost::json::serialize(list);
    std::filesystem::rename(written, m_folder.path() / "answers"); // whole, whenever the server looks
}

std::vector<WebRequest> TemporaryWeb::received() const
{
    std::vector<WebRequest> requests;
    std::ifstream lines(m_folder.path() / "requests");
    for (std::string line; std::getline(lines, line);) {
        const auto request = boost::json::parse(line).as_object();
        const auto text = [&](const char* name) { return std::string(request.at(name).as_string()); };
        WebRequest received{text("method"), text("path"), {}, text("body")};
        for (const auto& [name, value] : request.at("headers").as_object())
            received.headers.emplace(name, value.as_string());
        requests.push_back(std::move(received));
    }
    return requests;
}

} // namespace cf::test
