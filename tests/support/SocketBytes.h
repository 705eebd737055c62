// Bytes of a blocking stream socket, for proxies.
#pragma once

#include <string>
#include <string_view>

namespace cf::test {

//! What has arrived, or waits for it. Empty: the peer has hung up.
std::string readSome(int from);

//! False: the peer has hung up.
bool sendAll(int to, std::string_view bytes);

} // namespace cf::test
