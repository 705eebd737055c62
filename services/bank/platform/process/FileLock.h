// An exclusive flock on a file. A child that inherits the descriptor keeps the lock until its last descendant is gone,
// which is how the bank knows that nothing of an earlier server is left. Used by platform/embedded.
#pragma once

#include "services/bank/platform/process/FileDescriptor.h"
#include "services/bank/platform/process/UserIds.h"

#include <filesystem>
#include <optional>

namespace cf::platform {

class FileLock
{
public:
    //! Creates the file (0600, owned by `owner`) if need be. Nothing when someone else holds the lock.
    //! Throws std::system_error when the file cannot be opened or made.
    static std::optional<FileLock> tryTake(const std::filesystem::path& file, UserIds owner);

    int descriptor() const { return m_file.get(); }

    //! Replaces the file's content, so that whoever is refused can say who holds it.
    void write(const std::string& content) const;

private:
    explicit FileLock(FileDescriptor file)
        : m_file(std::move(file))
    {
    }
    FileDescriptor m_file;
};

} // namespace cf::platform
