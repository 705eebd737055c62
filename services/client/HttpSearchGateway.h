// SearchGateway over HTTPS. Made by the composition root.
#pragma once

#include "services/client/SearchGateway.h"

namespace cf::client {

class HttpTransport;

class HttpSearchGateway : public SearchGateway
{
public:
    //! The transport outlives this.
    explicit HttpSearchGateway(HttpTransport& transport)
        : m_transport(transport)
    {
    }

    CallHandle search(const contract::EverythingSearch& query, QObject* context,
                      Callback<contract::SearchResult> done) override;

private:
    HttpTransport& m_transport;
};

} // namespace cf::client
