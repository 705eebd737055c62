// The tree against the standard Certificate Transparency test vectors, and HMAC against RFC 4231.
#include "services/bank/audit/MerkleTree.h"
#include "services/bank/platform/crypto/Encryption.h"

#include <gtest/gtest.h>

#include <array>

namespace cf::test {
namespace {

using namespace bank;

std::string unhex(std::string_view hex)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
    return bytes;
}

std::string hexOf(const Digest& digest)
{
    return platform::hex(platform::viewOf(digest));
}

constexpr std::array<const char*, 8> kLeaves = {
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
constexpr std::array<const char*, 8> kRoots = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                               "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                               "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                               "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                               "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                               "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                               "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                               "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

TEST(MerkleTree, hasTheKnownRootAfterEachLeaf)
{
    MerkleTree tree;
    EXPECT_EQ(hexOf(tree.root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (std::size_t i = 0; i < kLeaves.size(); ++i) {
        tree.append(leafHashOf(unhex(kLeaves.at(i))));
        EXPECT_EQ(hexOf(tree.root()), kRoots.at(i)) << i + 1 << " leaves";
        EXPECT_EQ(tree.size(), static_cast<std::int64_t>(i + 1));
    }
}

TEST(MerkleTree, goesOnFromItsFrontier)
{
    MerkleTree tree;
    for (const char* leaf : kLeaves) {
        tree = MerkleTree::restore(tree.size(), tree.subtrees()).value();
        tree.append(leafHashOf(unhex(leaf)));
    }
    EXPECT_EQ(hexOf(tree.root()), kRoots.back());
    EXPECT_FALSE(MerkleTree::restore(3, {Digest()}));
    EXPECT_FALSE(MerkleTree::restore(-1, {}));
}

TEST(MerkleTree, isTheSameOutOfPartsWhereverItIsCut)
{
    for (const std::size_t part : {1U, 2U, 4U}) {
        MerkleTree whole;
        for (std::size_t begin = 0; begin < 7; begin += part) {
            MerkleTree piece;
            for (std::size_t i = begin; i < std::min<std::size_t>(begin + part, 7); ++i)
                piece.append(leafHashOf(unhex(kLeaves.at(i))));
            whole.append(piece);
        }
        EXPECT_EQ(hexOf(whole.root()), kRoots[6]) << part;
    }
    MerkleTree odd;
    odd.append(Digest());
    EXPECT_THROW(odd.appendSubtree(Digest(), 1), std::logic_error);
}

TEST(Digest, macsAreThoseOfTheStandard)
{
    EXPECT_EQ(hexOf(platform::MacKey(std::string(20, '\x0b')).of("Hi There")),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(hexOf(platform::MacKey("Jefe").of("what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_THROW(platform::MacKey(std::string(65, 'k')), std::invalid_argument);
    EXPECT_THROW(platform::digestFrom("short"), std::invalid_argument);
}

} // namespace
} // namespace cf::test
