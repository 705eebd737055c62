// What goes along with a connection and hears how each of its transactions ended: for numbers that must have no gap
// whatever is rolled back. Made by the connection's owner, asked for by those who write through it.
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
    //! Nobody knows which of the two. The connection is of no further use.
    virtual void lost() noexcept = 0;
};

//! Makes one for each new connection. Empty: connections go alone.
using CompanionMaker = std::function<std::unique_ptr<Companion>()>;

} // namespace cf::db
