// Stands between two programs and passes on what they say, through a Passage for each connection that may look at it,
// change it, hold it or cut it.
#pragma once

#include "services/bank/platform/process/FileDescriptor.h"

#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

namespace cf::drill {

//! One connection. Both functions are called by its thread; false: it ends.
class Passage
{
public:
    virtual ~Passage() = default;
    virtual bool towardsServer(std::string bytes) = 0;
    virtual bool towardsClient(std::string bytes) = 0;
};

//! The two ends of a connection.
struct Ends
{
    int client = -1;
    int server = -1;
};

class Relay
{
public:
    //! Connects to the server; none: it is not there.
    using Connect = std::function<platform::FileDescriptor()>;
    using Open = std::function<std::unique_ptr<Passage>(const Ends&)>;

    //! `listener` listens already.
    Relay(platform::FileDescriptor listener, Connect connect, Open open);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

private:
    struct Connection
    {
        std::thread thread;
        std::shared_ptr<std::atomic<bool>> ended;
    };

    void run();
    void serve(const platform::FileDescriptor& client);
    void forgetEnded();

    platform::FileDescriptor m_listener;
    Connect m_connect;
    Open m_open;
    std::atomic<bool> m_ending = false;
    std::list<Connection> m_connections;
    std::thread m_thread;
};

//! Listening on loopback, any port.
platform::FileDescriptor listenOnLoopback();
std::uint16_t portOf(const platform::FileDescriptor& listener);
//! Listening at a Unix socket that any user may connect to. Throws std::runtime_error.
platform::FileDescriptor listenAt(const std::string& path);
platform::FileDescriptor connectToLoopback(std::uint16_t port);
platform::FileDescriptor connectTo(const std::string& path);

} // namespace cf::drill
