// TransferGateway over HTTPS. Made by the composition root.
#pragma once

#include "services/client/TransferGateway.h"

namespace cf::client {

class HttpTransport;

class HttpTransferGateway : public TransferGateway
{
public:
    //! The transport outlives this.
    explicit HttpTransferGateway(HttpTransport& transport)
        : m_transport(transport)
    {
    }

    CallHandle post(const Uuid& key, const contract::TransferOrder& order, QObject* context,
                    Callback<contract::Transfer> done) override;
    CallHandle resolve(const contract::KeyRef& key, QObject* context, Callback<contract::KeyOutcome> done) override;
    CallHandle open(const TransferId& id, QObject* context, Callback<contract::Transfer> done) override;
    CallHandle list(const contract::TransfersQuery& query, QObject* context,
                    Callback<contract::Page<contract::Transfer>> done) override;

private:
    HttpTransport& m_transport;
};

} // namespace cf::client
