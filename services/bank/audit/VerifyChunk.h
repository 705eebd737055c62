// Proves one stretch of the trail, for AuditVerify: a row after the other, against what its leaf gives.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/CopyOut.h"

#include <map>

namespace cf::bank {

//! Between which times the events of a block of audit_span lie.
struct Span
{
    Instant first;
    Instant last;
    bool operator==(const Span&) const = default;
};
using Spans = std::map<std::int64_t, Span>;
//! Widens the block's span by `span`.
void widen(Spans& spans, std::int64_t block, const Span& span);

struct Stretch
{
    std::int64_t begin = 0;
    std::int64_t end = 0;     //!< Not included.
    bool withContents = true; //!< Otherwise leaf hashes are taken as they stand, under their seals.
    std::int64_t mark = -1;   //!< The size at which the tree is asked for, when it lies within.
};

struct StretchProof
{
    MerkleTree tree;                      //!< Of its leaf hashes.
    std::optional<MerkleTree> treeAtMark; //!< The same up to the mark: begin < mark <= end.
    Spans spans;                          //!< By its leaves; without contents none.
    std::optional<std::string> fault;
};

//! Stops at the first fault. Throws db::Error.
StretchProof verifyStretch(db::CopyOut& database, const Stretch& stretch, const TrailKey& key);

} // namespace cf::bank
