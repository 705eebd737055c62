#include "services/bank/objects/ObjectStores.h"

#include "services/bank/platform/config/Settings.h"
#include "services/bank/platform/objects/FileObjectStore.h"
#include "services/bank/platform/objects/S3ObjectStore.h"

namespace cf::bank {
namespace {

std::unique_ptr<platform::ObjectStore> bucketOf(const platform::S3Config& config, const std::string& bucket)
{
    if (config.endpoint.empty() || bucket.empty())
        return nullptr;
    platform::S3Config named = config;
    named.bucket = bucket;
    return std::make_unique<platform::S3ObjectStore>(std::move(named));
}

std::unique_ptr<platform::ObjectStore> warmOf(const platform::Settings& settings)
{
    if (auto bucket = bucketOf(settings.objectStore, settings.objectStore.bucket))
        return bucket;
    return std::make_unique<platform::FileObjectStore>(settings.objects);
}

std::unique_ptr<platform::LayeredObjectStore> layered(std::initializer_list<platform::ObjectStore*> stores)
{
    std::vector<platform::ObjectStore*> present;
    for (platform::ObjectStore* store : stores)
        if (store)
            present.push_back(store);
    return std::make_unique<platform::LayeredObjectStore>(std::move(present));
}

Dependency dependencyOn(const char* name, const platform::ObjectStore* store)
{
    Dependency dependency{name, store != nullptr};
    if (store && store->health()) // else a folder
        dependency.health = [store] { return *store->health(); };
    return dependency;
}

} // namespace

ObjectStores::ObjectStores(const platform::Settings& settings)
    : m_warm(warmOf(settings))
    , m_cold(bucketOf(settings.objectStore, settings.coldBucket))
    , m_other(bucketOf(settings.otherObjectStore, settings.otherObjectStore.bucket))
    , m_own(layered({m_warm.get(), m_cold.get()}))
    , m_all(layered({m_warm.get(), m_cold.get(), m_other.get()}))
{
}

std::vector<Dependency> ObjectStores::dependencies() const
{
    return {dependencyOn("objects", m_warm.get()), dependencyOn("otherObjects", m_other.get())};
}

} // namespace cf::bank
