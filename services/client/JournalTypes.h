// Contents and errors of the transfer journal.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Iban.h"
#include "models/domain/Ids.h"
#include "models/domain/Money.h"

#include <string>
#include <vector>

namespace cf::client {

//! Owner of a journal: one file per bank and member of staff.
struct JournalOwner
{
    std::string bank; //!< The bank's address.
    StaffId staffId;
    std::string userName;
};

//! An order begun without a recorded end. Without the memo, which resolving the key does not need.
struct JournalEntry
{
    Uuid key;
    Instant begunAt;
    Iban debtorIban;
    Iban creditorIban;
    Money amount;
};

//! What others on this machine may see of a colleague's unresolved order: that there is one.
struct ColleagueOrder
{
    StaffId staffId;
    std::string userName;
    Uuid key;
    Instant begunAt;
};

//! Of all colleagues.
struct ColleagueOrders
{
    std::vector<ColleagueOrder> entries;
    int unreadable = 0; //!< Journals with possibly more: unreadable, at least in part.
};

enum class JournalError
{
    InUse,       //!< Another program of the same user has it open.
    CannotWrite, //!< Folder or file is not writable, or the disk fails.
    DiskFull,
    CannotRead,   //!< It exists, but the system denies reading it. It is left as it is.
    Damaged,      //!< The file is not a journal of this owner. It is left as it is.
    NewerVersion, //!< Written by a newer Counterfoil; this one might miss orders. It is left as it is.
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
    int damagedLines = 0;                 //!< Except a last line torn by a power failure.
};

} // namespace cf::client
