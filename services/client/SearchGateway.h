// One search over customers, accounts and transfers. The palette asks it while somebody types.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/Search.h"

namespace cf::client {

class SearchGateway
{
public:
    virtual ~SearchGateway() = default;

    virtual CallHandle search(const contract::EverythingSearch& query, QObject* context,
                              Callback<contract::SearchResult> done) = 0;
};

} // namespace cf::client
