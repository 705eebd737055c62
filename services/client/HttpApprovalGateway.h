// ApprovalGateway over HTTPS. Made by the composition root.
#pragma once

#include "services/client/ApprovalGateway.h"

namespace cf::client {

class HttpTransport;

class HttpApprovalGateway : public ApprovalGateway
{
public:
    //! The transport outlives this.
    explicit HttpApprovalGateway(HttpTransport& transport)
        : m_transport(transport)
    {
    }

    CallHandle list(const contract::WaitingOrdersQuery& query, QObject* context,
                    Callback<contract::Page<contract::WaitingOrder>> done) override;

private:
    HttpTransport& m_transport;
};

} // namespace cf::client
