#include "services/bank/audit/MerkleTree.h"

#include <bit>
#include <stdexcept>

namespace cf::bank {
namespace {

constexpr std::string_view kLeaf("\0", 1);
constexpr std::string_view kNode("\1", 1);

} // namespace

Digest leafHashOf(std::string_view leaf)
{
    return platform::digestOf(kLeaf, leaf);
}

Digest nodeHashOf(const Digest& left, const Digest& right)
{
    return platform::digestOf(kNode, platform::viewOf(left), platform::viewOf(right));
}

std::optional<MerkleTree> MerkleTree::restore(std::int64_t size, std::vector<Digest> subtrees)
{
    if (size < 0 || static_cast<std::size_t>(std::popcount(static_cast<std::uint64_t>(size))) != subtrees.size())
        return std::nullopt;
    MerkleTree tree;
    tree.m_size = size;
    tree.m_subtrees = std::move(subtrees);
    return tree;
}

void MerkleTree::appendSubtree(const Digest& root, int level)
{
    const std::int64_t leaves = std::int64_t{1} << level;
    if (m_size % leaves != 0)
        throw std::logic_error("a subtree does not fit at the end of the tree");
    Digest carried = root;
    for (std::int64_t same = leaves; (m_size & same) != 0; same <<= 1) {
        carried = nodeHashOf(m_subtrees.back(), carried);
        m_subtrees.pop_back();
    }
    m_subtrees.push_back(carried);
    m_size += leaves;
}

void MerkleTree::append(const MerkleTree& tree)
{
    auto subtree = tree.m_subtrees.begin();
    for (int level = 62; level >= 0; --level)
        if ((tree.m_size >> level & 1) != 0)
            appendSubtree(*subtree++, level);
}

Digest MerkleTree::root() const
{
    if (m_subtrees.empty())
        return platform::digestOf({});
    Digest root = m_subtrees.back();
    for (auto left = m_subtrees.rbegin() + 1; left != m_subtrees.rend(); ++left)
        root = nodeHashOf(*left, root);
    return root;
}

} // namespace cf::bank
