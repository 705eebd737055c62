// What a line of text may hold: memos, names, titles, comments, filters. The one rule for everything that comes in, and
// the one way to show what came in before there was a rule. UTF-8 (RFC 3629) throughout.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cf {

//! Why a text is not taken.
enum class TextFault
{
    NotUtf8,        //!< Bytes that are no UTF-8, surrogates and overlong forms among them.
    Control,        //!< C0 (NUL, tab, …), DEL, C1, and the marks of interlinear annotation.
    LineBreak,      //!< Anything that begins another line: LF, CR, VT, FF, NEL, U+2028, U+2029.
    Noncharacter,   //!< U+FFFE, U+FDD0, U+10FFFF and the like, which no file format need hold.
    Direction,      //!< Unicode's Bidi_Control: they turn around what stands beside them.
    NothingVisible, //!< Not empty, and yet nothing can be seen.
};

//! The first thing that is wrong with a text.
struct TextMistake
{
    TextFault fault = TextFault::NotUtf8;
    char32_t codePoint = 0;   //!< Unless NotUtf8 or NothingVisible.
    std::size_t position = 0; //!< Characters in front of it.

    bool operator==(const TextMistake&) const = default;
};

//! One line of text with something to see, or empty.
std::optional<TextMistake> mistakeIn(std::string_view text);

//! For words that are searched for, where blanks of any kind, line breaks and marks of direction separate or are passed
//! over: Control (but for tab) and Noncharacter are mistakes, and NotUtf8.
std::optional<TextMistake> mistakeInSearch(std::string_view text);

//! For secrets that are only compared: NUL, Noncharacter and NotUtf8 are mistakes.
std::optional<TextMistake> mistakeInSecret(std::string_view text);

//! "U+202E".
std::string codePointName(char32_t codePoint);

//! Takes the next character off the front; empty when the bytes there are no UTF-8, of which one is taken. `text` is
//! not empty.
std::optional<char32_t> takeCodePoint(std::string_view& text);
void appendUtf8(std::string& text, char32_t codePoint);

constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

//! Characters (code points) in UTF-8.
std::size_t characterCount(std::string_view text);

//! White_Space of Unicode and what looks like it, line breaks included.
bool isBlank(char32_t codePoint);
//! Takes no room of its own: soft hyphen, joiners, byte order mark, marks of direction, variation selectors.
bool isInvisible(char32_t codePoint);
bool isLineBreak(char32_t codePoint);

//! Whether a search for what was typed so far is worth its while: two characters to see, or one Chinese, Japanese or
//! Korean one, which is a word.
bool isWorthSearching(std::string_view text);

//! Without the blanks and invisible characters at its ends.
std::string trimmedText(std::string_view text);

enum class LineBreaks
{
    BecomeBlanks,
    Stay, //!< Those of ASCII, and tabs.
};

//! What was kept before there was a rule, as every page, table and file format can hold it: tabs and line breaks become
//! blanks (or stay), whatever else mistakeIn() refuses the sign U+FFFD.
std::string drawable(std::string_view text, LineBreaks lineBreaks = LineBreaks::BecomeBlanks);

//! Whether a spreadsheet may take a cell of a text file for a formula (OWASP CSV Injection): behind blanks and what
//! cannot be seen it begins with = + - @, full-width or small ones too, or a tab or line break comes first.
bool beginsLikeFormula(std::string_view text);

} // namespace cf
