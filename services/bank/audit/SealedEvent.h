// An event with its place in the trail: number, leaf, hash, seal, and the plain columns that its leaf gives. Made by
// the sequencer and by whoever loads a trail in bulk; `bankd verify` makes it again and compares.
//
// Bulk loads use sealLeaf() and kAdvanceSeal, as the sequencer does.
#pragma once

#include "models/domain/AuditEvent.h"
#include "services/bank/audit/MerkleTree.h"
#include "services/bank/platform/crypto/Encryption.h"

namespace cf::bank {

//! Events per partition of audit_event and audit_subject: 2^23, a perfect subtree each. SQL writes this number out, as
//! it does the next; a test compares.
inline constexpr int kPartitionLevel = 23;
inline constexpr std::int64_t kPartitionEvents = std::int64_t{1} << kPartitionLevel;

//! A row of audit_span is about a block of 2^13 numbers.
inline constexpr int kSpanLevel = 13;

//! 16 bytes of an HMAC-SHA-256.
using Seal = std::array<char, 16>;
std::string_view viewOf(const Seal& seal);

//! The key that the database never sees: what names a row that was forged. Thread-safe.
class TrailKey
{
public:
    explicit TrailKey(const platform::EncryptionKey& master);

    Seal sealOf(std::int64_t seq, const Digest& leafHash) const;
    //! Of a tree's size and root: what is in audit_seal.
    Seal sealOf(const MerkleTree& tree) const;
    //! The same for the mark that a server keeps outside the database.
    Seal markOf(const MerkleTree& tree) const;
    //! Of the epoch in audit_seal.
    Seal epochSealOf(std::int64_t epoch) const;
    //! Of the digest of audit_writer and of the time up to which the inbox was taken, at this size of the trail.
    Seal writersSealOf(std::int64_t size, const Digest& writers, std::optional<Instant> takenUpTo) const;
    //! Of a row of the inbox: the writer's `number`th.
    Seal rowSealOf(const Uuid& writer, std::int64_t number, const std::vector<std::string>& leaves) const;
    //! Of how far a spool was moved into the inbox.
    Seal positionSealOf(const Uuid& spool, std::int64_t segment, std::int64_t position) const;
    //! Of what stays of 2^level events from number `first` on that went by policy, the newest of them of that time.
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
    std::vector<Uuid> subjects; //!< Of customer, object and related ids: each once, in order.
};

//! Empty for a leaf that no version of the program wrote, or whose texts no column can hold.
std::optional<LeafColumns> columnsOf(std::string_view leaf);

//! What stands in the columns for such a leaf, which is kept all the same: action "unreadable", result "failed".
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

//! Gives the leaf the number tree.size() and appends it to the tree. `recordedAt` stands in for the time of a leaf
//! that cannot be read.
SealedEvent sealLeaf(std::string leaf, Instant recordedAt, const TrailKey& key, MerkleTree& tree);

} // namespace cf::bank
