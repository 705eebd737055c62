// The people of a demonstration bank as its `./run` hands them to the desktop: who they are and what they sign in with.
// Read once at the start, and only when the program was given such a file.
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

enum class DemonstrationFault
{
    CannotRead,
    OpenToOthers,  //!< Others than its owner may read or change it.
    NotOurs,       //!< Neither this user's nor, for root, the bank's service user's.
    NotUnderstood, //!< No such file, or damaged.
    OtherVersion,  //!< Written for another version of the desktop.
};

//! Follows no link and reads a plain file of at most 1 MiB.
Outcome<Demonstration, DemonstrationFault> readDemonstration(const QString& path);

//! The six digits of that step of 30 seconds (RFC 6238, SHA-1).
QString authenticatorCode(const std::string& secret, std::int64_t step);

} // namespace cf::client
