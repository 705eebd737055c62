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
    : ApiClient(port, TlsClient::Options{.certificate = std::move(device), .trust = std::move(trust)})
{
}

ApiClient::ApiClient(const std::string& address, std::uint16_t port, std::filesystem::path trust,
                     std::optional<platform::IssuedCertificate> device)
    : ApiClient(port, TlsClient::Options{.certificate = device ? std::move(device) : freshDevice(),
                                         .address = address,
                                         .trust = std::move(trust),
                                         .host = address})
{
}

ApiClient::ApiClient(std::uint16_t port, TlsClient::Options options)
    : m_port(port)
    , m_options(std::move(options))
{
    m_connection = std::make_unique<TlsClient>(m_port, m_options);
    m_device = m_connection->certificateSha256();
}

bool ApiClient::send(std::string_view method, std::string_view target, std::string_view body,
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
        if (m_connection && m_connection->waitReadable(0))
            m_connection.reset(); // between two answers there is nothing to read but the bank's end
        if (!m_connection)
            m_connection = std::make_unique<TlsClient>(m_port, m_options);
        return m_connection->isConnected() && m_connection->send(request);
    } catch (const std::runtime_error&) {
        return false; // nobody is listening now
    }
}

std::optional<Reply> ApiClient::exchange(std::string_view method, std::string_view target, std::string_view body,
                                         const std::optional<Uuid>& key, const std::string& match)
{
    auto reply = send(method, target, body, key, match) ? m_connection->receive(method == "HEAD") : std::nullopt;
    if (reply && m_shown)
        *m_shown = std::max(*m_shown, reply->headers["x-consistency-token"]);
    if (!reply || reply->headers["connection"] == "close")
        m_connection.reset();
    return reply;
}

std::optional<Reply> ApiClient::exchangeLines(std::string_view target, std::string_view body, bool& whole,
                                              const std::function<bool(const std::string&)>& take)
{
    auto reply = send("POST", target, body, {}, {}) ? m_connection->receiveHead() : std::nullopt;
    if (reply && reply->status >= 400) {
        reply->body = m_connection->receiveBody(*reply).value_or("");
        return reply;
    }
    std::string text;
    std::optional<std::string> chunk;
    bool wanted = true;
    do {
        chunk = reply ? m_connection->receiveChunk() : std::nullopt;
        text += chunk.value_or("");
        for (auto end = text.find('\n'); end != std::string::npos && wanted; end = text.find('\n')) {
            wanted = take(text.substr(0, end));
            text.erase(0, end + 1);
        }
    } while (wanted && chunk && !chunk->empty());
    whole = wanted && chunk && text.empty();
    if (!whole)
        m_connection.reset();
    return reply;
}

} // namespace cf::test
