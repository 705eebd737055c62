// Connections shared by one kind of call. When a pool is renewed, calls in flight finish on the old connections and
// later calls open new ones. Used by HttpTransport.
#pragma once

#include <QNetworkAccessManager>

#include <chrono>
#include <memory>

namespace cf::client {

class ConnectionPool
{
public:
    ConnectionPool() { renew(); }

    //! Held by each call until it ends.
    std::shared_ptr<QNetworkAccessManager> manager() const { return m_manager; }

    void renew();
    void renewIfUnusedFor(std::chrono::milliseconds pause);
    //! A complete answer has just arrived.
    void noteExchange() { m_lastExchange = std::chrono::steady_clock::now(); }

private:
    std::shared_ptr<QNetworkAccessManager> m_manager;
    std::chrono::steady_clock::time_point m_lastExchange;
};

} // namespace cf::client
