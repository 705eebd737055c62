// AuditGateway over HTTPS. Made by the composition root.
#pragma once

#include "services/client/AuditGateway.h"

namespace cf::client {

class HttpTransport;

class HttpAuditGateway : public AuditGateway
{
public:
    //! The transport outlives this.
    explicit HttpAuditGateway(HttpTransport& transport)
        : m_transport(transport)
    {
    }

    CallHandle list(const contract::AuditQuery& query, QObject* context,
                    Callback<contract::Page<contract::AuditRow>> done) override;
    CallHandle unsealed(QObject* context, Callback<contract::Page<contract::AuditRow>> done) override;
    CallHandle state(QObject* context, Callback<contract::AuditState> done) override;
    CallHandle open(std::int64_t seq, QObject* context, Callback<contract::AuditDetail> done) override;
    CallHandle branches(QObject* context, Callback<contract::Page<contract::BranchRow>> done) override;
    CallHandle beginExport(const contract::AuditExportOrder& order, QObject* context,
                           Callback<contract::AuditExport> done) override;
    CallHandle endExport(const contract::AuditExportEnd& end, QObject* context,
                         Callback<contract::Nothing> done) override;

private:
    HttpTransport& m_transport;
};

} // namespace cf::client
