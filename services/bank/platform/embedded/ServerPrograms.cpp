// Debian keeps each major version in its own folder, none of them in PATH.
#include "services/bank/platform/embedded/ServerPrograms.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <unistd.h>

namespace cf::platform {

namespace fs = std::filesystem;

namespace {

bool complete(const fs::path& folder)
{
    static constexpr std::array kNeeded = {"postgres", "initdb", "pg_basebackup"};
    return std::all_of(kNeeded.begin(), kNeeded.end(),
                       [&folder](const char* name) { return ::access((folder / name).c_str(), X_OK) == 0; });
}

//! Runs the program, since a folder's name proves nothing.
int versionOf(const fs::path& folder)
{
    std::string quoted = "'";
    for (const char letter : (folder / "postgres").string())
        quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen((quoted + "' --version 2>/dev/null").c_str(), "re"),
                                                     ::pclose);
    int version = 0;
    // "postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)"
    if (!pipe || std::fscanf(pipe.get(), "postgres (PostgreSQL) %d", &version) != 1)
        return 0;
    return version;
}

std::vector<fs::path> candidates()
{
    std::vector<fs::path> result;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", problem))
        result.push_back(entry.path() / "bin");
    for (const auto& entry : fs::directory_iterator("/usr", problem)) {
        if (entry.path().filename().string().rfind("pgsql-", 0) == 0)
            result.push_back(entry.path() / "bin");
    }
    std::istringstream path(std::getenv("PATH") ? std::getenv("PATH") : "");
    for (std::string folder; std::getline(path, folder, ':');) {
        if (!folder.empty() && folder.front() == '/')
            result.emplace_back(folder);
    }
    return result;
}

} // namespace

std::vector<ServerPrograms> programsIn(const fs::path& folder)
{
    const int version = complete(folder) ? versionOf(folder) : 0;
    if (version < kOldestPostgres)
        return {};
    return {{folder, version}};
}

std::vector<ServerPrograms> installedPrograms()
{
    std::vector<ServerPrograms> result;
    for (const fs::path& folder : candidates()) {
        for (ServerPrograms& found : programsIn(folder))
            result.push_back(std::move(found));
    }
    std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.version > b.version; });
    return result;
}

std::optional<int> dataVersion(const fs::path& data)
{
    std::ifstream in(data / "PG_VERSION");
    int version = 0;
    if (in >> version)
        return version;
    return std::nullopt;
}

Outcome<ServerPrograms, SetupError> choosePrograms(const std::vector<ServerPrograms>& installed, const fs::path& data)
{
    const auto made = dataVersion(data);
    if (installed.empty())
        return SetupError{
            "PostgreSQL " + std::to_string(made.value_or(kOldestPostgres)) + (made ? "" : " or newer") +
            " is not installed. On Debian or Ubuntu: apt-get install " +
            (made ? "postgresql-" + std::to_string(*made) : std::string("postgresql postgresql-contrib"))};
    if (!made)
        return installed.front();
    const auto same = std::find_if(installed.begin(), installed.end(),
                                   [&made](const ServerPrograms& found) { return found.version == *made; });
    if (same != installed.end())
        return *same;
    const std::string wanted = std::to_string(*made);
    return SetupError{"The bank's data in " + data.string() + " was made by PostgreSQL " + wanted +
                      ", but this machine has only version " + std::to_string(installed.front().version) +
                      ". Install that version (apt-get install postgresql-" + wanted +
                      "), or migrate the data with pg_upgrade."};
}

} // namespace cf::platform
