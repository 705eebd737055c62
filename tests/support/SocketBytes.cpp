#include "tests/support/SocketBytes.h"

#include <sys/socket.h>

#include <array>

namespace cf::test {

std::string readSome(int from)
{
    std::array<char, 65'536> bytes{};
    const auto count = ::recv(from, bytes.data(), bytes.size(), 0);
    return count > 0 ? std::string(bytes.data(), static_cast<std::size_t>(count)) : std::string();
}

bool sendAll(int to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

} // namespace cf::test
