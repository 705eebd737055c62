// A scriptable client, on OpenSSL and a blocking socket.
#include "tests/support/TlsClient.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <utility>

namespace cf::test {

namespace {

int connectTo(const std::string& host, std::uint16_t port, std::chrono::milliseconds patience)
{
    std::signal(SIGPIPE, SIG_IGN);
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    const timeval timeout{patience.count() / 1'000, patience.count() % 1'000 * 1'000};
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, sizeof timeout);
    const int on = 1; // as the desktop's; else the first request waits 40 ms for an acknowledgement
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (::inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1 ||
        ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(descriptor);
        throw std::runtime_error("The test client cannot connect.");
    }
    return descriptor;
}

void useCertificate(SSL_CTX* context, const platform::IssuedCertificate& certificate, int above)
{
    SSL_CTX_set_security_level(context, 0); // weak ones are for the server to refuse
    BIO* chain = BIO_new_mem_buf(certificate.chain.data(), static_cast<int>(certificate.chain.size()));
    BIO* key = BIO_new_mem_buf(certificate.key.data(), static_cast<int>(certificate.key.size()));
    X509* leaf = PEM_read_bio_X509(chain, nullptr, nullptr, nullptr);
    EVP_PKEY* secret = PEM_read_bio_PrivateKey(key, nullptr, nullptr, nullptr);
    SSL_CTX_use_certificate(context, leaf);
    SSL_CTX_use_PrivateKey(context, secret);
    for (int i = 0; i < above; ++i) {
        X509_up_ref(leaf);
        SSL_CTX_add_extra_chain_cert(context, leaf);
    }
    X509_free(leaf);
    EVP_PKEY_free(secret);
    BIO_free(chain);
    BIO_free(key);
}

SSL_CTX* contextFor(const TlsClient::Options& options)
{
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_CLIENT);
    if (options.tls11Only) {
        SSL_CTX_set_security_level(context, 0);
        SSL_CTX_set_min_proto_version(context, TLS1_1_VERSION);
        SSL_CTX_set_max_proto_version(context, TLS1_1_VERSION);
    }
    if (options.tls12Only) {
        SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION);
    }
    if (!options.trust.empty()) {
        SSL_CTX_load_verify_locations(context, options.trust.c_str(), nullptr);
    }
    if (options.certificate) {
        useCertificate(context, *options.certificate, options.certificatesAbove);
    }
    return context;
}

std::string lowered(std::string text)
{
    for (char& c : text) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return text;
}

Reply headOf(std::string_view head)
{
    Reply reply;
    reply.status = std::stoi(std::string(head.substr(9, 3)));
    for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
        const std::size_t end = head.find("\r\n", at);
        const std::string_view line = head.substr(at, end - at);
        const std::size_t colon = line.find(": ");
        reply.headers[lowered(std::string(line.substr(0, colon)))] = std::string(line.substr(colon + 2));
        at = end + 2;
    }
    return reply;
}

} // namespace

struct TlsClient::State
{
    int descriptor = -1;
    SSL_CTX* context = nullptr;
    SSL* tls = nullptr;
    bool connected = false;
    std::string received;

    ~State()
    {
        SSL_free(tls);
        SSL_CTX_free(context);
        ::close(descriptor);
    }
};

TlsClient::TlsClient(std::uint16_t port)
    : TlsClient(port, Options{})
{
}

TlsClient::TlsClient(std::uint16_t port, const Options& options)
    : m_state(std::make_unique<State>())
{
    m_state->descriptor = connectTo(options.address, port, options.patience);
    m_state->context = contextFor(options);
    m_state->tls = SSL_new(m_state->context);
    if (!options.trust.empty()) {
        X509_VERIFY_PARAM* const wanted = SSL_get0_param(m_state->tls);
        if (X509_VERIFY_PARAM_set1_ip_asc(wanted, options.host.c_str()) != 1) {
            SSL_set1_host(m_state->tls, options.host.c_str());
        }
    }
    SSL_set_fd(m_state->tls, m_state->descriptor);
    if (!options.first.empty())
        ::send(m_state->descriptor, options.first.data(), options.first.size(), MSG_NOSIGNAL);
    m_state->connected = SSL_connect(m_state->tls) == 1;
}

TlsClient::~TlsClient() = default;
TlsClient::TlsClient(TlsClient&&) noexcept = default;

bool TlsClient::isConnected() const
{
    return m_state->connected;
}

std::string TlsClient::protocol() const
{
    return SSL_get_version(m_state->tls);
}

long TlsClient::verifyResult() const
{
    return SSL_get_verify_result(m_state->tls);
}

bool TlsClient::hasResumableSession() const
{
    return SSL_SESSION_is_resumable(SSL_get_session(m_state->tls)) == 1;
}

std::string TlsClient::certificateSha256() const
{
    std::array<unsigned char, 32> digest{};
    unsigned int size = 0;
    X509_digest(SSL_get_certificate(m_state->tls), EVP_sha256(), digest.data(), &size);
    std::string text;
    for (const unsigned char byte : digest) {
        std::array<char, 3> pair{};
        std::snprintf(pair.data(), pair.size(), "%02x", byte);
        text += pair.data();
    }
    return text;
}

bool TlsClient::send(std::string_view bytes)
{
    return m_state->connected &&
           (bytes.empty() || SSL_write(m_state->tls, bytes.data(), static_cast<int>(bytes.size())) > 0);
}

bool TlsClient::readMore()
{
    std::array<char, 16384> buffer{};
    const int size = SSL_read(m_state->tls, buffer.data(), static_cast<int>(buffer.size()));
    if (size > 0) {
        m_state->received.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return size > 0;
}

std::optional<Reply> TlsClient::receiveHead()
{
    const auto head = takeThrough("\r\n\r\n");
    return head ? std::optional(headOf(std::string_view(*head).substr(0, head->size() - 2))) : std::nullopt;
}

std::optional<Reply> TlsClient::receive(bool toHead)
{
    auto reply = receiveHead();
    if (!reply || toHead) {
        return reply;
    }
    auto body = receiveBody(*reply);
    if (!body) {
        return std::nullopt;
    }
    reply->body = *std::move(body);
    return reply;
}

std::optional<std::string> TlsClient::receiveBody(const Reply& head)
{
    if (!head.headers.contains("transfer-encoding")) {
        const auto length = head.headers.find("content-length");
        return take(length == head.headers.end() ? 0 : std::stoul(length->second));
    }
    std::string body;
    auto chunk = receiveChunk();
    for (; chunk && !chunk->empty(); chunk = receiveChunk()) {
        body += *chunk;
    }
    return chunk ? std::optional(body) : std::nullopt;
}

std::optional<std::string> TlsClient::receiveChunk()
{
    const auto size = takeThrough("\r\n");
    const auto chunk = size ? take(std::stoul(*size, nullptr, 16)) : std::nullopt;
    return chunk && takeThrough("\r\n") == "\r\n" ? chunk : std::nullopt;
}

std::optional<std::string> TlsClient::receiveToEnd()
{
    while (readMore()) {
    }
    const bool clean = (SSL_get_shutdown(m_state->tls) & SSL_RECEIVED_SHUTDOWN) != 0;
    return clean ? std::optional(std::exchange(m_state->received, {})) : std::nullopt;
}

//! What is received up to the end of this text.
std::optional<std::string> TlsClient::takeThrough(std::string_view text)
{
    while (m_state->received.find(text) == std::string::npos) {
        if (!readMore()) {
            return std::nullopt;
        }
    }
    return take(m_state->received.find(text) + text.size());
}

std::optional<std::string> TlsClient::take(std::size_t size)
{
    while (m_state->received.size() < size) {
        if (!readMore()) {
            return std::nullopt;
        }
    }
    std::string taken = m_state->received.substr(0, size);
    m_state->received.erase(0, size);
    return taken;
}

bool TlsClient::isEnded()
{
    if (!m_state->received.empty() || readMore()) {
        return false;
    }
    return (SSL_get_shutdown(m_state->tls) & SSL_RECEIVED_SHUTDOWN) != 0;
}

bool TlsClient::waitReadable(int milliseconds)
{
    pollfd waiting{m_state->descriptor, POLLIN, 0};
    return ::poll(&waiting, 1, milliseconds) > 0;
}

std::optional<Reply> TlsClient::get(std::string_view path)
{
    send("GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    return receive();
}

std::optional<std::string> plainExchange(std::uint16_t port, std::string_view bytes)
{
    const int descriptor = connectTo(TlsClient::Options().address, port, TlsClient::kPatience);
    ::send(descriptor, bytes.data(), bytes.size(), 0);
    std::string received;
    std::array<char, 4096> buffer{};
    ssize_t size = ::recv(descriptor, buffer.data(), buffer.size(), 0);
    while (size > 0) {
        received.append(buffer.data(), static_cast<std::size_t>(size));
        size = ::recv(descriptor, buffer.data(), buffer.size(), 0);
    }
    const bool ended = size == 0 || errno == ECONNRESET;
    ::close(descriptor);
    return ended ? std::optional(received) : std::nullopt;
}

} // namespace cf::test
