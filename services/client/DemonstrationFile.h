// The staff of a demonstration bank and their credentials, as its `./run` passes them to the desktop. Read once at
// startup, and only if the program was given such a file.
#pragma once

#include "models/domain/Outcome.h"
#include "models/domain/Role.h"
#include "services/contract/WireValues.h"

#include <QString>

#include <string>
#include <vector>

namespace cf::client {

struct DemonstrationPerson
{
    std::string userName;
    std::string displayName;
    Role role = Role::Teller;
    std::string branch; //!< Its name.
    std::string password;
    std::string authenticatorSecret; //!< Base32.
};
BOOST_DESCRIBE_STRUCT(DemonstrationPerson, (), (userName, displayName, role, branch, password, authenticatorSecret))

struct Demonstration
{
    int version = 0;
    std::string bank; //!< Its name.
    std::vector<DemonstrationPerson> people;
};
BOOST_DESCRIBE_STRUCT(Demonstration, (), (version, bank, people))

enum class DemonstrationError
{
    CannotRead,
    OpenToOthers,  //!< Others than its owner can read or change it.
    NotOurs,       //!< Owned neither by this user nor, for root, by the bank's service user.
    NotUnderstood, //!< Missing or damaged.
    OtherVersion,  //!< Written for another version of the desktop.
};

//! Does not follow links; reads a regular file of at most 1 MiB.
Outcome<Demonstration, DemonstrationError> readDemonstration(const QString& path);

//! The six digits for that 30-second step (RFC 6238, SHA-1).
QString authenticatorCode(const std::string& secret, std::int64_t step);

} // namespace cf::client
