// The system's figures over the wire, for administrators. Polled by MonitoringController.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/Monitoring.h"

namespace cf::client {

class MonitoringGateway
{
public:
    virtual ~MonitoringGateway() = default;

    virtual CallHandle status(QObject* context, Callback<contract::SystemStatus> done) = 0;
    //! Seconds after `after`; without it the last 15 minutes.
    virtual CallHandle samples(std::optional<std::int64_t> after, QObject* context,
                               Callback<contract::Samples> done) = 0;
    virtual CallHandle failedCalls(const contract::FailedCallsQuery& query, QObject* context,
                                   Callback<contract::FailedCalls> done) = 0;
    virtual CallHandle trace(const std::string& traceId, QObject* context, Callback<contract::Trace> done) = 0;
    virtual CallHandle updateAlert(const contract::AlertUpdate& update, QObject* context,
                                   Callback<contract::Alert> done) = 0;
};

} // namespace cf::client
