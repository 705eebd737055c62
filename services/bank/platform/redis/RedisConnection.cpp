#include "services/bank/platform/redis/RedisConnection.h"

#include <hiredis/hiredis.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>

namespace cf::platform {
namespace {

constexpr std::size_t kPiece = 16 * 1024;

struct FreeContext
{
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

std::string bytesOf(const RedisCommand& command)
{
    std::vector<const char*> arguments;
    std::vector<std::size_t> lengths;
    for (const std::string& argument : command) {
        arguments.push_back(argument.data());
        lengths.push_back(argument.size());
    }
    char* formatted = nullptr;
    const auto length =
        redisFormatCommandArgv(&formatted, static_cast<int>(arguments.size()), arguments.data(), lengths.data());
    if (length < 0)
        throw std::bad_alloc();
    std::string bytes(formatted, static_cast<std::size_t>(length));
    redisFreeCommand(formatted);
    return bytes;
}

RedisReply replyOf(const redisReply& raw)
{
    RedisReply reply;
    switch (raw.type) {
    case REDIS_REPLY_INTEGER:
        reply.kind = RedisReply::Kind::Number;
        reply.number = raw.integer;
        break;
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
        reply.kind = RedisReply::Kind::Text;
        reply.text.assign(raw.str, raw.len);
        break;
    case REDIS_REPLY_ERROR:
        reply.kind = RedisReply::Kind::Error;
        reply.text.assign(raw.str, raw.len);
        break;
    case REDIS_REPLY_ARRAY:
        reply.kind = RedisReply::Kind::List;
        for (std::size_t i = 0; i < raw.elements; ++i)
            reply.list.push_back(replyOf(*raw.element[i]));
        break;
    default:
        break;
    }
    return reply;
}

std::unique_ptr<SSL_CTX, FreeContext> contextFor(const RedisAccess& access)
{
    std::unique_ptr<SSL_CTX, FreeContext> context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    if (SSL_CTX_load_verify_locations(context.get(), access.authority.c_str(), nullptr) != 1)
        throw RedisError("the authority " + access.authority.string() + " cannot be read");
    if (!access.certificate.empty() &&
        (SSL_CTX_use_certificate_chain_file(context.get(), access.certificate.c_str()) != 1 ||
         SSL_CTX_use_PrivateKey_file(context.get(), access.key.c_str(), SSL_FILETYPE_PEM) != 1))
        throw RedisError("the certificate " + access.certificate.string() + " or its key cannot be read");
    return context;
}

} // namespace

void RedisConnection::EndTls::operator()(ssl_st* tls) const
{
    SSL_free(tls);
}

void RedisConnection::EndReader::operator()(redisReader* reader) const
{
    redisReaderFree(reader);
}

RedisConnection::RedisConnection(const RedisAddress& address, const RedisAccess& access, Clock::time_point deadline)
    : m_reader(redisReaderCreate())
{
    connect(address, deadline);
    begin(address, access, deadline);
    const RedisReply welcome =
        ask(RedisCommand{"HELLO", "2", "AUTH", access.user, access.password, "SETNAME", "bankd"}, deadline);
    if (welcome.isError())
        throw RedisError(address.host + " does not admit the bank: " + welcome.text.substr(0, welcome.text.find(' ')));
}

RedisConnection::~RedisConnection() = default;

void RedisConnection::connect(const RedisAddress& address, Clock::time_point deadline)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &hints, &found) != 0)
        throw RedisError(address.host + " has no address");
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> addresses(found, &::freeaddrinfo);
    m_socket = FileDescriptor(::socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int on = 1;
    ::setsockopt(m_socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(m_socket.get(), found->ai_addr, found->ai_addrlen) == 0)
        return;
    int trouble = errno;
    if (trouble == EINPROGRESS) {
        wait(POLLOUT, deadline);
        socklen_t size = sizeof trouble;
        ::getsockopt(m_socket.get(), SOL_SOCKET, SO_ERROR, &trouble, &size);
    }
    if (trouble != 0)
        throw RedisError(address.host + " cannot be reached");
}

void RedisConnection::begin(const RedisAddress& address, const RedisAccess& access, Clock::time_point deadline)
{
    const auto context = contextFor(access);
    m_tls.reset(SSL_new(context.get()));
    if (X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(m_tls.get()), address.host.c_str()) != 1)
        SSL_set1_host(m_tls.get(), address.host.c_str());
    SSL_set_fd(m_tls.get(), m_socket.get());
    untilDone([&] { return SSL_connect(m_tls.get()); }, deadline);
}

std::vector<RedisReply> RedisConnection::ask(const std::vector<RedisCommand>& commands, Clock::time_point deadline)
{
    m_broken = true; // unless all goes well
    std::string bytes;
    for (const RedisCommand& command : commands)
        bytes += bytesOf(command);
    send(bytes, deadline);
    std::vector<RedisReply> replies;
    while (replies.size() < commands.size())
        replies.push_back(receive(deadline));
    m_broken = false;
    return replies;
}

void RedisConnection::send(const std::string& bytes, Clock::time_point deadline)
{
    for (std::size_t at = 0; at < bytes.size();) {
        const auto length = static_cast<int>(std::min(kPiece, bytes.size() - at));
        at += static_cast<std::size_t>(
            untilDone([&] { return SSL_write(m_tls.get(), bytes.data() + at, length); }, deadline));
    }
}

RedisReply RedisConnection::receive(Clock::time_point deadline)
{
    std::array<char, kPiece> piece{};
    for (;;) {
        void* raw = nullptr;
        if (redisReaderGetReply(m_reader.get(), &raw) != REDIS_OK)
            throw RedisError("Redis does not speak its protocol");
        if (raw) {
            const std::unique_ptr<void, decltype(&freeReplyObject)> owned(raw, &freeReplyObject);
            return replyOf(*static_cast<redisReply*>(raw));
        }
        const int size =
            untilDone([&] { return SSL_read(m_tls.get(), piece.data(), static_cast<int>(piece.size())); }, deadline);
        redisReaderFeed(m_reader.get(), piece.data(), static_cast<std::size_t>(size));
    }
}

//! Repeats the step of OpenSSL until it has done something, and returns how much.
int RedisConnection::untilDone(const std::function<int()>& step, Clock::time_point deadline)
{
    for (;;) {
        ERR_clear_error();
        const int done = step();
        if (done > 0)
            return done;
        switch (SSL_get_error(m_tls.get(), done)) {
        case SSL_ERROR_WANT_READ:
            wait(POLLIN, deadline);
            break;
        case SSL_ERROR_WANT_WRITE:
            wait(POLLOUT, deadline);
            break;
        default:
            throw RedisError("the connection to Redis broke, or its certificate is not believed");
        }
    }
}

void RedisConnection::wait(short events, Clock::time_point deadline) const
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd descriptor{m_socket.get(), events, 0};
    if (left <= 0 || ::poll(&descriptor, 1, static_cast<int>(left)) == 0)
        throw RedisError("Redis did not answer in time");
}

} // namespace cf::platform
