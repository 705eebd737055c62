// See HttpTransferGateway.h.
#include "services/client/HttpTransferGateway.h"

#include "services/client/HttpTransport.h"

namespace cf::client {

CallHandle HttpTransferGateway::post(const Uuid& key, const contract::TransferOrder& order, QObject* context,
                                     Callback<contract::Transfer> done)
{
    CallOptions options;
    options.key = key;
    return m_transport.call<contract::PostTransfer>(order, options, context, std::move(done));
}

CallHandle HttpTransferGateway::resolve(const contract::KeyRef& key, QObject* context,
                                        Callback<contract::KeyOutcome> done)
{
    return m_transport.call<contract::ResolveTransferKey>(key, {}, context, std::move(done));
}

CallHandle HttpTransferGateway::open(const TransferId& id, QObject* context, Callback<contract::Transfer> done)
{
    return m_transport.call<contract::GetTransfer>({id}, {}, context, std::move(done));
}

CallHandle HttpTransferGateway::list(const contract::TransfersQuery& query, QObject* context,
                                     Callback<contract::Page<contract::Transfer>> done)
{
    return m_transport.call<contract::ListTransfers>(query, {}, context, std::move(done));
}

} // namespace cf::client
