#include "services/bank/platform/http/ProxyHeader.h"

#include <arpa/inet.h>

#include <array>

namespace cf::http {
namespace {

constexpr std::string_view kSignature("\r\n\r\n\0\r\nQUIT\n", 12);

constexpr unsigned char kLocal = 0x20; // version 2, for itself …
constexpr unsigned char kProxy = 0x21; // … or for a client
constexpr unsigned char kTcpOverIpv4 = 0x11;
constexpr unsigned char kTcpOverIpv6 = 0x21;

constexpr std::size_t kIpv4 = 4; // bytes of an address;
constexpr std::size_t kIpv6 = 16;
constexpr std::size_t kPorts = 4; // both addresses come first, then both ports
constexpr std::string_view kMapped("\0\0\0\0\0\0\0\0\0\0\xff\xff", 12);

unsigned char byteAt(std::string_view bytes, std::size_t place)
{
    return static_cast<unsigned char>(bytes[place]);
}

std::string textOf(int family, std::string_view address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    return ::inet_ntop(family, address.data(), text.data(), text.size()) ? text.data() : "";
}

} // namespace

std::optional<std::size_t> proxyRest(std::string_view prologue)
{
    if (prologue.size() != kProxyPrologue || !prologue.starts_with(kSignature))
        return std::nullopt;
    const std::size_t rest = byteAt(prologue, 14) * 256U + byteAt(prologue, 15);
    return rest <= kLongestProxyRest ? std::optional(rest) : std::nullopt;
}

std::optional<std::string> proxiedClient(std::string_view prologue, std::string_view rest)
{
    if (proxyRest(prologue) != rest.size())
        return std::nullopt;
    if (byteAt(prologue, 12) == kLocal)
        return std::string();
    if (byteAt(prologue, 12) != kProxy)
        return std::nullopt;
    const unsigned char transport = byteAt(prologue, 13);
    if (transport == kTcpOverIpv4 && rest.size() >= 2 * kIpv4 + kPorts)
        return textOf(AF_INET, rest.substr(0, kIpv4));
    if (transport != kTcpOverIpv6 || rest.size() < 2 * kIpv6 + kPorts)
        return std::nullopt;
    const std::string_view address = rest.substr(0, kIpv6);
    return address.starts_with(kMapped) ? textOf(AF_INET, address.substr(kMapped.size())) : textOf(AF_INET6, address);
}

} // namespace cf::http
