// The object store of one machine: each object a file (0600) in one of 256 folders.
#pragma once

#include "services/bank/platform/objects/ObjectStore.h"

#include <filesystem>

namespace cf::platform {

class FileObjectStore : public ObjectStore
{
public:
    //! Makes the folder (0700) when it is missing. Throws std::runtime_error with a sentence that names it.
    explicit FileObjectStore(std::filesystem::path folder);

    Outcome<Done, ObjectError> put(std::string_view key, std::string_view content) override;
    Outcome<std::string, ObjectError> get(std::string_view key) const override;
    Outcome<bool, ObjectError> exists(std::string_view key) const override;
    Outcome<Done, ObjectError> remove(std::string_view key) override;

private:
    std::filesystem::path fileOf(std::string_view key) const;

    std::filesystem::path m_folder;
};

} // namespace cf::platform
