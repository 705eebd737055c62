// Attached to a connection and notified how each of its transactions ended: for gapless numbers despite rollbacks. Made
// by the connection's owner, fetched by code that writes through it.
#pragma once

#include <functional>
#include <memory>

namespace cf::db {

//! For one connection, and so for one thread at a time.
class Companion
{
public:
    virtual ~Companion() = default;

    virtual void committed() noexcept = 0;
    virtual void rolledBack() noexcept = 0;
    //! The outcome is unknown. The connection is no longer usable.
    virtual void lost() noexcept = 0;
};

//! Makes one for each new connection. Empty: none.
using CompanionMaker = std::function<std::unique_ptr<Companion>()>;

} // namespace cf::db
