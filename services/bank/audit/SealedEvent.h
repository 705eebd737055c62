// An event with its place in the trail: number, leaf, hash, seal, and the plain columns derived from its leaf. Made by
// the sequencer and bulk loads; `bankd verify` recomputes and compares it.
//
// Bulk loads use sealLeaf() and kAdvanceSeal, as the sequencer does.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/audit/MerkleTree.h"
#include "services/bank/platform/crypto/Encryption.h"

namespace cf::bank {

//! Events per partition of audit_event and audit_subject: 2^23, a perfect subtree each. SQL repeats this number and the
//! next; a test compares them.
inline constexpr int kPartitionLevel = 23;
inline constexpr std::int64_t kPartitionEvents = std::int64_t{1} << kPartitionLevel;

//! A row of audit_span covers a block of 2^13 numbers.
inline constexpr int kSpanLevel = 13;

//! 16 bytes of an HMAC-SHA-256.
using Seal = std::array<char, 16>;
std::string_view viewOf(const Seal& seal);

//! The trail's MAC key, which the database never sees: it exposes forged rows. Thread-safe.
class TrailKey
{
public:
    explicit TrailKey(const platform::EncryptionKey& master);

    Seal sealOf(std::int64_t seq, const Digest& leafHash) const;
    //! Over a tree's size and root, for audit_seal.
    Seal sealOf(const MerkleTree& tree) const;
    //! The same for the checkpoint a server keeps outside the database.
    Seal checkpointSealOf(const MerkleTree& tree) const;
    //! Over the epoch in audit_seal.
    Seal epochSealOf(std::int64_t epoch) const;
    //! Over the digest of audit_writer and the time up to which the inbox was taken, at this trail size.
    Seal writersSealOf(std::int64_t size, const Digest& writers, std::optional<Instant> takenUpTo) const;
    //! Over the writer's `number`th inbox row.
    Seal rowSealOf(const Uuid& writer, std::int64_t number, const std::vector<std::string>& leaves) const;
    //! Over how far a spool was moved into the inbox.
    Seal positionSealOf(const Uuid& spool, std::int64_t segment, std::int64_t position) const;
    //! Over what is kept of 2^level events from `first` on that retention removed, the newest of which is of that time.
    Seal archiveSealOf(std::int64_t first, std::int64_t level, const Digest& root, Instant newest) const;

private:
    Seal macOf(char kind, std::int64_t number, const Digest& digest) const;

    platform::MacKey m_key;
};

//! The plain columns of audit_event, and the rows of audit_subject.
struct LeafColumns
{
    std::string action;
    std::string_view result; //!< "succeeded", "refused" or "failed".
    Instant at{};
    std::optional<Uuid> actor;
    std::string_view role; //!< Empty: none.
    std::optional<Uuid> branch;
    std::string objectId;       //!< Empty: none.
    std::string traceId;        //!< Empty: none.
    std::vector<Uuid> subjects; //!< Of customer, object and related ids: unique, in order.
};

//! Empty for a leaf that no version of the program wrote, or whose texts fit no column.
std::optional<LeafColumns> columnsOf(std::string_view leaf);

//! The columns of such a leaf, which is kept regardless: action "unreadable", result "failed".
LeafColumns unreadableColumns(Instant at);
inline constexpr std::string_view kUnreadable = "unreadable";

struct SealedEvent
{
    std::int64_t seq = 0;
    std::string leaf;
    Digest leafHash{};
    Seal seal{};
    LeafColumns columns;
};

//! Numbers the leaf tree.size() and appends it to the tree. `recordedAt` replaces the time of an unreadable leaf.
SealedEvent sealLeaf(std::string leaf, Instant recordedAt, const TrailKey& key, MerkleTree& tree);

} // namespace cf::bank
