// CustomerGateway over HTTPS. Made by the composition root.
#pragma once

#include "services/client/CustomerGateway.h"

namespace cf::client {

class HttpTransport;

class HttpCustomerGateway : public CustomerGateway
{
public:
    //! The transport outlives this.
    explicit HttpCustomerGateway(HttpTransport& transport)
        : m_transport(transport)
    {
    }

    CallHandle search(const contract::CustomerSearch& query, QObject* context,
                      Callback<contract::Page<contract::CustomerSummary>> done) override;
    CallHandle open(const CustomerId& id, QObject* context, Callback<contract::Customer> done) override;

private:
    HttpTransport& m_transport;
};

} // namespace cf::client
