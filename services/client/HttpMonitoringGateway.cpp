// See HttpMonitoringGateway.h.
#include "services/client/HttpMonitoringGateway.h"

#include "services/client/HttpTransport.h"

namespace cf::client {
namespace {

// A figure that comes later than this is replaced by the next question anyway.
CallOptions polling()
{
    CallOptions options;
    options.deadline = std::chrono::seconds(4);
    options.retries = 0;
    return options;
}

} // namespace

CallHandle HttpMonitoringGateway::status(QObject* context, Callback<contract::SystemStatus> done)
{
    return m_transport.call<contract::GetSystemStatus>({}, polling(), context, std::move(done));
}

CallHandle HttpMonitoringGateway::samples(std::optional<std::int64_t> after, QObject* context,
                                          Callback<contract::Samples> done)
{
    return m_transport.call<contract::ListSamples>({after}, polling(), context, std::move(done));
}

CallHandle HttpMonitoringGateway::failedCalls(const contract::FailedCallsQuery& query, QObject* context,
                                              Callback<contract::FailedCalls> done)
{
    return m_transport.call<contract::ListFailedCalls>(query, polling(), context, std::move(done));
}

CallHandle HttpMonitoringGateway::trace(const std::string& traceId, QObject* context, Callback<contract::Trace> done)
{
    return m_transport.call<contract::GetTrace>({traceId}, {}, context, std::move(done));
}

CallHandle HttpMonitoringGateway::updateAlert(const contract::AlertUpdate& update, QObject* context,
                                              Callback<contract::Alert> done)
{
    return m_transport.call<contract::UpdateAlert>(update, {}, context, std::move(done));
}

} // namespace cf::client
