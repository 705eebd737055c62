// See HttpAuditGateway.h.
#include "services/client/HttpAuditGateway.h"

#include "services/client/HttpTransport.h"

namespace cf::client {

CallHandle HttpAuditGateway::list(const contract::AuditQuery& query, QObject* context,
                                  Callback<contract::Page<contract::AuditRow>> done)
{
    return m_transport.call<contract::ListAuditEvents>(query, {}, context, std::move(done));
}

CallHandle HttpAuditGateway::unsealed(QObject* context, Callback<contract::Page<contract::AuditRow>> done)
{
    return m_transport.call<contract::ListUnsealedAuditEvents>({}, {}, context, std::move(done));
}

CallHandle HttpAuditGateway::state(QObject* context, Callback<contract::AuditState> done)
{
    return m_transport.call<contract::GetAuditState>({}, {}, context, std::move(done));
}

CallHandle HttpAuditGateway::open(std::int64_t seq, QObject* context, Callback<contract::AuditDetail> done)
{
    return m_transport.call<contract::GetAuditEvent>({seq}, {}, context, std::move(done));
}

CallHandle HttpAuditGateway::branches(QObject* context, Callback<contract::Page<contract::BranchRow>> done)
{
    return m_transport.call<contract::ListBranches>({}, {}, context, std::move(done));
}

CallHandle HttpAuditGateway::beginExport(const contract::AuditExportOrder& order, QObject* context,
                                         Callback<contract::AuditExport> done)
{
    return m_transport.call<contract::BeginAuditExport>(order, {}, context, std::move(done));
}

CallHandle HttpAuditGateway::endExport(const contract::AuditExportEnd& end, QObject* context,
                                       Callback<contract::Nothing> done)
{
    return m_transport.call<contract::EndAuditExport>(end, {}, context, std::move(done));
}

} // namespace cf::client
