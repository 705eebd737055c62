// How far this server has seen the trail, in a file outside PostgreSQL and under the bank's key: whoever takes the
// newest events away and puts an older audit_seal back, which bears a seal of the bank's, is found out by it. Each
// server keeps its own; what the newest of them says must hold.
//
// The mark is size, subtrees and HMAC, in a file beside the spool. It is moved on within a second of each sealing, and
// when the sequencer ends. At election and every other second the trail must have the mark's tree as its beginning. A
// restored backup does not. Whoever restored it moves the mark away, and the trail gets an event "audit.markBegun".
#pragma once

#include "services/bank/audit/AuditSeal.h"

#include <filesystem>
#include <mutex>

namespace cf::bank {

//! The trail is not what it was: nothing is sealed before somebody has looked.
class TrailFault : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

//! The mark is there and cannot be read just now, which says nothing about the trail: whoever needs it tries again.
class MarkUnreadable : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

class TrailMark
{
public:
    TrailMark(std::filesystem::path file, const TrailKey& key);

    //! Empty: there is no file. Throws, with the file's name, MarkUnreadable, and TrailFault when it is not what this
    //! bank wrote.
    std::optional<MerkleTree> read() const;

    //! Reads audit_seal, compares, and moves the mark on to it, durably. Without a mark one is begun where the trail
    //! stands, and the trail gets an event about it, for which the connection has a writer. Throws TrailFault when the
    //! state is not the bank's or does not go on from the mark, MarkUnreadable, db::Error, std::runtime_error when the
    //! file cannot be written. May read what was sealed since the mark, in stretches.
    SealState follow(db::Connection& connection);
    //! Moves the mark on to what its caller has sealed itself; not more than once a second, and so to be called again.
    void sealed(const MerkleTree& tree);
    //! The same at once, durably, for a caller who seals no more; nothing when the mark is there already.
    void settle(const MerkleTree& tree);
    //! Never back.
    void write(const MerkleTree& tree);

    const std::filesystem::path& file() const { return m_file; }

private:
    void forget();
    void compare(db::Connection& connection, const MerkleTree& mark, const MerkleTree& tree) const;
    MerkleTree grown(db::Connection& connection, MerkleTree tree, std::int64_t size) const;

    const std::filesystem::path m_file;
    const TrailKey m_key;
    std::mutex m_following;     //!< One after another: the sequencer and the watch would both begin a mark.
    mutable std::mutex m_mutex; //!< For the file.
    std::chrono::steady_clock::time_point m_writtenAt{};
    std::int64_t m_written = -1; //!< The size written last: the mark does not go back.
};

//! That audit_seal is not the bank's.
std::string unsealedSentence();
//! What it means that audit_seal says less than the mark; a sentence.
std::string shortenedSentence(std::int64_t sealed, const MerkleTree& mark, const std::filesystem::path& file);
//! The same when the first events are not those that the mark has seen.
std::string rewrittenSentence(const MerkleTree& mark, const std::filesystem::path& file);

} // namespace cf::bank
