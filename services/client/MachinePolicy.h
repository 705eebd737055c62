// The administrator's settings for this machine: which bank, whom to trust, when to lock. Read once at startup from an
// INI file; the command line can override single values (for a bank on this same machine).
#pragma once

#include "models/domain/Outcome.h"

#include <QString>
#include <QUrl>

#include <chrono>

namespace cf::client {

struct MachinePolicy
{
    static constexpr auto kDefaultPath = "/etc/counterfoil/counterfoil.ini";

    QUrl bank;                      //!< [bank] url
    QString authorityFile;          //!< [bank] authority: PEM. Empty: the system's authorities, if trusted.
    bool systemAuthorities = false; //!< [bank] systemAuthorities: trust the system's CA store.
    std::chrono::minutes idle{15};  //!< [session] idleMinutes: 1 to 15.
    QString journalFolder;          //!< [journal] folder; empty: the user's data folder.
};

//! Values from the command line; empty ones override nothing.
struct PolicyOverrides
{
    QString file; //!< Instead of kDefaultPath. Must exist.
    QString bank;
    QString authorityFile;
};

enum class PolicyFault
{
    FileUnreadable,
    NoBank, //!< Named neither in the file nor on the command line.
    BankNotHttps,
    NoAuthority, //!< Nobody is trusted: neither an authority file nor the system's authorities.
    IdleOutOfRange,
};

struct PolicyError
{
    PolicyFault fault = PolicyFault::NoBank;
    QString value; //!< The invalid path or value.
};

Outcome<MachinePolicy, PolicyError> loadPolicy(const PolicyOverrides& overrides);

} // namespace cf::client
