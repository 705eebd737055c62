// Several stores as one: what is put goes to the first, and what is read is looked for in all, in their order: where
// new objects are, where old ones were moved to, and where all are copied to.
#pragma once

#include "services/bank/platform/objects/ObjectStore.h"

#include <memory>
#include <optional>
#include <vector>

namespace cf::platform {

class LayeredObjectStore : public ObjectStore
{
public:
    //! At least one; all outlive it.
    explicit LayeredObjectStore(std::vector<ObjectStore*> stores);

    std::string place() const override;
    Outcome<Done, ObjectError> put(std::string_view key, std::string_view content) override;
    //! NotFound only if none has it: a store that does not answer might.
    Outcome<std::string, ObjectError> get(std::string_view key) const override;
    Outcome<bool, ObjectError> exists(std::string_view key) const override;
    //! From all; fails unless all have done it.
    Outcome<Done, ObjectError> remove(std::string_view key) override;

private:
    const std::vector<ObjectStore*> m_stores;
};

} // namespace cf::platform
