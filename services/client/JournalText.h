// The lines of an order journal as text: "<16 hexadecimal digits of SHA-256> <JSON>\n". Used by JournalFile.
#pragma once

#include "services/client/JournalTypes.h"
#include "services/contract/WireValues.h"

#include <optional>
#include <string_view>

namespace cf::client {

enum class JournalEvent
{
    Opened,
    Begun,
    Finished,
};
BOOST_DESCRIBE_ENUM(JournalEvent, Opened, Begun, Finished)
BOOST_DESCRIBE_ENUM(JournalEnd, Booked, Waiting, Refused, Abandoned, NotSent)
BOOST_DESCRIBE_ENUM(OrderKind, Transfer, Posting, Hold, HoldRelease, HoldCapture, Reversal, Approval, Rejection,
                    SendingBack, Withdrawal, Change, Unblocking, LimitChange)

//! Of the lines below; incremented when an older program could no longer tell what is unresolved. Version 1 knew only
//! transfers, and passed over an order without both IBANs and an amount.
constexpr int kJournalVersion = 2;

struct JournalLine
{
    JournalEvent event = JournalEvent::Opened;
    Instant at;
    std::optional<int> version; //!< Opened, once more when a newer program takes over the file: kJournalVersion.
    std::optional<std::string> bank;
    std::optional<StaffId> staffId;
    std::optional<std::string> userName;
    std::optional<Uuid> key;       //!< Begun and finished.
    std::optional<OrderKind> kind; //!< Begun, as the next four; empty in version 1: a transfer.
    std::optional<Iban> debtorIban;
    std::optional<Iban> creditorIban;
    std::optional<Money> amount;
    std::optional<std::string> subject;
    std::optional<JournalEnd> end; //!< Finished.
};
BOOST_DESCRIBE_STRUCT(JournalLine, (),
                      (event, at, version, bank, staffId, userName, key, kind, debtorIban, creditorIban, amount,
                       subject, end))

std::string textOf(const JournalLine& line);

//! A complete file as read.
struct JournalReading
{
    std::optional<StaffId> staffId; //!< From its last opened line, as are the next three.
    std::string userName;
    std::string bank;
    int version = 0; //!< 0: no line says so, it is no journal.
    JournalContents contents;
    std::int64_t wholeLength = 0; //!< Bytes before a torn last line (one without its end).
    int lines = 0;
    bool hasNewerLines = false; //!< Whole lines with content that this program does not know.
};

JournalReading readJournal(std::string_view text);

} // namespace cf::client
