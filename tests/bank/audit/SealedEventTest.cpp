// What a leaf yields: columns, subjects, changes; and the handling of an unreadable leaf.
#include "services/bank/audit/SealedEvent.h"
#include "services/bank/audit/AuditDetail.h"

#include <gtest/gtest.h>

namespace cf::test {
namespace {

using namespace bank;
using namespace std::chrono_literals;

TEST(SealedEvent, concernsEachIdOnce)
{
    AuditEvent event;
    event.action = "transfer.booked";
    const auto from = AccountId::make();
    const auto to = AccountId::make();
    event.customer = CustomerId::make();
    event.objectId = from.toString();
    event.related = {to.toString(), from.toString(), "no id", "trf_short"};
    std::vector<Uuid> expected{event.customer->uuid(), from.uuid(), to.uuid()};
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(columnsOf(canonicalLeaf(event)).value().subjects, expected);
}

TEST(SealedEvent, aLeafThatNoColumnCanHoldIsKeptAllTheSame)
{
    const TrailKey key(platform::EncryptionKey::random());
    MerkleTree tree;
    AuditEvent nul;
    nul.action = std::string("a\0b", 3);
    AuditEvent far;
    far.at = Instant(std::chrono::sys_days(std::chrono::year(12'000) / 1 / 1));
    for (const std::string& leaf : {std::string("no leaf"), canonicalLeaf(nul), canonicalLeaf(far)}) {
        const Instant now(1s);
        const SealedEvent sealed = sealLeaf(leaf, now, key, tree);
        EXPECT_EQ(sealed.leaf, leaf);
        EXPECT_EQ(sealed.columns.action, kUnreadable);
        EXPECT_EQ(sealed.columns.at, now);
    }
    EXPECT_EQ(tree.size(), 3);
}

TEST(SealedEvent, itsSealIsOfThisNumberThisHashAndThisKey)
{
    const TrailKey key(platform::EncryptionKey::random());
    const Digest hash = leafHashOf("leaf");
    EXPECT_EQ(key.sealOf(7, hash), key.sealOf(7, hash));
    EXPECT_NE(key.sealOf(7, hash), key.sealOf(8, hash));
    EXPECT_NE(key.sealOf(7, hash), key.sealOf(7, leafHashOf("other")));
    EXPECT_NE(key.sealOf(7, hash), TrailKey(platform::EncryptionKey::random()).sealOf(7, hash));
    MerkleTree tree;
    tree.append(hash);
    EXPECT_NE(key.sealOf(tree), key.sealOf(1, tree.root())) << "a row's seal differs from a tree's";
}

TEST(AuditDetail, comesBackAsItWasSaid)
{
    const Changes changes{
        {"status", "open", "frozen"}, attribute("reason", "lost \"card\""), {"gone", "x", std::nullopt}};
    const auto read = changesOf(detailOf(changes)).value();
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read[0].before, "open");
    EXPECT_EQ(read[0].after, "frozen");
    EXPECT_EQ(read[1].before, std::nullopt);
    EXPECT_EQ(read[1].after, "lost \"card\"");
    EXPECT_EQ(read[2].after, std::nullopt);
    EXPECT_EQ(detailOf({}), "");
    EXPECT_TRUE(changesOf("").value().empty());
    EXPECT_FALSE(changesOf("key=1"));
}

TEST(AuditDetail, whatIsPersonalOpensOnlyUnderTheCustomersKeyAndInItsOwnEvent)
{
    const auto key = platform::EncryptionKey::random();
    AuditEvent event;
    EXPECT_THROW(encryptDetail(event, key, {attribute("name", "Eva")}), std::logic_error);
    event.customer = CustomerId::make();
    encryptDetail(event, key, {attribute("name", "Eva")});
    EXPECT_TRUE(event.sealed);
    EXPECT_EQ(event.detail.find("Eva"), std::string::npos);
    EXPECT_EQ(changesOf(event, key).value().front().after, "Eva");
    EXPECT_FALSE(changesOf(event, std::nullopt));
    EXPECT_FALSE(changesOf(event, platform::EncryptionKey::random()));
    AuditEvent moved = event;
    moved.id = Uuid::v7();
    EXPECT_FALSE(changesOf(moved, key));
}

} // namespace
} // namespace cf::test
