// A small hand-made Berka folder for the import's tests: two clients, two accounts, a few transactions. Tests change
// single lines before writing the files.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cf::test {

class BerkaFolder
{
public:
    BerkaFolder();
    ~BerkaFolder();
    BerkaFolder(const BerkaFolder&) = delete;
    BerkaFolder& operator=(const BerkaFolder&) = delete;

    //! Appends a line to a file, "trans.asc".
    BerkaFolder& add(const std::string& file, const std::string& line);
    //! Replaces line `number`; the header is line 1.
    BerkaFolder& replace(const std::string& file, std::size_t number, const std::string& line);
    BerkaFolder& remove(const std::string& file);

    //! Writes the files with CRLF and returns the folder, which lives as long as this.
    const std::filesystem::path& write();

private:
    std::filesystem::path m_path;
    std::map<std::string, std::vector<std::string>> m_files;
};

//! The real bank's records on this machine: COUNTERFOIL_BERKA, or shared/data/berka beside the repository.
std::optional<std::filesystem::path> realBerkaFolder();

} // namespace cf::test
