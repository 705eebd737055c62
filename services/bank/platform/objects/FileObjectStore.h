// The object store of one machine: each object a file (0600) in one of 256 folders.
#pragma once

#include "services/bank/platform/objects/ObjectStore.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace cf::platform {

//! Bytes of the file system left to others: a database often shares it, and stops when it cannot write.
inline constexpr std::uintmax_t kDiskReserve = 512UL * 1024 * 1024;

class FileObjectStore : public ObjectStore
{
public:
    //! Creates the folder (0700) if missing. Throws std::runtime_error with a sentence that names it. A put that would
    //! leave less than the reserve fails with Full.
    explicit FileObjectStore(std::filesystem::path folder, std::uintmax_t reserve = kDiskReserve);

    std::string place() const override { return "files"; }
    Outcome<Done, ObjectError> put(std::string_view key, std::string_view content) override;
    Outcome<std::string, ObjectError> get(std::string_view key) const override;
    Outcome<bool, ObjectError> exists(std::string_view key) const override;
    Outcome<Done, ObjectError> remove(std::string_view key) override;

private:
    std::filesystem::path fileOf(std::string_view key) const;

    std::optional<ObjectError> spaceProblem(std::size_t bytes) const;

    std::filesystem::path m_folder;
    std::uintmax_t m_reserve;
};

} // namespace cf::platform
