// The people of a demonstration: who they are and, in a 0600 file, their credentials. No route reads this file; a
// desktop given it offers its people on the sign-in page of a bank that reports itself a demonstration.
#pragma once

#include "app/bankd/OpenedBank.h"

#include "models/domain/Ids.h"
#include "services/bank/platform/crypto/Encryption.h"
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
    std::string role;   //!< As in the contract: teller, supervisor, compliance, administrator.
    std::string branch; //!< Its name.
    std::string password;
    std::string authenticatorSecret; //!< Base32 (RFC 6238: SHA-1, six digits, 30 seconds).
    std::vector<std::string> recoveryCodes;
};
BOOST_DESCRIBE_STRUCT(DemoPerson, (),
                      (userName, displayName, role, branch, password, authenticatorSecret, recoveryCodes))

//! The file's content. Readers ignore members they do not know, and reject versions they do not know.
struct DemoPeople
{
    int version = 1;
    std::string bank; //!< Its name.
    std::vector<DemoPerson> people;
};
BOOST_DESCRIBE_STRUCT(DemoPeople, (), (version, bank, people))

//! Marks this bank in the database as a demonstration. Throws a sentence if people can already sign in: then the bank
//! is in real use.
void beginDemonstration(const OpenedBank& bank, const EmbeddedFolder& folder);

//! Enrols a teller, a supervisor, a compliance officer and an administrator in `main`, and a teller in `other`, and
//! writes folder.demo/people.json. Does nothing if that exists.
void enrolDemoStaff(const OpenedBank& opened, const EmbeddedFolder& folder, db::Pool& pool,
                    const platform::EncryptionKey& master, BranchId main, BranchId other);

} // namespace cf::app
