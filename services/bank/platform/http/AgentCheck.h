// The agent that a proxy in front asks how much it should give this server: HAProxy's agent check (configuration manual
// 2.6, "agent-check"), a port of its own on which each connection is answered one line. Called by RunningBank.
//
// The line says "up" and a weight. "up" takes back nothing but an agent's own "down", which a server has to begin with
// that was added while the proxy runs. "drain" would last until somebody says "ready", and that would undo what an
// operator has said of the server; a weight of nothing has the same effect, and the next answer ends it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>

namespace cf::http {

struct AgentConfig
{
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;        //!< 0: any free one.
    std::set<std::string> proxies; //!< Addresses that are answered; to others the connection just ends.
};

class AgentCheck
{
public:
    //! In percent of the server's share, 0 to 100; 0: it should get no new connection. Called on the agent's thread.
    using Weight = std::function<int()>;

    //! Throws std::runtime_error with a sentence that names the address.
    AgentCheck(const AgentConfig& config, Weight weight);
    ~AgentCheck();
    AgentCheck(const AgentCheck&) = delete;
    AgentCheck& operator=(const AgentCheck&) = delete;

    std::uint16_t port() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace cf::http
