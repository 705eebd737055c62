// MonitoringGateway over HTTPS. Made by the composition root.
#pragma once

#include "services/client/MonitoringGateway.h"

namespace cf::client {

class HttpTransport;

class HttpMonitoringGateway : public MonitoringGateway
{
public:
    //! The transport outlives this.
    explicit HttpMonitoringGateway(HttpTransport& transport)
        : m_transport(transport)
    {
    }

    CallHandle status(QObject* context, Callback<contract::SystemStatus> done) override;
    CallHandle samples(std::optional<std::int64_t> after, QObject* context, Callback<contract::Samples> done) override;
    CallHandle failedCalls(const contract::FailedCallsQuery& query, QObject* context,
                           Callback<contract::FailedCalls> done) override;
    CallHandle trace(const std::string& traceId, QObject* context, Callback<contract::Trace> done) override;
    CallHandle updateAlert(const contract::AlertUpdate& update, QObject* context,
                           Callback<contract::Alert> done) override;

private:
    HttpTransport& m_transport;
};

} // namespace cf::client
