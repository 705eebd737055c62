// Contents and errors of the order journal.
#pragma once

#include "models/domain/Date.h"
#include "models/domain/Iban.h"
#include "models/domain/Ids.h"
#include "models/domain/Money.h"

#include <optional>
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

enum class OrderKind
{
    Transfer,
    Posting,
    Hold,
    HoldRelease,
    HoldCapture,
    Reversal,
    Approval,
    Rejection,
    SendingBack,
    Withdrawal,
    Change,
    Unblocking,
    LimitChange,
};

//! What the journal keeps of an order: enough to recognise it. Neither memo nor reason, which resolving the key does
//! not need.
struct OrderFacts
{
    OrderKind kind = OrderKind::Transfer;
    std::optional<Iban> debtorIban; //!< Of several debtors the first, and so with creditors; empty: none.
    std::optional<Iban> creditorIban;
    std::optional<Money> amount;
    std::string subject; //!< Wire id of the hold, transfer, block, account or approval it acts on; empty: none.
};

//! An order begun without a recorded end.
struct JournalEntry
{
    Uuid key;
    Instant begunAt;
    OrderFacts facts;
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
    Booked,  //!< It took effect.
    Waiting, //!< For approval.
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
