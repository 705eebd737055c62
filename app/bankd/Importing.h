// Shared by `import` and the demo: a folder that stays readable after root is dropped, and progress on stderr.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace cf::app {

//! Opened with the caller's rights, read with the service user's: that user needs access to the files, not to the
//! folders above.
class ReachableFolder
{
public:
    //! Throws std::runtime_error with a sentence if there is no such folder.
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
