// The file of the order journal: JSON lines, each prefixed with a checksum, appended and fsynced one at a time.
// Blocks: used on the journal's worker thread only. Mode 0600; the kernel releases its lock when the program dies.
#pragma once

#include "models/domain/Outcome.h"
#include "services/client/JournalTypes.h"

#include <memory>
#include <optional>
#include <string_view>

namespace cf::client {

struct JournalLine;

class JournalFile
{
public:
    //! Opens or creates, locks, truncates a torn last line, and starts afresh if nothing is unresolved. A file of an
    //! older version that is continued is marked as this one's. An unreadable file is an error and stays: it may
    //! contain an order of unknown outcome.
    static Outcome<std::unique_ptr<JournalFile>, JournalError> open(const std::string& folder,
                                                                    const JournalOwner& owner);
    //! Unresolved orders in the folder's other journals for the same bank. Their files are only read.
    static ColleagueOrders unresolvedOfOthers(const std::string& folder, const JournalOwner& owner);

    //! Path of the owner's journal in the folder.
    static std::string pathOf(const std::string& folder, const JournalOwner& owner);

    ~JournalFile();
    JournalFile(const JournalFile&) = delete;
    JournalFile& operator=(const JournalFile&) = delete;

    //! Its contents when opened.
    const JournalContents& contents() const { return m_contents; }

    //! Durable on return. After an error the file is unchanged, or accepts no further lines.
    Outcome<Done, JournalError> begin(const JournalEntry& entry);
    Outcome<Done, JournalError> finish(const Uuid& key, JournalEnd end);

private:
    JournalFile() = default;
    Outcome<Done, JournalError> prepare(const std::string& path, const JournalOwner& owner);
    Outcome<Done, JournalError> startAnew(const std::string& path, const JournalOwner& owner);
    Outcome<Done, JournalError> appendOpening(const JournalOwner& owner);
    Outcome<Done, JournalError> append(const JournalLine& line);

    int m_lock = -1;
    int m_file = -1;
    std::int64_t m_length = 0; //!< Of complete, durable lines.
    bool m_broken = false;
    JournalContents m_contents;
};

} // namespace cf::client
