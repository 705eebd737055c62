// The one row of audit_seal: how far the trail is sealed, under which sequencer's epoch, and whose rows it has taken
// from the inbox. Read and advanced by the sequencer, by bulk loads and by `bankd verify`.
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
    std::string seal; //!< Empty while the trail has not begun.
    std::string epochSeal;
    NextNumbers writers;              //!< As audit_writer has them.
    std::string writersDigest;        //!< As it was sealed; empty: never.
    std::optional<Instant> takenUpTo; //!< When nothing waited in the inbox last; empty: nothing is known of that.
    std::string writersSeal;          //!< Of these two.

    //! Whether size and frontier are the bank's, at every size.
    bool bearsSeal(const TrailKey& key) const;
    //! Whether the epoch is one that somebody with the key raised.
    bool bearsEpochSeal(const TrailKey& key) const;
    //! Whether audit_writer is as the sequencer left it. None is due only while nothing is sealed that could be
    //! repeated.
    bool bearsWritersSeal(const TrailKey& key) const;
};

//! In one view of the database. Throws std::runtime_error when the row's frontier is none.
SealState readSeal(db::Transaction& transaction);

//! Gives an empty trail its first seal, and epoch and writers theirs; those that are there stay as they are. Once in a
//! bank's life: whoever could have it done again would have a forgery signed.
void beginTrail(db::Transaction& transaction, const TrailKey& key);

//! Makes every other sequencer's later transactions fail, and returns the new epoch.
std::int64_t raiseEpoch(db::Transaction& transaction, const TrailKey& key);

Digest digestOf(const NextNumbers& writers);

//! How far the inbox is taken. Whoever takes nothing from it hands on what was there.
struct TakenSoFar
{
    Digest writers = digestOf(NextNumbers()); //!< Of what audit_writer says.
    std::optional<Instant> upTo;              //!< See SealState.
};

//! Moves the row on to `tree`. Changes no row when the epoch is not this one any more or the row does not stand at
//! `from`: the caller must then roll back. $1 … $8 are advanceParameters().
inline constexpr const char* kAdvanceSeal =
    "UPDATE bank.audit_seal SET next_seq = $3::bigint, frontier = $4::bytea[], seal = $5::bytea, writers = $6::bytea,"
    " writers_seal = $7::bytea, taken_up_to = nullif($8::text, '')::timestamptz, sealed_at = now()"
    " WHERE epoch = $1::bigint AND next_seq = $2::bigint RETURNING next_seq";
std::array<std::string, 8> advanceParameters(std::int64_t epoch, std::int64_t from, const MerkleTree& tree,
                                             const TrailKey& key, const TakenSoFar& taken = {});

//! False: fenced off, roll back.
bool advanceSeal(db::Transaction& transaction, std::int64_t epoch, std::int64_t from, const MerkleTree& tree,
                 const TrailKey& key, const TakenSoFar& taken = {});

} // namespace cf::bank
