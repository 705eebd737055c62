#include "services/client/JournalFile.h"

#include "services/client/JournalText.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cf::client {

namespace {

namespace fs = std::filesystem;

constexpr auto kSuffix = ".journal";

JournalError errorNow()
{
    return errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? JournalError::DiskFull : JournalError::CannotWrite;
}

std::string prefixOf(const JournalOwner& owner)
{
    const QByteArray hash = QCryptographicHash::hash(QByteArray::fromStdString(owner.bank), QCryptographicHash::Sha256);
    return hash.toHex().left(16).toStdString() + "-";
}

//! Empty if there is no such file; CannotRead if it exists but is unreadable.
Outcome<std::string, JournalError> contentOf(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno == ENOENT ? Outcome<std::string, JournalError>(std::string()) : JournalError::CannotRead;
    std::string content;
    std::array<char, 16'384> part{};
    ssize_t length = 0;
    while ((length = ::read(file, part.data(), part.size())) > 0 || (length < 0 && errno == EINTR))
        content.append(part.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
    ::close(file);
    if (length < 0)
        return JournalError::CannotRead;
    return content;
}

//! Why this journal must not be used.
std::optional<JournalError> objectionTo(const JournalReading& reading, std::string_view content,
                                        const JournalOwner& owner)
{
    if (reading.version > kJournalVersion || reading.hasNewerLines)
        return JournalError::NewerVersion;
    const bool isTheirs = reading.version > 0 && reading.staffId == owner.staffId && reading.bank == owner.bank;
    return isTheirs || content.empty() ? std::nullopt : std::optional(JournalError::Damaged);
}

Instant now()
{
    return std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
}

bool writeWhole(int file, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

//! Makes a file's new directory entry durable.
bool syncFolder(const fs::path& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool good = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return good;
}

bool makeFolders(const fs::path& folder)
{
    std::error_code failure;
    if (folder.empty() || fs::is_directory(folder, failure))
        return true;
    const fs::path above = folder.parent_path();
    return above != folder && makeFolders(above) && (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST);
}

//! A journal in a lost folder is lost, so the directory entries of all parent folders are made durable as well. Whoever
//! created them may not have done so.
void syncAbove(const fs::path& folder)
{
    for (fs::path above = fs::absolute(folder); above != above.parent_path(); above = above.parent_path())
        syncFolder(above.parent_path());
}

} // namespace

JournalFile::~JournalFile()
{
    for (const int descriptor : {m_file, m_lock})
        if (descriptor >= 0)
            ::close(descriptor);
}

Outcome<std::unique_ptr<JournalFile>, JournalError> JournalFile::open(const std::string& folder,
                                                                      const JournalOwner& owner)
{
    if (!makeFolders(fs::path(folder)))
        return errorNow();
    const std::string path = pathOf(folder, owner);
    std::unique_ptr<JournalFile> journal(new JournalFile);
    // A lock file of its own: the journal itself is replaced when it starts afresh.
    journal->m_lock = ::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (journal->m_lock < 0)
        return errorNow();
    if (::flock(journal->m_lock, LOCK_EX | LOCK_NB) != 0)
        return JournalError::InUse;
    const auto prepared = journal->prepare(path, owner);
    if (!prepared)
        return prepared.error();
    return journal;
}

std::string JournalFile::pathOf(const std::string& folder, const JournalOwner& owner)
{
    return (fs::path(folder) / (prefixOf(owner) + owner.staffId.toString() + kSuffix)).string();
}

Outcome<Done, JournalError> JournalFile::prepare(const std::string& path, const JournalOwner& owner)
{
    const auto content = contentOf(path);
    if (!content)
        return content.error();
    const JournalReading reading = readJournal(*content);
    if (const auto objection = objectionTo(reading, *content, owner))
        return *objection;
    m_contents = reading.contents;
    if (content->empty())
        syncAbove(fs::path(path).parent_path());
    // Damaged lines are evidence and stay.
    if (reading.lines == 0 || (m_contents.unresolved.empty() && m_contents.damagedLines == 0 && reading.lines > 1))
        return startAnew(path, owner);
    m_file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    m_length = reading.wholeLength;
    if (m_file < 0 || ::ftruncate(m_file, m_length) != 0)
        return errorNow();
    // An older program reads on until a line that says it must not.
    return reading.version < kJournalVersion ? appendOpening(owner) : Done{};
}

Outcome<Done, JournalError> JournalFile::startAnew(const std::string& path, const JournalOwner& owner)
{
    const std::string fresh = path + ".new";
    m_file = ::open(fresh.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (m_file < 0)
        return errorNow();
    const auto appended = appendOpening(owner);
    if (!appended)
        return appended;
    if (::rename(fresh.c_str(), path.c_str()) != 0 || !syncFolder(fs::path(path).parent_path()))
        return errorNow();
    return Done{};
}

Outcome<Done, JournalError> JournalFile::appendOpening(const JournalOwner& owner)
{
    JournalLine line;
    line.version = kJournalVersion;
    line.bank = owner.bank;
    line.staffId = owner.staffId;
    line.userName = owner.userName;
    return append(line);
}

Outcome<Done, JournalError> JournalFile::begin(const JournalEntry& entry)
{
    JournalLine line;
    line.event = JournalEvent::Begun;
    line.key = entry.key;
    line.kind = entry.facts.kind;
    line.debtorIban = entry.facts.debtorIban;
    line.creditorIban = entry.facts.creditorIban;
    line.amount = entry.facts.amount;
    if (!entry.facts.subject.empty())
        line.subject = entry.facts.subject;
    return append(line);
}

Outcome<Done, JournalError> JournalFile::finish(const Uuid& key, JournalEnd end)
{
    JournalLine line;
    line.event = JournalEvent::Finished;
    line.key = key;
    line.end = end;
    return append(line);
}

Outcome<Done, JournalError> JournalFile::append(const JournalLine& line)
{
    if (m_broken)
        return JournalError::CannotWrite;
    JournalLine stamped = line;
    stamped.at = now();
    const std::string text = textOf(stamped);
    if (writeWhole(m_file, text)) {
        if (::fdatasync(m_file) == 0) {
            m_length += static_cast<std::int64_t>(text.size());
            return Done{};
        }
        // After a failed fsync the disk's content is unknown; a second fsync would report false success.
        m_broken = true;
        return errorNow();
    }
    const JournalError error = errorNow();
    // A partial line must not precede the next one.
    m_broken = ::ftruncate(m_file, m_length) != 0;
    return error;
}

ColleagueOrders JournalFile::unresolvedOfOthers(const std::string& folder, const JournalOwner& owner)
{
    ColleagueOrders found;
    const std::string own = pathOf(folder, owner);
    std::error_code failure;
    for (const auto& file : fs::directory_iterator(folder, failure)) {
        const std::string path = file.path().string();
        if (file.path().extension() != kSuffix || !file.path().filename().string().starts_with(prefixOf(owner)) ||
            path == own)
            continue;
        const auto content = contentOf(path);
        const JournalReading reading = content ? readJournal(*content) : JournalReading();
        const bool isWhole = content && (content->empty() || reading.version > 0) &&
                             reading.version <= kJournalVersion && !reading.hasNewerLines &&
                             reading.contents.damagedLines == 0;
        found.unreadable += isWhole ? 0 : 1;
        if (!reading.staffId || *reading.staffId == owner.staffId)
            continue;
        for (const JournalEntry& entry : reading.contents.unresolved)
            found.entries.push_back({*reading.staffId, reading.userName, entry.key, entry.begunAt});
    }
    return found;
}

} // namespace cf::client
