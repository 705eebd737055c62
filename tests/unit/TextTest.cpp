// Valid content of a line of text, what a search ignores, and how old records are shown.
#include "models/domain/Text.h"

#include <gtest/gtest.h>

using namespace cf;

namespace {

std::string utf8(char32_t codePoint)
{
    std::string text;
    appendUtf8(text, codePoint);
    return text;
}

std::optional<TextFault> faultIn(const std::string& text)
{
    const auto mistake = mistakeIn(text);
    return mistake ? std::optional(mistake->fault) : std::nullopt;
}

} // namespace

TEST(Text, everyCodePointIsReadAndWrittenAndNothingElseIs)
{
    for (char32_t codePoint = 0; codePoint <= 0x10FFFF; ++codePoint) {
        const std::string text = utf8(codePoint);
        std::string_view rest = text;
        const auto read = takeCodePoint(rest);
        if (codePoint >= 0xD800 && codePoint <= 0xDFFF)
            ASSERT_FALSE(read) << codePointName(codePoint);
        else
            ASSERT_TRUE(read == codePoint && rest.empty()) << codePointName(codePoint);
    }
    for (const char* wrong : {"\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
                              "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xc3", "\xe2\x82", "\xf0\x9f\x98"})
        EXPECT_EQ(faultIn(wrong), TextFault::NotUtf8);
}

TEST(Text, aLineOfAnyScriptIsTaken)
{
    for (const char* text :
         {"", "Rent", "Žluťoučký kůň", "שָׁלוֹם", "مُحَمَّد", "王小明", "नमस्ते", "می\u200cخواهم", "a\u00a0b",
          "Rent 🏠 👍🏽 🇨🇿 👨\u200d👩\u200d👧", "\ufeffpetra", "soft\u00adhyphen", "x\u200by"})
        EXPECT_EQ(mistakeIn(text), std::nullopt) << text;
}

TEST(Text, whatNoLineMayHoldIsNamedWithItsPlace)
{
    const auto check = [](char32_t first, char32_t last, TextFault fault) {
        for (char32_t codePoint = first; codePoint <= last; ++codePoint)
            EXPECT_EQ(mistakeIn("ž" + utf8(codePoint) + "b"), (TextMistake{fault, codePoint, 1}))
                << codePointName(codePoint);
    };
    check(0x00, 0x09, TextFault::Control);
    check(0x0A, 0x0D, TextFault::LineBreak);
    check(0x0E, 0x1F, TextFault::Control);
    check(0x7F, 0x84, TextFault::Control);
    check(0x85, 0x85, TextFault::LineBreak);
    check(0x86, 0x9F, TextFault::Control);
    check(0x061C, 0x061C, TextFault::Direction);
    check(0x200E, 0x200F, TextFault::Direction);
    check(0x2028, 0x2029, TextFault::LineBreak);
    check(0x202A, 0x202E, TextFault::Direction);
    check(0x2066, 0x2069, TextFault::Direction);
    check(0xFDD0, 0xFDEF, TextFault::Noncharacter);
    check(0xFFF9, 0xFFFB, TextFault::Control);
    for (char32_t plane = 0; plane <= 0x10; ++plane)
        check(plane << 16 | 0xFFFE, plane << 16 | 0xFFFF, TextFault::Noncharacter);
}

TEST(Text, whatCannotBeSeenIsNoText)
{
    for (const char* text : {" ", "\u200b", "\ufeff", "\u00a0\u3000", "\u00ad", "\u2060 \u200d", "\u3164", "\u2800",
                             "\ufe0f", "\U000e0041", "\u115f"})
        EXPECT_EQ(faultIn(text), TextFault::NothingVisible) << text;
}

TEST(Text, aSearchPassesOverBlanksAndMarks)
{
    for (const char* text : {"Jana\tNováková", "a\nb\r\nc", "\u202aCZ65\u202c", "\u2028", "\u0085", "\u200b", "  "})
        EXPECT_EQ(mistakeInSearch(text), std::nullopt) << text;
    for (const char32_t codePoint : {U'\0', U'\x01', U'\x7f', U'\x80', U'\uFFFE', U'\uFDD0', U'\U0010FFFF'})
        EXPECT_TRUE(mistakeInSearch("a" + utf8(codePoint))) << codePointName(codePoint);
    EXPECT_TRUE(mistakeInSearch("\xff"));
}

TEST(Text, namesACodePointAsUnicodeDoes)
{
    EXPECT_EQ(codePointName(0), "U+0000");
    EXPECT_EQ(codePointName(0x202E), "U+202E");
    EXPECT_EQ(codePointName(0x1F3E0), "U+1F3E0");
    EXPECT_EQ(codePointName(0x10FFFF), "U+10FFFF");
}

TEST(Text, oldRecordsAreShownWithSigns)
{
    EXPECT_EQ(drawable("Rent \u0001\ufffe x\ty\u2028z \u202eevil \xff\xfe"),
              "Rent \ufffd\ufffd x y z \ufffdevil \ufffd\ufffd");
    EXPECT_EQ(drawable("Žluťoučký 🏠"), "Žluťoučký 🏠");
    for (char32_t codePoint = 0; codePoint <= 0x10FFFF; codePoint += 7)
        EXPECT_TRUE(!mistakeIn("x" + drawable(utf8(codePoint)))) << codePointName(codePoint);
}

TEST(Text, aCharacterThatIsAWordIsWorthSearching)
{
    for (const char* text : {"ab", "a b", "伟", "あ", "김", "12"})
        EXPECT_TRUE(isWorthSearching(text)) << text;
    for (const char* text : {"", "a", " a\u200b", "\u200b\u200b"})
        EXPECT_FALSE(isWorthSearching(text)) << text;
}

TEST(Text, aFormulaIsSeenBehindBlanksAndInOtherWidths)
{
    for (const char* text : {"=1", "+1", "-1", "@x", "＝cmd", "＋1", "－1", "＠SUM(1)", "\u00a0=1", "\u200b=1",
                             "\ufeff=1", "\t=1", "\tx", "\r", "\n1", " \u3000-1",
                             "\u2212"
                             "1"})
        EXPECT_TRUE(beginsLikeFormula(text)) << text;
    for (const char* text : {"", "a=b", " x", "1", "\u00a0", "Žofie", "\xff="})
        EXPECT_FALSE(beginsLikeFormula(text)) << text;
}

TEST(Text, trimsBlanksAndWhatCannotBeSeen)
{
    EXPECT_EQ(trimmedText("\u202a \ufeffCZ65\u00a00800\u202c\n"), "CZ65\u00a00800");
    EXPECT_EQ(trimmedText(" \u200b"), "");
    EXPECT_EQ(trimmedText("a"), "a");
}
