// The one row of audit_seal: how far the trail is sealed, and under which sealer's epoch. Read and advanced by the
// sealer, by bulk loads and by `bankd verify`.
#pragma once

#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/Connection.h"

namespace cf::bank {

struct SealState
{
    std::int64_t epoch = 0;
    MerkleTree tree;  //!< Its size is the next number.
    std::string seal; //!< Empty while nothing is sealed.
};

//! Throws std::runtime_error when the row's frontier is none.
SealState readSeal(db::Transaction& transaction);

//! Makes every other sealer's later transactions fail, and returns the new epoch.
std::int64_t raiseEpoch(db::Transaction& transaction);

//! Moves the row on to `tree`. Changes no row when the epoch is not this one any more or the row does not stand at
//! `from`: the caller must then roll back. $1 … $5 are advanceParameters().
inline constexpr const char* kAdvanceSeal =
    "UPDATE bank.audit_seal SET next_seq = $3::bigint, frontier = $4::bytea[], seal = $5::bytea, sealed_at = now()"
    " WHERE epoch = $1::bigint AND next_seq = $2::bigint RETURNING next_seq";
std::vector<std::string> advanceParameters(std::int64_t epoch, std::int64_t from, const MerkleTree& tree,
                                           const TrailKey& key);

//! False: fenced off, roll back.
bool advanceSeal(db::Transaction& transaction, std::int64_t epoch, std::int64_t from, const MerkleTree& tree,
                 const TrailKey& key);

} // namespace cf::bank
