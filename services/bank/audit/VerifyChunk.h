// Proves one stretch of the trail, for AuditVerify: a row after the other, against what its leaf gives.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/CopyOut.h"

namespace cf::bank {

struct Stretch
{
    std::int64_t begin = 0;
    std::int64_t end = 0;     //!< Not included.
    bool withContents = true; //!< Otherwise leaf hashes are taken as they stand, under their seals.
};

struct StretchProof
{
    MerkleTree tree; //!< Of its leaf hashes.
    std::optional<std::string> fault;
};

//! Stops at the first fault. Throws db::Error.
StretchProof verifyStretch(db::CopyOut& database, const Stretch& stretch, const TrailKey& key);

} // namespace cf::bank
