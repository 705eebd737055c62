// Copies every object to the store of another region, reads the copy, and says so in its row. Several servers and
// threads share the work: each claims some objects for a while.
#pragma once

#include "services/bank/objects/ObjectStores.h"
#include "services/bank/platform/postgres/Pool.h"
#include "services/bank/platform/process/PeriodicThread.h"

#include <list>

namespace cf::bank {

class ObjectCopier
{
public:
    using Trouble = std::function<void(const std::string&)>;

    //! All outlive it. onTrouble receives a sentence for the log: an object that cannot be copied is tried again when
    //! its claim is over, in two minutes.
    ObjectCopier(db::Pool& pool, const platform::ObjectStore& from, platform::ObjectStore& to,
                 const Trouble& onTrouble);

    //! How many were copied of those that it claimed; zero: there was nothing to do. For tests, which need no thread.
    static std::size_t copySome(db::Pool& pool, const platform::ObjectStore& from, platform::ObjectStore& to,
                                const Trouble& onTrouble);

private:
    platform::PeriodicThread m_thread;
};

//! As many as one server has of them: each waits for the other region most of the time.
class ObjectCopiers
{
public:
    //! The stores have another region's.
    ObjectCopiers(db::Pool& pool, ObjectStores& stores, const ObjectCopier::Trouble& onTrouble);

private:
    std::list<ObjectCopier> m_copiers;
};

} // namespace cf::bank
