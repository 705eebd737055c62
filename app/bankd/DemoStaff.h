// The demo's people: who they are and, in a 0600 file, what they sign in with. No route knows this file.
#pragma once

#include "models/domain/Ids.h"
#include "services/bank/platform/crypto/Sealing.h"
#include "services/bank/platform/postgres/Pool.h"

#include <boost/describe.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace cf::app {

struct DemoPerson
{
    std::string userName;
    std::string displayName;
    std::string role;
    std::string password;
    std::string totpSecret; //!< Base32.
    std::vector<std::string> recoveryCodes;
};
BOOST_DESCRIBE_STRUCT(DemoPerson, (), (userName, displayName, role, password, totpSecret, recoveryCodes))

//! Enrols a teller, a supervisor, a compliance officer and an administrator in `main`, and a teller in `other`.
void enrolDemoStaff(db::Pool& pool, const platform::SealingKey& master, BranchId main, BranchId other,
                    const std::filesystem::path& file);

} // namespace cf::app
