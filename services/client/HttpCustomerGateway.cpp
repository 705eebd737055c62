// See HttpCustomerGateway.h.
#include "services/client/HttpCustomerGateway.h"

#include "services/client/HttpTransport.h"

namespace cf::client {

CallHandle HttpCustomerGateway::search(const contract::CustomerSearch& query, QObject* context,
                                       Callback<contract::Page<contract::CustomerSummary>> done)
{
    return m_transport.call<contract::SearchCustomers>(query, {}, context, std::move(done));
}

CallHandle HttpCustomerGateway::open(const CustomerId& id, QObject* context, Callback<contract::Customer> done)
{
    return m_transport.call<contract::GetCustomer>({id}, {}, context, std::move(done));
}

} // namespace cf::client
