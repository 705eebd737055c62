// See HttpApprovalGateway.h.
#include "services/client/HttpApprovalGateway.h"

#include "services/client/HttpTransport.h"

namespace cf::client {

CallHandle HttpApprovalGateway::list(const contract::WaitingOrdersQuery& query, QObject* context,
                                     Callback<contract::Page<contract::WaitingOrder>> done)
{
    return m_transport.call<contract::ListWaitingOrders>(query, {}, context, std::move(done));
}

} // namespace cf::client
