// Looks users up in the password database.
#include "services/bank/platform/process/UserIds.h"

#include <pwd.h>
#include <unistd.h>
#include <vector>

namespace cf::platform {

UserIds currentUser()
{
    return {::geteuid(), ::getegid()};
}

std::string userName(uid_t uid)
{
    std::vector<char> buffer(16 * 1024);
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found) != 0 || !found)
        return {};
    return entry.pw_name;
}

} // namespace cf::platform
