// What the trail's small tables say, read in one snapshot, and whether the rows prove it. For verification:
// AuditVerify checks everything at once, TrailWatch a chunk at a time.
#pragma once

#include "services/bank/audit/AuditSeal.h"
#include "services/bank/audit/VerifyChunk.h"

#include <filesystem>

namespace cf::bank {

struct TrailSnapshot
{
    SealState state;
    MerkleTree archived;                      //!< What retention removed …
    std::optional<std::string> forgedArchive; //!< … and a sentence about the first forged archive row; empty: none.
    std::optional<std::int64_t> beyond;       //!< A row numbered past the end.
    Spans spans;                              //!< audit_span.
};

//! Throws db::Error, and std::runtime_error when the frontier is invalid.
TrailSnapshot readSnapshot(db::Connection& connection, const TrailKey& key);

//! Joins the proved chunks of the trail, in order, into one tree.
class TrailProof
{
public:
    //! `checkpoint` is what this server has seen, stored in `checkpointFile`. Spans of numbers before `from` are not
    //! checked.
    TrailProof(TrailSnapshot snapshot, std::optional<MerkleTree> checkpoint, std::filesystem::path checkpointFile,
               std::int64_t from = 0);

    //! Adds the next chunk, which begins at size(). Returns the first fault; empty: none.
    std::optional<std::string> join(const ChunkProof& proof);
    //! Faults visible in the snapshot alone: a row numbered past the end, or an audit_archive row that the bank did not
    //! write.
    std::optional<std::string> beyondFault() const;
    //! Once everything is joined: the remaining faults.
    std::optional<std::string> fault(const TrailKey& key) const;

    std::int64_t first() const { return m_snapshot.archived.size(); }
    std::int64_t size() const { return m_tree.size(); }
    std::int64_t end() const { return m_snapshot.state.tree.size(); }
    //! The tree size at which to compare with the checkpoint; -1: no comparison.
    std::int64_t checkpointSize() const { return m_checkpoint ? m_checkpoint->size() : -1; }
    const MerkleTree& tree() const { return m_tree; }

private:
    void compareSpans();
    std::optional<std::string> snapshotFault() const;
    std::optional<std::string> checkpointFault() const;

    const TrailSnapshot m_snapshot;
    const std::optional<MerkleTree> m_checkpoint;
    const std::filesystem::path m_checkpointFile;
    const std::int64_t m_from;
    MerkleTree m_tree;
    Spans m_spans;                          //!< Of incomplete blocks.
    std::optional<std::string> m_spanFault; //!< The first; reported last, because any other says more.
};

} // namespace cf::bank
