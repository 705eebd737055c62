#include "services/bank/audit/SearchInput.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace cf::bank {
namespace {

constexpr UChar32 kNarrow = 0xFEE0; // from a full-width character to its ASCII

bool isQuote(UChar32 c)
{
    switch (c) {
    case 0x00AB: // guillemets
    case 0x00BB:
    case 0x2039:
    case 0x203A:
    case 0x201C: // high, low and reversed
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2E42:
    case 0x275D: // ornaments
    case 0x275E:
    case 0x2760:
    case 0x276E:
    case 0x276F:
    case 0x300A: // East Asian
    case 0x300B:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
    case 0x301D:
    case 0x301E:
    case 0x301F:
    case 0xFF02:
    case 0xFF62:
    case 0xFF63:
        return true;
    default:
        return false;
    }
}

bool isColon(UChar32 c)
{
    return c == 0xFF1A || c == 0xFE13 || c == 0xFE55 || c == 0x2236 || c == 0xA789 || c == 0x02D0;
}

bool isBlank(UChar32 c)
{
    return c <= ' ' || u_isUWhiteSpace(c) != 0;
}

// Joiners belong to words of some scripts, but not before a word or beside ASCII characters.
bool isJoiner(UChar32 c)
{
    return c == 0x200C || c == 0x200D;
}

bool isUnseen(UChar32 c)
{
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 || u_charType(c) == U_FORMAT_CHAR;
}

//! The character that the grammar expects for this one.
UChar32 plainForm(UChar32 c)
{
    if (isQuote(c))
        return '"';
    if (isColon(c))
        return ':';
    if (isBlank(c))
        return ' ';
    return c >= 0xFF01 && c <= 0xFF5E ? c - kNarrow : c;
}

} // namespace

std::string normalisedInput(std::string_view text)
{
    std::string plain;
    std::string joiners; // since the character before
    UChar32 before = ' ';
    for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
        const int32_t begin = at;
        UChar32 typed = 0;
        U8_NEXT(text.data(), at, static_cast<int32_t>(text.size()), typed);
        const std::string_view bytes =
            text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
        if (isJoiner(typed)) {
            joiners += bytes;
            continue;
        }
        const UChar32 c = typed < 0 ? typed : plainForm(typed); // negative: not UTF-8
        if (c >= 0 && isUnseen(c))
            continue;
        if (before > 0x7F && c > 0x7F)
            plain += joiners;
        joiners.clear();
        if (c == typed)
            plain += bytes;
        else
            plain += static_cast<char>(c);
        before = c;
    }
    return plain;
}

} // namespace cf::bank
