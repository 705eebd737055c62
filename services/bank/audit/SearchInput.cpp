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

// Joiners belong to words of some scripts, but not before a word or between ASCII characters.
bool isJoiner(UChar32 c)
{
    return c == 0x200C || c == 0x200D;
}

bool isUnseen(UChar32 c)
{
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 || u_charType(c) == U_FORMAT_CHAR;
}

UChar32 after(std::string_view text, std::size_t at)
{
    auto next = static_cast<int32_t>(at);
    UChar32 c = -1;
    if (at < text.size())
        U8_NEXT(text.data(), next, static_cast<int32_t>(text.size()), c);
    return c;
}

} // namespace

std::string normalisedInput(std::string_view text)
{
    std::string plain;
    UChar32 before = ' ';
    for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
        const int32_t begin = at;
        UChar32 c = 0;
        U8_NEXT(text.data(), at, static_cast<int32_t>(text.size()), c);
        const std::string_view bytes =
            text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
        if (c < 0) {
            plain += bytes;
        } else if (isQuote(c)) {
            plain += '"';
        } else if (isColon(c)) {
            plain += ':';
        } else if (isBlank(c)) {
            plain += ' ';
        } else if (c >= 0xFF01 && c <= 0xFF5E) {
            plain += static_cast<char>(c - kNarrow);
        } else if (isJoiner(c)) {
            if (before > 0x7F && after(text, static_cast<std::size_t>(at)) > 0x7F)
                plain += bytes;
            continue;
        } else if (!isUnseen(c)) {
            plain += bytes;
        } else {
            continue;
        }
        before = c;
    }
    return plain;
}

} // namespace cf::bank
