// Proves one chunk of the trail for AuditVerify, checking each row against its leaf.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/CopyOut.h"

#include <map>

namespace cf::bank {

//! The earliest and latest event times of an audit_span block.
struct Span
{
    Instant first;
    Instant last;
    bool operator==(const Span&) const = default;
};
using Spans = std::map<std::int64_t, Span>;
//! Widens the block's span by `span`.
void widen(Spans& spans, std::int64_t block, const Span& span);

struct TrailChunk
{
    std::int64_t begin = 0;
    std::int64_t end = 0;         //!< Exclusive.
    bool withContents = true;     //!< False: trusts the leaf hashes, checking only their seals.
    std::int64_t checkpoint = -1; //!< A size to also capture the tree at, if within.
};

struct ChunkProof
{
    MerkleTree tree;                            //!< Of its leaf hashes.
    std::optional<MerkleTree> treeAtCheckpoint; //!< The same up to the checkpoint, if begin < checkpoint <= end.
    Spans spans;                                //!< From its leaves; empty without contents.
    std::optional<std::string> fault;
};

//! Stops at the first fault. Throws db::Error.
ChunkProof verifyChunk(db::CopyOut& database, const TrailChunk& chunk, const TrailKey& key);

} // namespace cf::bank
