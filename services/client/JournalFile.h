// The file under the transfer journal: JSON lines, each behind a checksum, appended and fsynced one at a time. Blocks:
// used on the journal's worker thread only. Mode 0600, its lock is released by the kernel when the program dies.
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
    //! Opens or creates, locks, cuts off a torn last line, and starts anew when nothing is unresolved. What is there
    //! and cannot be read is an error and stays: an order of unknown outcome may be in it.
    static Outcome<std::unique_ptr<JournalFile>, JournalError> open(const std::string& folder,
                                                                    const JournalOwner& owner);
    //! Unresolved orders of the same bank's other journals in the folder. Their files are only read.
    static ColleagueOrders unresolvedOfOthers(const std::string& folder, const JournalOwner& owner);

    //! Where the owner's journal lies in the folder.
    static std::string pathOf(const std::string& folder, const JournalOwner& owner);

    ~JournalFile();
    JournalFile(const JournalFile&) = delete;
    JournalFile& operator=(const JournalFile&) = delete;

    //! What was in it when it was opened.
    const JournalContents& contents() const { return m_contents; }

    //! Durable when it returns. After an error the file is as it was before, or nothing can be appended any more.
    Outcome<Done, JournalError> begin(const JournalEntry& entry);
    Outcome<Done, JournalError> finish(const Uuid& key, JournalEnd end);

private:
    JournalFile() = default;
    Outcome<Done, JournalError> prepare(const std::string& path, const JournalOwner& owner);
    Outcome<Done, JournalError> startAnew(const std::string& path, const JournalOwner& owner);
    Outcome<Done, JournalError> append(const JournalLine& line);

    int m_lock = -1;
    int m_file = -1;
    std::int64_t m_length = 0; //!< Of whole, durable lines.
    bool m_broken = false;
    JournalContents m_contents;
};

} // namespace cf::client
