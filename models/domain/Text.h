// Valid content of a line of text: memos, names, titles, comments, filters. The only rule for input, and the only way
// to display text older than the rule. UTF-8 (RFC 3629) throughout.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cf {

//! Why a text is rejected.
enum class TextFault
{
    NotUtf8,        //!< Invalid UTF-8, including surrogates and overlong forms.
    Control,        //!< C0 (NUL, tab, …), DEL, C1, and interlinear annotation characters.
    LineBreak,      //!< Anything that starts a new line: LF, CR, VT, FF, NEL, U+2028, U+2029.
    Noncharacter,   //!< U+FFFE, U+FDD0, U+10FFFF and the like, which file formats need not support.
    Direction,      //!< Unicode's Bidi_Control: they reorder adjacent text.
    NothingVisible, //!< Not empty, but nothing is visible.
};

//! The first fault in a text.
struct TextMistake
{
    TextFault fault = TextFault::NotUtf8;
    char32_t codePoint = 0;   //!< Unless NotUtf8 or NothingVisible.
    std::size_t position = 0; //!< Characters before it.

    bool operator==(const TextMistake&) const = default;
};

//! One line with a visible character, or empty.
std::optional<TextMistake> mistakeIn(std::string_view text);

//! For search text, where blanks of any kind, line breaks and direction marks separate or are ignored: only Control
//! (except tab), Noncharacter and NotUtf8 are mistakes.
std::optional<TextMistake> mistakeInSearch(std::string_view text);

//! For secrets, which are only compared: NUL, Noncharacter and NotUtf8 are mistakes.
std::optional<TextMistake> mistakeInSecret(std::string_view text);

//! "U+202E".
std::string codePointName(char32_t codePoint);

//! Removes the next character from the front; empty for invalid UTF-8, of which one byte is removed. `text` is not
//! empty.
std::optional<char32_t> takeCodePoint(std::string_view& text);
void appendUtf8(std::string& text, char32_t codePoint);

constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isAsciiCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

//! Characters (code points) in UTF-8.
std::size_t characterCount(std::string_view text);

//! Unicode White_Space and lookalikes, including line breaks.
bool isBlank(char32_t codePoint);
//! Has no width: soft hyphen, joiners, byte order mark, direction marks, variation selectors.
bool isInvisible(char32_t codePoint);
bool isLineBreak(char32_t codePoint);

//! Whether text typed so far is worth searching for: two visible characters, or one Chinese, Japanese or Korean one,
//! which is a word.
bool isWorthSearching(std::string_view text);

//! Without blanks and invisible characters at both ends.
std::string trimmedText(std::string_view text);

enum class LineBreaks
{
    BecomeBlanks,
    Stay, //!< The ASCII ones, and tabs.
};

//! Text older than the rule, as every page, table and file format can hold it: tabs and line breaks become blanks (or
//! stay), anything else that mistakeIn() refuses becomes U+FFFD.
std::string drawable(std::string_view text, LineBreaks lineBreaks = LineBreaks::BecomeBlanks);

//! Whether a spreadsheet may take a cell of a text file for a formula (OWASP CSV Injection): after blanks and invisible
//! characters it begins with = + - @, also full-width or small forms, or a tab or line break comes first.
bool beginsLikeFormula(std::string_view text);

} // namespace cf
