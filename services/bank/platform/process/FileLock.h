// An exclusive flock on a file. A child that inherits the descriptor keeps the lock until its last descendant has
// ended, so a free lock proves that nothing of an earlier server is left. Used by platform/embedded.
#pragma once

#include "services/bank/platform/process/FileDescriptor.h"
#include "services/bank/platform/process/UserIds.h"

#include <filesystem>
#include <optional>

namespace cf::platform {

class FileLock
{
public:
    //! Creates the file (0600, owned by `owner`) if needed. Nothing if the lock is held elsewhere. Throws
    //! std::system_error if the file cannot be opened or created.
    static std::optional<FileLock> tryTake(const std::filesystem::path& file, UserIds owner);

    int descriptor() const { return m_file.get(); }

    //! Replaces the file's content, so that a refused process can report the holder.
    void write(const std::string& content) const;

private:
    explicit FileLock(FileDescriptor file)
        : m_file(std::move(file))
    {
    }
    FileDescriptor m_file;
};

} // namespace cf::platform
