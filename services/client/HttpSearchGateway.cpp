// See HttpSearchGateway.h.
#include "services/client/HttpSearchGateway.h"

#include "services/client/HttpTransport.h"

namespace cf::client {

CallHandle HttpSearchGateway::search(const contract::EverythingSearch& query, QObject* context,
                                     Callback<contract::SearchResult> done)
{
    return m_transport.call<contract::SearchEverything>(query, {}, context, std::move(done));
}

} // namespace cf::client
