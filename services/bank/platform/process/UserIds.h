// A user of the operating system by number and name, for programs that start others as that user.
#pragma once

#include <string>
#include <sys/types.h>

namespace cf::platform {

struct UserIds
{
    uid_t uid = 0;
    gid_t gid = 0;
    bool operator==(const UserIds&) const = default;
};

//! The user this process runs as.
UserIds currentUser();

//! The name in the password database; empty when the number has none.
std::string userName(uid_t uid);

} // namespace cf::platform
