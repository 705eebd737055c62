// Orders that wait for approval, over the wire.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/Approvals.h"

namespace cf::client {

class ApprovalGateway
{
public:
    virtual ~ApprovalGateway() = default;

    virtual CallHandle list(const contract::WaitingOrdersQuery& query, QObject* context,
                            Callback<contract::Page<contract::WaitingOrder>> done) = 0;
};

} // namespace cf::client
