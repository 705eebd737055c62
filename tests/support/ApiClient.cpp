#include "tests/support/ApiClient.h"

namespace cf::test {
namespace {

platform::IssuedCertificate freshDevice()
{
    const auto now = std::chrono::system_clock::now();
    return platform::CertificateAuthority::selfSigned({"device"}, now - std::chrono::hours(1),
                                                      now + std::chrono::hours(24));
}

} // namespace

ApiClient::ApiClient(std::uint16_t port, std::filesystem::path trust)
    : ApiClient(port, std::move(trust), freshDevice())
{
}

ApiClient::ApiClient(std::uint16_t port, std::filesystem::path trust, platform::IssuedCertificate device)
    : m_port(port)
{
    m_options.certificate = std::move(device);
    m_options.trust = std::move(trust);
    m_connection = std::make_unique<TlsClient>(m_port, m_options);
    m_device = m_connection->certificateSha256();
}

std::optional<Reply> ApiClient::exchange(std::string_view method, std::string_view target, std::string_view body,
                                         const std::optional<Uuid>& key, const std::string& match)
{
    std::string request;
    request.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
    if (!m_token.empty())
        request.append("Authorization: Bearer ").append(m_token).append("\r\n");
    if (m_shown && !m_shown->empty())
        request.append("X-Consistency-Token: ").append(*m_shown).append("\r\n");
    if (key)
        request.append("Idempotency-Key: ").append(key->toString()).append("\r\n");
    if (!match.empty())
        request.append("If-Match: ").append(match).append("\r\n");
    if (!body.empty())
        request.append("Content-Type: application/json\r\n");
    request.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
    try {
        if (!m_connection)
            m_connection = std::make_unique<TlsClient>(m_port, m_options);
        if (m_connection->isConnected() && m_connection->send(request))
            if (auto reply = m_connection->receive(method == "HEAD")) {
                if (m_shown)
                    *m_shown = std::max(*m_shown, reply->headers["x-consistency-token"]);
                return reply;
            }
    } catch (const std::runtime_error&) {
        // Nobody is listening now.
    }
    m_connection.reset();
    return std::nullopt;
}

} // namespace cf::test
