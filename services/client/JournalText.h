// The lines of a transfer journal as text: "<16 hexadecimal digits of SHA-256> <JSON>\n". Used by JournalFile.
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
BOOST_DESCRIBE_ENUM(JournalEnd, Booked, Refused, Abandoned, NotSent)

//! Of the lines below; incremented when an older program could no longer tell what is unresolved.
constexpr int kJournalVersion = 1;

struct JournalLine
{
    JournalEvent event = JournalEvent::Opened;
    Instant at;
    std::optional<int> version; //!< Opened: kJournalVersion.
    std::optional<std::string> bank;
    std::optional<StaffId> staffId;
    std::optional<std::string> userName;
    std::optional<Uuid> key; //!< Begun and finished.
    std::optional<Iban> debtorIban;
    std::optional<Iban> creditorIban;
    std::optional<Money> amount;
    std::optional<JournalEnd> end; //!< Finished.
};
BOOST_DESCRIBE_STRUCT(JournalLine, (),
                      (event, at, version, bank, staffId, userName, key, debtorIban, creditorIban, amount, end))

std::string textOf(const JournalLine& line);

//! A complete file as read.
struct JournalReading
{
    std::optional<StaffId> staffId; //!< From its first line, as are the next three.
    std::string userName;
    std::string bank;
    int version = 0; //!< 0: the first line is not a journal's.
    JournalContents contents;
    std::int64_t wholeLength = 0; //!< Bytes before a torn last line (one without its end).
    int lines = 0;
    bool hasNewerLines = false; //!< Whole lines with content that this program does not know.
};

JournalReading readJournal(std::string_view text);

} // namespace cf::client
