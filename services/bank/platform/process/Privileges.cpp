// useradd from the base system's passwd package; setres*id so that the saved ids change, too.
#include "services/bank/platform/process/Privileges.h"

#include "services/bank/platform/process/UserIds.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <grp.h>
#include <optional>
#include <pwd.h>
#include <spawn.h>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cf::platform {

namespace fs = std::filesystem;

namespace {

constexpr const char* kServiceUser = "counterfoil";
constexpr const char* kServiceHome = "/var/lib/counterfoil";

struct ServiceUser
{
    std::string name;
    std::string home;
    UserIds ids;
};

std::optional<ServiceUser> findUser(const char* name)
{
    const passwd* found = ::getpwnam(name);
    if (!found || found->pw_uid == 0)
        return std::nullopt;
    return ServiceUser{found->pw_name, found->pw_dir, {found->pw_uid, found->pw_gid}};
}

void addServiceUser()
{
    for (std::string program : {"/usr/sbin/useradd", "/sbin/useradd"}) {
        if (::access(program.c_str(), X_OK) != 0)
            continue;
        std::vector<std::string> words = {program,      "--system",         "--user-group", "--no-create-home",
                                          "--home-dir", kServiceHome,       "--shell",      "/usr/sbin/nologin",
                                          "--comment",  "Counterfoil bank", kServiceUser};
        std::vector<char*> arguments;
        for (std::string& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        pid_t pid = 0;
        // The password database shows whether it worked.
        if (::posix_spawn(&pid, program.c_str(), nullptr, nullptr, arguments.data(), environ) == 0)
            ::waitpid(pid, nullptr, 0);
        return;
    }
}

Outcome<ServiceUser, SetupError> namedUser(const std::string& name)
{
    if (auto found = findUser(name.c_str()))
        return std::move(*found);
    return SetupError{"There is no user " + name + " for the bank to run as, or it is root."};
}

Outcome<ServiceUser, SetupError> serviceUser()
{
    if (!findUser(kServiceUser))
        addServiceUser();
    for (const char* name : {kServiceUser, "postgres"}) {
        if (auto found = findUser(name))
            return std::move(*found);
    }
    return SetupError{"The bank does not run as root, and its user counterfoil could not be created. Run: useradd "
                      "--system counterfoil"};
}

//! In a child, because only a process running as the user knows what the user can reach.
bool reachableBy(const UserIds& user, const fs::path& folder, int wish)
{
    const pid_t pid = ::fork();
    if (pid == 0) {
        const bool became = ::setgroups(1, &user.gid) == 0 && ::setresgid(user.gid, user.gid, user.gid) == 0 &&
                            ::setresuid(user.uid, user.uid, user.uid) == 0;
        ::_exit(became && ::access(folder.c_str(), wish) == 0 ? 0 : 1);
    }
    int status = 1;
    return pid > 0 && ::waitpid(pid, &status, 0) == pid && status == 0;
}

Outcome<Done, SetupError> checkReachable(const ServiceUser& user, const fs::path& folder)
{
    fs::path reached;
    for (const fs::path& part : folder.parent_path()) {
        reached /= part;
        std::error_code problem;
        if (fs::exists(reached, problem) && !reachableBy(user.ids, reached, X_OK))
            return SetupError{"The bank runs as the user " + user.name + ", who cannot enter " + reached.string() +
                              ". Choose a folder that is not below it, for example --embedded " + kServiceHome + "."};
    }
    return Done{};
}

Outcome<Done, SetupError> checkReadable(const ServiceUser& user, const fs::path& file)
{
    std::error_code problem;
    if (!fs::exists(file, problem) || reachableBy(user.ids, file, R_OK))
        return Done{};
    return SetupError{"The bank runs as the user " + user.name + ", who cannot read " + file.string() +
                      ". Run: chown " + user.name + " " + file.string()};
}

Outcome<Done, SetupError> checkContent(const ServiceUser& user, const fs::path& folder)
{
    struct stat found
    {
    };
    if (::stat(folder.c_str(), &found) != 0 || found.st_uid == user.ids.uid)
        return Done{};
    std::error_code problem;
    if (!S_ISDIR(found.st_mode))
        return SetupError{folder.string() + " is not a folder. Choose another place for the bank."};
    if (fs::is_empty(folder, problem))
        return Done{};
    return SetupError{"The folder " + folder.string() + " holds files of " + userName(found.st_uid) +
                      ", but the bank runs as the user " + user.name +
                      ". Choose another folder; or, if it is a bank's, run: chown -R " + user.name + ": " +
                      folder.string()};
}

Outcome<Done, SetupError> giveFolder(const ServiceUser& user, const fs::path& folder)
{
    std::error_code problem;
    fs::create_directories(folder.parent_path(), problem);
    if ((::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) ||
        ::chown(folder.c_str(), user.ids.uid, user.ids.gid) != 0 || ::chmod(folder.c_str(), 0700) != 0)
        return SetupError{"The folder " + folder.string() + " could not be created for the user " + user.name + ": " +
                          std::strerror(errno) + "."};
    return Done{};
}

void takeOnEnvironment(const ServiceUser& user)
{
    ::setenv("HOME", user.home.c_str(), 1);
    ::setenv("USER", user.name.c_str(), 1);
    ::setenv("LOGNAME", user.name.c_str(), 1);
    ::setenv("SHELL", "/usr/sbin/nologin", 1);
    for (const char* name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
                             "MAIL", "DBUS_SESSION_BUS_ADDRESS"})
        ::unsetenv(name);
}

Outcome<Done, SetupError> becomeForGood(const ServiceUser& user)
{
    const UserIds& ids = user.ids;
    if (::setgroups(1, &ids.gid) != 0 || ::setresgid(ids.gid, ids.gid, ids.gid) != 0 ||
        ::setresuid(ids.uid, ids.uid, ids.uid) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return SetupError{"The bank could not switch to the user " + user.name + ": " + std::strerror(errno) + "."};
    if (::setresuid(0, 0, 0) == 0 || ::geteuid() == 0) // Asked of the kernel rather than assumed.
        return SetupError{"The bank switched to the user " + user.name +
                          " but could become root again, and so does not start."};
    if (::access(".", X_OK) != 0 && ::chdir("/") != 0)
        return SetupError{"The bank could not leave its working folder."};
    return Done{};
}

} // namespace

fs::path defaultBankFolder()
{
    if (::geteuid() == 0)
        return kServiceHome;
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data == '/')
        return fs::path(data) / "counterfoil";
    const char* home = std::getenv("HOME");
    return fs::path(home && *home == '/' ? home : "/tmp") / ".local/share/counterfoil";
}

void limitCoreDumps()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); // a dump handler behind a kernel pipe ignores the limit
#endif
}

Outcome<Done, SetupError> dropToServiceUser(const std::vector<fs::path>& folders, const std::vector<fs::path>& files,
                                            const std::string& name)
{
    limitCoreDumps();
    if (::geteuid() != 0)
        return Done{};
    const auto user = name.empty() ? serviceUser() : namedUser(name);
    if (!user)
        return user.error();
    for (const fs::path& file : files) {
        if (auto good = checkReadable(*user, file); !good)
            return good;
    }
    for (const auto check : {&checkReachable, &checkContent, &giveFolder}) {
        for (const fs::path& folder : folders) {
            if (auto good = check(*user, fs::absolute(folder).lexically_normal()); !good)
                return good;
        }
    }
    takeOnEnvironment(*user);
    auto became = becomeForGood(*user);
    limitCoreDumps(); // a change of user may reset it
    return became;
}

} // namespace cf::platform
