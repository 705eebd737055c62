// What `import` and the demo share: a folder that stays readable when root's rights are gone, and progress on stderr.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace cf::app {

//! Opened with the rights of the caller, read with those of the service user: the folders above it need not be open to
//! that user, the files in it must be.
class ReachableFolder
{
public:
    //! Throws std::runtime_error with a sentence when there is no such folder.
    explicit ReachableFolder(const std::filesystem::path& folder);
    ~ReachableFolder();
    ReachableFolder(const ReachableFolder&) = delete;
    ReachableFolder& operator=(const ReachableFolder&) = delete;

    std::filesystem::path path() const;

private:
    int m_descriptor;
};

//! "bankd: reading transactions, 12000 of 49102"
void printProgress(std::string_view phase, std::size_t done, std::size_t total);

} // namespace cf::app
