// How far this server has seen the trail, in a file outside PostgreSQL, MACed with the bank's key. Detects a rollback:
// deleting the newest events and restoring an older audit_seal, whose seal is still valid. Each server keeps its own;
// the newest one is binding.
//
// The checkpoint is size, subtrees and HMAC, in a file beside the spool. It is moved on within a second of each
// sealing, and when the sequencer ends. At election and every other second the trail must have the checkpoint's tree as
// its beginning. A restored backup does not. Whoever restored it moves the checkpoint away, and the trail gets an event
// "audit.markBegun".
#pragma once

#include "services/bank/audit/AuditSeal.h"

#include <filesystem>
#include <mutex>

namespace cf::bank {

//! The trail has been altered: sealing stops until somebody has investigated.
class TrailFault : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

//! The checkpoint exists but cannot be read right now. That says nothing about the trail: callers retry.
class CheckpointUnreadable : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

class TrailCheckpoint
{
public:
    TrailCheckpoint(std::filesystem::path file, const TrailKey& key);

    //! Empty: no file. Throws CheckpointUnreadable, or TrailFault when this bank did not write the file; both name the
    //! file.
    std::optional<MerkleTree> read() const;

    //! Reads audit_seal, compares it and durably advances the checkpoint to it. Without a checkpoint, starts one at the
    //! trail's current state and records an event, for which the connection needs a writer. Throws TrailFault when the
    //! state is not genuine or does not continue from the checkpoint, CheckpointUnreadable, db::Error,
    //! std::runtime_error when the file cannot be written. May read what was sealed since the checkpoint, in chunks.
    SealState follow(db::Connection& connection);
    //! Advances the checkpoint to what the caller has sealed; at most once a second, so call it again.
    void sealed(const MerkleTree& tree);
    //! The same at once and durably, for a caller that is done sealing; no-op when the checkpoint is already there.
    void flush(const MerkleTree& tree);
    //! Never moves the checkpoint back.
    void write(const MerkleTree& tree);

    const std::filesystem::path& file() const { return m_file; }

private:
    void forget();
    void compare(db::Connection& connection, const MerkleTree& checkpoint, const MerkleTree& tree) const;
    MerkleTree grown(db::Connection& connection, MerkleTree tree, std::int64_t size) const;

    const std::filesystem::path m_file;
    const TrailKey m_key;
    std::mutex m_following;     //!< Serialises follow(): the sequencer and the watch could both start a checkpoint.
    mutable std::mutex m_mutex; //!< Guards the file.
    std::chrono::steady_clock::time_point m_writtenAt{};
    std::int64_t m_written = -1; //!< The last size written: the checkpoint never moves back.
};

//! audit_seal is not genuine.
std::string unsealedSentence();
//! audit_seal says less than the checkpoint.
std::string shortenedSentence(std::int64_t sealed, const MerkleTree& checkpoint, const std::filesystem::path& file);
//! The first events are not those the checkpoint has seen.
std::string rewrittenSentence(const MerkleTree& checkpoint, const std::filesystem::path& file);

} // namespace cf::bank
