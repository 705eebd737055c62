// The single row of audit_seal: how far the trail is sealed, the sequencer's epoch, and how far each writer's inbox
// rows are taken. Read and advanced by the sequencer, bulk loads and `bankd verify`.
#pragma once

#include "services/bank/audit/InboxSigner.h"
#include "services/bank/audit/SealedEvent.h"
#include "services/bank/platform/postgres/Connection.h"

#include <array>

namespace cf::bank {

struct SealState
{
    std::int64_t epoch = 0;
    MerkleTree tree;  //!< Its size is the next number.
    std::string seal; //!< Empty before the trail begins.
    std::string epochSeal;
    NextNumbers writers;              //!< From audit_writer.
    std::string writersDigest;        //!< As sealed; empty: never.
    std::optional<Instant> takenUpTo; //!< When the inbox was last empty; unset: unknown.
    std::string writersSeal;          //!< Over the two above.

    //! Whether size and frontier are genuine, at any size.
    bool hasValidSeal(const TrailKey& key) const;
    //! Whether a holder of the key raised the epoch.
    bool hasValidEpochSeal(const TrailKey& key) const;
    //! Whether audit_writer is as the sequencer left it. May be missing only while nothing is sealed that could be
    //! replayed.
    bool hasValidWritersSeal(const TrailKey& key) const;
};

//! Reads one snapshot. Throws std::runtime_error when the row's frontier is invalid.
SealState readSeal(db::Transaction& transaction);

//! Writes the first seals of an empty trail, its epoch and writers; existing ones stay. Runs once in a bank's life:
//! anyone who could make it run again would get a forgery signed.
void beginTrail(db::Transaction& transaction, const TrailKey& key);

//! Makes every other sequencer's later transactions fail, and returns the new epoch.
std::int64_t raiseEpoch(db::Transaction& transaction, const TrailKey& key);

Digest digestOf(const NextNumbers& writers);

//! How far the inbox is taken. Callers that take nothing pass on what was there.
struct TakenSoFar
{
    Digest writers = digestOf(NextNumbers()); //!< Of audit_writer.
    std::optional<Instant> upTo;              //!< See SealState.
};

//! Advances the row to `tree`. Updates nothing when the epoch has changed or the row is not at `from`: the caller must
//! then roll back. $1 … $8 are advanceParameters().
inline constexpr const char* kAdvanceSeal =
    "UPDATE bank.audit_seal SET next_seq = $3::bigint, frontier = $4::bytea[], seal = $5::bytea, writers = $6::bytea,"
    " writers_seal = $7::bytea, taken_up_to = nullif($8::text, '')::timestamptz, sealed_at = now()"
    " WHERE epoch = $1::bigint AND next_seq = $2::bigint RETURNING next_seq";
std::array<std::string, 8> advanceParameters(std::int64_t epoch, std::int64_t from, const MerkleTree& tree,
                                             const TrailKey& key, const TakenSoFar& taken = {});

//! False: fenced off; roll back.
bool advanceSeal(db::Transaction& transaction, std::int64_t epoch, std::int64_t from, const MerkleTree& tree,
                 const TrailKey& key, const TakenSoFar& taken = {});

} // namespace cf::bank
