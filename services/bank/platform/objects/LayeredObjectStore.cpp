#include "services/bank/platform/objects/LayeredObjectStore.h"

namespace cf::platform {

LayeredObjectStore::LayeredObjectStore(std::vector<ObjectStore*> stores)
    : m_stores(std::move(stores))
{
}

std::string LayeredObjectStore::place() const
{
    return m_stores.front()->place();
}

Outcome<Done, ObjectError> LayeredObjectStore::put(std::string_view key, std::string_view content)
{
    return m_stores.front()->put(key, content);
}

Outcome<std::string, ObjectError> LayeredObjectStore::get(std::string_view key) const
{
    std::optional<ObjectError> missing;
    for (const ObjectStore* store : m_stores) {
        auto content = store->get(key);
        if (content)
            return content;
        if (!missing || content.error().kind != ObjectError::Kind::NotFound)
            missing = content.error();
    }
    return *missing;
}

Outcome<bool, ObjectError> LayeredObjectStore::exists(std::string_view key) const
{
    Outcome<bool, ObjectError> result = false;
    for (const ObjectStore* store : m_stores) {
        const auto there = store->exists(key);
        if (there && *there)
            return true;
        if (!there)
            result = there.error();
    }
    return result;
}

Outcome<Done, ObjectError> LayeredObjectStore::remove(std::string_view key)
{
    Outcome<Done, ObjectError> result = Done();
    for (ObjectStore* store : m_stores)
        if (auto removed = store->remove(key); !removed)
            result = std::move(removed);
    return result;
}

} // namespace cf::platform
