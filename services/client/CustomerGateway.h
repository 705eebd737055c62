// Customers, as the screens see them.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/Customers.h"

namespace cf::client {

class CustomerGateway
{
public:
    virtual ~CustomerGateway() = default;

    virtual CallHandle search(const contract::CustomerSearch& query, QObject* context,
                              Callback<contract::Page<contract::CustomerSummary>> done) = 0;
    virtual CallHandle open(const CustomerId& id, QObject* context, Callback<contract::Customer> done) = 0;
};

} // namespace cf::client
