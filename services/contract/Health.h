// Probes for load balancers and Prometheus. No session, no personal data.
#pragma once

#include "services/contract/Operation.h"
#include "services/contract/Wire.h"

namespace cf::contract {

struct Health
{
    std::string status; //!< "pass" or "fail".
    std::string version;
    std::optional<bool> demonstration; //!< Whether this is a demonstration bank; absent: an older bank, so no.
};
BOOST_DESCRIBE_STRUCT(Health, (), (status, version, demonstration))

struct GetLiveness
{
    using Request = Nothing;
    using Response = Health;
    static constexpr OperationInfo kInfo{.name = "GetLiveness",
                                         .path = "/health/live",
                                         .permission = Permission::Anyone,
                                         .recorded = {AuditKind::Nothing},
                                         .background = true,
                                         .summary = "The process runs."};
};

struct GetReadiness
{
    using Request = Nothing;
    using Response = Health;
    static constexpr OperationInfo kInfo{.name = "GetReadiness",
                                         .path = "/health/ready",
                                         .permission = Permission::Anyone,
                                         .recorded = {AuditKind::Nothing},
                                         .background = true,
                                         .summary = "Send traffic here: the database answers and no drain has begun."};
};

struct GetMetrics
{
    using Request = Nothing;
    using Response = PlainText;
    static constexpr OperationInfo kInfo{
        .name = "GetMetrics",
        .path = "/metrics",
        .permission = Permission::Anyone,
        .recorded = {AuditKind::Nothing},
        .background = true,
        .summary = "Prometheus text format 0.0.4, on this machine only, to whoever shows the metrics "
                   "token as a bearer token."};
};

} // namespace cf::contract
