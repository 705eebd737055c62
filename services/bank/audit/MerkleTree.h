// The audit trail's Merkle tree (RFC 6962 section 2.1, RFC 9162): leaf hash SHA-256(0x00 || leaf), node hash
// SHA-256(0x01 || left || right). Keeps only the frontier needed to append: the roots of its perfect subtrees.
#pragma once

#include "services/bank/platform/crypto/Digest.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace cf::bank {

using platform::Digest;

Digest leafHashOf(std::string_view leaf);
Digest nodeHashOf(const Digest& left, const Digest& right);

class MerkleTree
{
public:
    //! The empty tree.
    MerkleTree() = default;

    //! Rebuilds a tree of `size` leaves from its subtrees(); empty unless there is one per set bit in `size`.
    static std::optional<MerkleTree> restore(std::int64_t size, std::vector<Digest> subtrees);

    void append(const Digest& leafHash) { appendSubtree(leafHash, 0); }
    //! Appends 2^level leaves whose tree has this root. Throws std::logic_error unless size() is a multiple of 2^level.
    void appendSubtree(const Digest& root, int level);
    //! Appends all leaves of a tree. Throws unless size() is a multiple of each of its subtrees' sizes.
    void append(const MerkleTree& tree);

    std::int64_t size() const { return m_size; }
    //! Roots of the perfect subtrees, leftmost and largest first: one per set bit in size().
    const std::vector<Digest>& subtrees() const { return m_subtrees; }
    //! MTH of all leaves; for the empty tree, SHA-256 of the empty string.
    Digest root() const;

private:
    std::int64_t m_size = 0;
    std::vector<Digest> m_subtrees;
};

} // namespace cf::bank
