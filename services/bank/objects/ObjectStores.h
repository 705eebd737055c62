// The stores that the configuration names: where objects are put, where old ones are moved to, and the other region's.
#pragma once

#include "services/bank/api/MonitorSources.h"
#include "services/bank/platform/objects/LayeredObjectStore.h"

namespace cf::platform {
struct Settings;
}

namespace cf::bank {

class ObjectStores
{
public:
    explicit ObjectStores(const platform::Settings& settings);

    platform::ObjectStore& all() { return *m_all; } //!< For whoever has objects.

    platform::ObjectStore& own() { return *m_own; }          //!< This region's.
    platform::ObjectStore& warm() { return *m_warm; }        //!< Where all().put() puts.
    platform::ObjectStore* cold() { return m_cold.get(); }   //!< Null: old ones stay where they are.
    platform::ObjectStore* other() { return m_other.get(); } //!< Of the other region; null: there is none.

    //! The two regions' stores. This outlives them.
    std::vector<Dependency> dependencies() const;

private:
    std::unique_ptr<platform::ObjectStore> m_warm;
    std::unique_ptr<platform::ObjectStore> m_cold;
    std::unique_ptr<platform::ObjectStore> m_other;
    std::unique_ptr<platform::LayeredObjectStore> m_own;
    std::unique_ptr<platform::LayeredObjectStore> m_all;
};

} // namespace cf::bank
