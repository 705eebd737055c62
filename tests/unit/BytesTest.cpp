// Bytes on the wire: base64 with padding, and no lookalikes.
#include "services/contract/WireValues.h"

#include <gtest/gtest.h>

using namespace cf::contract;

TEST(Bytes, areWrittenAsTheStandardSays)
{
    // RFC 4648, section 10.
    const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, text] : vectors) {
        EXPECT_EQ(BytesCodec::print({plain}), text);
        const auto read = BytesCodec::parse(text);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(read->data, plain);
    }
    EXPECT_EQ(BytesCodec::print({"\xfb\xef\xff"}), "++//") << "the alphabet of section 4, not the URL-safe one";
}

TEST(Bytes, comeBackWhateverTheyAre)
{
    Bytes all;
    for (int length = 0; length < 600; ++length) {
        const auto read = BytesCodec::parse(BytesCodec::print(all));
        ASSERT_TRUE(read) << length;
        ASSERT_EQ(*read, all) << length;
        all.data.push_back(static_cast<char>(length * 7));
    }
}

TEST(Bytes, whatOnlyResemblesBase64IsRefused)
{
    for (const char* text : {"Z", "Zg", "Zg=", "Zg===", "Zm8", "Zg==Zg==", "Zm9v=", "=", "====", "Zm 9v", "Zm9v\n",
                             " Zm9v", "--__", "Zm9!", "Zh==", "Zm9="})
        EXPECT_FALSE(BytesCodec::parse(text)) << text;
    EXPECT_FALSE(BytesCodec::parse(std::string_view("Zm9v\0", 5)));
    EXPECT_FALSE(BytesCodec::parse(std::string_view("Zm\0v", 4)));
}
