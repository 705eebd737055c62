// The canonical leaf of an audit event: its bytes never change, and no other bytes are accepted.
#include "models/domain/AuditEvent.h"

#include <gtest/gtest.h>

namespace cf {
namespace {

std::string hex(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        text.push_back(digits[static_cast<unsigned char>(byte) >> 4]);
        text.push_back(digits[static_cast<unsigned char>(byte) & 15]);
    }
    return text;
}

AuditEvent signIn()
{
    AuditEvent event;
    event.id = *Uuid::parse("018f2b6a-0102-7304-8506-0708090a0b0c");
    event.action = "signIn.succeeded";
    event.at = Instant(std::chrono::microseconds(1'700'000'000'123'456));
    event.actor = StaffId(*Uuid::parse("018f2b6a-1112-7314-8516-1718191a1b1c"));
    event.role = Role::Teller;
    event.branch = BranchId(*Uuid::parse("018f2b6a-2122-7324-8526-2728292a2b2c"));
    event.objectId = "stf_x";
    event.detail = "café";
    return event;
}

TEST(AuditEvent, itsLeafIsTheSameBytesForEver)
{
    EXPECT_EQ(hex(canonicalLeaf(signIn())), "01"
                                            "00000010018f2b6a0102730485060708090a0b0c"
                                            "000000107369676e496e2e737563636565646564"
                                            "0000000800060a2418202240"
                                            "00000010018f2b6a1112731485161718191a1b1c"
                                            "0000000674656c6c6572"
                                            "00000010018f2b6a2122732485262728292a2b2c"
                                            "00000000"
                                            "00000009737563636565646564"
                                            "00000000"
                                            "000000057374665f78"
                                            "00000000"
                                            "00000005636166c3a9"
                                            "0000000100");
}

TEST(AuditEvent, comesBackFromItsLeafWhole)
{
    AuditEvent event = signIn();
    EXPECT_EQ(parseLeaf(canonicalLeaf(event)), event);

    event.customer = CustomerId::make();
    event.role = Role::Administrator;
    event.result = AuditResult::Refused;
    event.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    event.related = {"acc_a", "", "acc_b"};
    event.detail = std::string("\0\xff sealed \n", 11);
    event.sealed = true;
    event.at = Instant(std::chrono::microseconds(-1));
    EXPECT_EQ(parseLeaf(canonicalLeaf(event)), event);

    AuditEvent bare;
    bare.action = "bank.started";
    EXPECT_EQ(parseLeaf(canonicalLeaf(bare)), bare);
}

TEST(AuditEvent, aLeafCutShortAnywhereIsNotRead)
{
    const std::string leaf = canonicalLeaf(signIn());
    for (std::size_t length = 0; length < leaf.size(); ++length)
        EXPECT_FALSE(parseLeaf(std::string_view(leaf).substr(0, length))) << length;
}

TEST(AuditEvent, aLeafWithMoreOrOtherFieldsIsNotRead)
{
    const std::string leaf = canonicalLeaf(signIn());
    EXPECT_FALSE(parseLeaf(leaf + '\0'));
    EXPECT_FALSE(parseLeaf('\2' + leaf.substr(1))) << "another version";

    std::string otherRole = leaf;
    otherRole.replace(leaf.find("teller"), 6, "tailor");
    EXPECT_FALSE(parseLeaf(otherRole));

    std::string shortId = leaf;
    shortId[4] = 15;
    EXPECT_FALSE(parseLeaf(shortId));
}

} // namespace
} // namespace cf
