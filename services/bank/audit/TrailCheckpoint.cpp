#include "services/bank/audit/TrailCheckpoint.h"

#include "services/bank/audit/AuditDetail.h"
#include "services/bank/audit/AuditInbox.h"
#include "services/bank/audit/BeginEvent.h"
#include "services/bank/audit/TrailArchive.h"
#include "services/bank/platform/embedded/Folders.h"
#include "services/bank/platform/process/FileDescriptor.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <sstream>

namespace cf::bank {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr std::string_view kFirstLine = "counterfoil audit mark 1";
constexpr std::int64_t kProvedAtOnce = 20'000;
constexpr auto kMarkDeadline = 30s;
constexpr auto kWriteEvery = 1s;

std::optional<std::string> bytesOfHex(const std::string& text)
{
    if (text.size() % 2 != 0 || text.find_first_not_of("0123456789abcdef") != std::string::npos)
        return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2)
        bytes.push_back(static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16)));
    return bytes;
}

[[noreturn]] void throwUnreadable(const fs::path& file, int systemError)
{
    throw CheckpointUnreadable(
        platform::fileProblem("The audit checkpoint " + file.string() + " cannot be read", systemError).message);
}

//! Empty: no file. Uses system calls, because a stream cannot tell an empty file from one it could not open or read,
//! for lack of descriptors or permission.
std::optional<std::string> contentOf(const fs::path& file)
{
    struct stat found
    {
    };
    if (::lstat(file.c_str(), &found) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return std::nullopt;
        throwUnreadable(file, errno);
    }
    const platform::FileDescriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!opened)
        throwUnreadable(file, errno);
    std::string text;
    std::array<char, 4096> piece{};
    for (;;) {
        const ssize_t size = ::read(opened.get(), piece.data(), piece.size());
        if (size < 0 && errno != EINTR)
            throwUnreadable(file, errno);
        if (size == 0)
            return text;
        text.append(piece.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    }
}

//! Size, subtrees and HMAC, one per line. Empty for any other text.
std::optional<MerkleTree> treeIn(const std::string& text, const TrailKey& key)
{
    std::istringstream lines(text);
    std::string line;
    std::int64_t size = -1;
    if (!std::getline(lines, line) || line != kFirstLine || !(lines >> size))
        return std::nullopt;
    std::vector<std::string> hashes;
    while (lines >> line) {
        const auto bytes = bytesOfHex(line);
        if (!bytes)
            return std::nullopt;
        hashes.push_back(*bytes);
    }
    if (hashes.empty())
        return std::nullopt;
    const std::string mac = hashes.back();
    hashes.pop_back();
    std::vector<Digest> subtrees;
    for (const std::string& hash : hashes) {
        if (hash.size() != std::tuple_size_v<Digest>)
            return std::nullopt;
        subtrees.push_back(platform::digestFrom(hash));
    }
    auto tree = MerkleTree::restore(size, std::move(subtrees));
    return tree && mac == viewOf(key.checkpointSealOf(*tree)) ? tree : std::nullopt;
}

std::string textOf(const MerkleTree& tree, const TrailKey& key)
{
    std::string text = std::string(kFirstLine) + '\n' + std::to_string(tree.size()) + '\n';
    for (const Digest& root : tree.subtrees())
        text += platform::hex(platform::viewOf(root)) + '\n';
    return text + platform::hex(viewOf(key.checkpointSealOf(tree))) + '\n';
}

//! Extends `tree` by a removed partition, if one begins where it ends.
bool appendArchived(db::Transaction& transaction, MerkleTree& tree, const TrailKey& key)
{
    const auto rows = readArchive(transaction, tree.size());
    if (rows.empty() || rows.front().first != tree.size())
        return false;
    if (const auto fault = appendArchived(tree, rows.front(), key))
        throw TrailFault(*fault);
    return true;
}

void appendEvents(db::Transaction& transaction, MerkleTree& tree, std::int64_t size)
{
    const std::int64_t from = tree.size();
    const auto rows = transaction.query("SELECT seq, leaf_hash FROM bank.audit_event WHERE seq >= $1 AND seq < $2"
                                        " ORDER BY seq",
                                        from, std::min(from + kProvedAtOnce, size));
    for (const auto& row : rows) {
        if (row.get<std::int64_t>("seq") != tree.size())
            return;
        tree.append(platform::digestFrom(row.get<db::Bytea>("leaf_hash")));
    }
}

} // namespace

std::string unsealedSentence()
{
    return "audit_seal was changed by somebody else, or sealed under another master key: nothing is sealed until "
           "the faults that `bankd verify` reports are resolved.";
}

std::string shortenedSentence(std::int64_t sealed, const MerkleTree& checkpoint, const fs::path& file)
{
    return "The trail was shortened: audit_seal says " + std::to_string(sealed) + " events, but this server has seen " +
           std::to_string(checkpoint.size()) + " (" + file.string() +
           "). If the database was restored from a backup, move that file away: the trail then says so.";
}

std::string rewrittenSentence(const MerkleTree& checkpoint, const fs::path& file)
{
    return "The trail was rewritten: its first " + std::to_string(checkpoint.size()) +
           " events are not those that this server has seen (" + file.string() + ").";
}

TrailCheckpoint::TrailCheckpoint(fs::path file, const TrailKey& key)
    : m_file(std::move(file))
    , m_key(key)
{
}

std::optional<MerkleTree> TrailCheckpoint::read() const
{
    const std::lock_guard lock(m_mutex);
    const auto text = contentOf(m_file);
    if (!text)
        return std::nullopt;
    auto tree = treeIn(*text, m_key);
    if (!tree)
        throw TrailFault("The audit checkpoint " + m_file.string() +
                         " is not what this bank wrote under its master key.");
    return tree;
}

SealState TrailCheckpoint::follow(db::Connection& connection)
{
    const std::lock_guard alone(m_following);
    const auto checkpoint = read(); // first: the trail only grows meanwhile
    SealState state =
        connection.transaction(kMarkDeadline, [](db::Transaction& transaction) { return readSeal(transaction); });
    if (!state.hasValidSeal(m_key))
        throw TrailFault(unsealedSentence());
    if (!state.hasValidEpochSeal(m_key))
        throw TrailFault("The epoch in audit_seal was raised by somebody without the bank's key.");
    if (checkpoint)
        compare(connection, *checkpoint, state.tree);
    else if (state.tree.size() > 0)
        connection.transaction(kMarkDeadline, [&](db::Transaction& transaction) {
            AuditEvent event = beginEvent(
                "audit.markBegun", std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
            event.detail = detailOf({attribute("events", std::to_string(state.tree.size()))});
            record(transaction, {event});
        });
    if (!checkpoint)
        forget();
    if (!checkpoint || state.tree.size() > checkpoint->size())
        write(state.tree);
    return state;
}

void TrailCheckpoint::compare(db::Connection& connection, const MerkleTree& checkpoint, const MerkleTree& tree) const
{
    if (tree.size() < checkpoint.size())
        throw TrailFault(shortenedSentence(tree.size(), checkpoint, m_file));
    if (grown(connection, checkpoint, tree.size()).root() != tree.root())
        throw TrailFault(rewrittenSentence(checkpoint, m_file));
}

MerkleTree TrailCheckpoint::grown(db::Connection& connection, MerkleTree tree, std::int64_t size) const
{
    while (tree.size() < size) {
        const std::int64_t before = tree.size();
        connection.transaction(kMarkDeadline, [&](db::Transaction& transaction) {
            if (!appendArchived(transaction, tree, m_key))
                appendEvents(transaction, tree, size);
        });
        if (tree.size() == before)
            throw TrailFault("The trail cannot be compared with the audit checkpoint " + m_file.string() +
                             ": the events from number " + std::to_string(before) + " on are missing.");
    }
    return tree;
}

// A checkpoint moved away before a database restore is started afresh.
void TrailCheckpoint::forget()
{
    const std::lock_guard lock(m_mutex);
    if (!contentOf(m_file))
        m_written = 0;
}

void TrailCheckpoint::sealed(const MerkleTree& tree)
{
    {
        const std::lock_guard lock(m_mutex);
        if (tree.size() == m_written || std::chrono::steady_clock::now() - m_writtenAt < kWriteEvery)
            return;
    }
    write(tree);
}

void TrailCheckpoint::flush(const MerkleTree& tree)
{
    {
        const std::lock_guard lock(m_mutex);
        if (tree.size() == m_written)
            return; // nor recreated after somebody moved it away
    }
    write(tree);
}

void TrailCheckpoint::write(const MerkleTree& tree)
{
    const std::lock_guard lock(m_mutex);
    if (tree.size() < m_written)
        return;
    if (const auto made = platform::makeDurableFolder(m_file.parent_path()); !made)
        throw std::runtime_error(made.error().message);
    if (const auto written = platform::writeDurably(m_file, textOf(tree, m_key), platform::currentUser()); !written)
        throw std::runtime_error(written.error().message);
    m_written = tree.size();
    m_writtenAt = std::chrono::steady_clock::now();
}

} // namespace cf::bank
