// What the administrator of this machine has decided: which bank, whom to trust, when to lock. Read once at start from
// an INI file; the command line can override single values (for a bank on this very machine).
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
    QString authorityFile;          //!< [bank] authority: PEM. Empty: the machine's authorities, if trusted.
    bool systemAuthorities = false; //!< [bank] systemAuthorities: trust what the machine trusts.
    std::chrono::minutes idle{15};  //!< [session] idleMinutes: 1 to 15.
    QString journalFolder;          //!< [journal] folder; empty: the user's data folder.
};

//! Values given on the command line; empty ones override nothing.
struct PolicyOverrides
{
    QString file; //!< Instead of kDefaultPath. Must exist.
    QString bank;
    QString authorityFile;
};

enum class PolicyFault
{
    FileUnreadable,
    NoBank, //!< Neither the file nor the command line names one.
    BankNotHttps,
    NoAuthority, //!< Nobody is trusted: neither an authority file nor the machine's authorities.
    IdleOutOfRange,
};

struct PolicyError
{
    PolicyFault fault = PolicyFault::NoBank;
    QString value; //!< The path or value at fault.
};

Outcome<MachinePolicy, PolicyError> loadPolicy(const PolicyOverrides& overrides);

} // namespace cf::client
