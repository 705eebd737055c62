// Attached to a connection and notified how each of its transactions ended: for gapless numbers despite rollbacks. Made
// by the connection's owner, fetched by code that writes through it.
#pragma once

#include <functional>
#include <memory>

namespace cf::db {

//! For one connection, and so for one thread at a time.
class TransactionObserver
{
public:
    virtual ~TransactionObserver() = default;

    virtual void committed() noexcept = 0;
    virtual void rolledBack() noexcept = 0;
    //! The outcome is unknown. The connection is no longer usable.
    virtual void inDoubt() noexcept = 0;
};

//! Makes one for each new connection. Empty: none.
using ObserverMaker = std::function<std::unique_ptr<TransactionObserver>()>;

} // namespace cf::db
