#include "services/client/ConnectionPool.h"

#include <QNetworkProxy>

namespace cf::client {

void ConnectionPool::renew()
{
    // The last owner may be a call inside its own signal handler: deleteLater, never at once.
    m_manager.reset(new QNetworkAccessManager, [](QNetworkAccessManager* manager) { manager->deleteLater(); });
    m_manager->setProxy(QNetworkProxy::NoProxy);
    m_manager->setAutoDeleteReplies(false);
    noteExchange();
}

void ConnectionPool::renewIfUnusedFor(std::chrono::milliseconds pause)
{
    if (std::chrono::steady_clock::now() - m_lastExchange > pause)
        renew();
}

} // namespace cf::client
