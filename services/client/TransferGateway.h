// Transfers over the wire. Screens look through it; money moves through TransferSender, which alone may post.
#pragma once

#include "services/client/CallResult.h"
#include "services/contract/Transfers.h"

namespace cf::client {

class TransferGateway
{
public:
    virtual ~TransferGateway() = default;

    //! The key must be in the journal.
    virtual CallHandle post(const Uuid& key, const contract::TransferOrder& order, QObject* context,
                            Callback<contract::Transfer> done) = 0;
    //! The outcome of a key, which is final afterwards: if nothing was booked, nothing ever will be under it.
    virtual CallHandle resolve(const contract::KeyRef& key, QObject* context, Callback<contract::KeyOutcome> done) = 0;
    virtual CallHandle open(const TransferId& id, QObject* context, Callback<contract::Transfer> done) = 0;
    virtual CallHandle list(const contract::TransfersQuery& query, QObject* context,
                            Callback<contract::Page<contract::Transfer>> done) = 0;
};

} // namespace cf::client
