// What the transfer journal holds and tells. See TransferJournal.h.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Iban.h"
#include "models/domain/Ids.h"
#include "models/domain/Money.h"

#include <string>
#include <vector>

namespace cf::client {

//! Whose journal: one file per bank and member of staff.
struct JournalOwner
{
    std::string bank; //!< The bank's address.
    StaffId staffId;
    std::string userName;
};

//! An order that was begun and whose end is not recorded. Without the memo: nobody needs it to resolve the key.
struct JournalEntry
{
    Uuid key;
    Instant begunAt;
    Iban debtorIban;
    Iban creditorIban;
    Money amount;
};

//! What others on this machine may know of a colleague's unresolved order: that there is one.
struct ColleagueEntry
{
    StaffId staffId;
    std::string userName;
    Uuid key;
    Instant begunAt;
};

//! Of all colleagues.
struct ColleagueOrders
{
    std::vector<ColleagueEntry> entries;
    int unreadable = 0; //!< Journals in which there may be more: they cannot be read, or not to the end.
};

enum class JournalError
{
    InUse,       //!< Another program of the same user has it open.
    CannotWrite, //!< Folder or file is not writable, or the disk fails.
    DiskFull,
    CannotRead,   //!< It is there, but the system does not let it be read. It is kept as it is.
    Damaged,      //!< What is there is no journal of this owner. It is kept as it is.
    NewerVersion, //!< Written by a newer Counterfoil, whose orders this one might miss. It is kept as it is.
    NotOpen,
};

enum class JournalEnd
{
    Booked,
    Refused,
    Abandoned,
    NotSent,
};

struct JournalContents
{
    std::vector<JournalEntry> unresolved; //!< Oldest first.
    int damagedLines = 0;                 //!< Not counting one torn at the end by a loss of power.
};

} // namespace cf::client
