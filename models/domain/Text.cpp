// The ranges are from the Unicode Character Database (PropList: White_Space, Bidi_Control, Noncharacter_Code_Point;
// DerivedCoreProperties: Default_Ignorable_Code_Point), which almost never change.
#include "models/domain/Text.h"

#include <algorithm>
#include <iterator>

namespace cf {
namespace {

constexpr char32_t kSign = 0xFFFD; // REPLACEMENT CHARACTER

struct Range
{
    char32_t first;
    char32_t last;
};

constexpr Range kInvisible[] = {
    {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},  {0x180B, 0x180F},
    {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},   {0x3164, 0x3164},   {0xFE00, 0xFE0F},  {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};

constexpr Range kBlank[] = {{0x09, 0x0D},     {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},
                            {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
                            {0x205F, 0x205F}, {0x2800, 0x2800}, {0x3000, 0x3000}};

constexpr Range kDirection[] = {{0x061C, 0x061C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}};

template <std::size_t size>
bool isIn(const Range (&ranges)[size], char32_t codePoint)
{
    const auto range = std::find_if(std::begin(ranges), std::end(ranges),
                                    [codePoint](const Range& each) { return codePoint <= each.last; });
    return range != std::end(ranges) && codePoint >= range->first;
}

bool isControl(char32_t codePoint)
{
    return codePoint < 0x20 || (codePoint >= 0x7F && codePoint < 0xA0) || (codePoint >= 0xFFF9 && codePoint <= 0xFFFB);
}

bool isNoncharacter(char32_t codePoint)
{
    return (codePoint >= 0xFDD0 && codePoint <= 0xFDEF) || (codePoint & 0xFFFE) == 0xFFFE;
}

std::optional<TextFault> faultOf(char32_t codePoint)
{
    if (isLineBreak(codePoint))
        return TextFault::LineBreak;
    if (isControl(codePoint))
        return TextFault::Control;
    if (isNoncharacter(codePoint))
        return TextFault::Noncharacter;
    if (isIn(kDirection, codePoint))
        return TextFault::Direction;
    return std::nullopt;
}

// Calls fault(code point) for each character until it returns a fault.
template <class Fault>
std::optional<TextMistake> firstMistake(std::string_view text, Fault&& fault)
{
    for (std::size_t position = 0; !text.empty(); ++position) {
        const auto codePoint = takeCodePoint(text);
        if (!codePoint)
            return TextMistake{TextFault::NotUtf8, 0, position};
        if (const std::optional<TextFault> found = fault(*codePoint))
            return TextMistake{*found, *codePoint, position};
    }
    return std::nullopt;
}

// The length of a character that starts with this byte, and the least code point that needs it.
struct Form
{
    std::size_t bytes;
    char32_t least;
    unsigned char bits;
};

std::optional<Form> formOf(unsigned char lead)
{
    if (lead < 0x80)
        return Form{1, 0, 0x7F};
    if (lead >= 0xC2 && lead <= 0xDF)
        return Form{2, 0x80, 0x1F};
    if (lead >= 0xE0 && lead <= 0xEF)
        return Form{3, 0x800, 0x0F};
    if (lead >= 0xF0 && lead <= 0xF4)
        return Form{4, 0x10000, 0x07};
    return std::nullopt;
}

} // namespace

std::optional<char32_t> takeCodePoint(std::string_view& text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto form = formOf(byte(0));
    if (!form || text.size() < form->bytes) {
        text.remove_prefix(1);
        return std::nullopt;
    }
    char32_t codePoint = byte(0) & form->bits;
    for (std::size_t i = 1; i < form->bytes; ++i) {
        if ((byte(i) & 0xC0) != 0x80) {
            text.remove_prefix(1);
            return std::nullopt;
        }
        codePoint = codePoint << 6 | (byte(i) & 0x3F);
    }
    const bool surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    const bool good = codePoint >= form->least && codePoint <= 0x10FFFF && !surrogate;
    text.remove_prefix(good ? form->bytes : 1);
    return good ? std::optional(codePoint) : std::nullopt;
}

void appendUtf8(std::string& text, char32_t codePoint)
{
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | (codePoint >> shift & 0x3F)); };
    if (codePoint < 0x80) {
        text += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        text += static_cast<char>(0xC0 | codePoint >> 6);
        tail(0);
    } else if (codePoint < 0x10000) {
        text += static_cast<char>(0xE0 | codePoint >> 12);
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0 | codePoint >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

std::size_t characterCount(std::string_view text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool isBlank(char32_t codePoint)
{
    return isIn(kBlank, codePoint);
}

bool isInvisible(char32_t codePoint)
{
    return isIn(kInvisible, codePoint);
}

bool isLineBreak(char32_t codePoint)
{
    return (codePoint >= 0x0A && codePoint <= 0x0D) || codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029;
}

std::optional<TextMistake> mistakeIn(std::string_view text)
{
    bool visible = text.empty();
    const auto mistake = firstMistake(text, [&](char32_t codePoint) {
        visible = visible || (!isBlank(codePoint) && !isInvisible(codePoint));
        return faultOf(codePoint);
    });
    if (!mistake && !visible)
        return TextMistake{TextFault::NothingVisible, 0, 0};
    return mistake;
}

std::optional<TextMistake> mistakeInSearch(std::string_view text)
{
    return firstMistake(text, [](char32_t codePoint) -> std::optional<TextFault> {
        const auto fault = faultOf(codePoint);
        const bool passedOver = isBlank(codePoint) || fault == TextFault::Direction;
        return passedOver ? std::nullopt : fault;
    });
}

std::optional<TextMistake> mistakeInSecret(std::string_view text)
{
    return firstMistake(text, [](char32_t codePoint) -> std::optional<TextFault> {
        if (codePoint == 0)
            return TextFault::Control;
        return isNoncharacter(codePoint) ? std::optional(TextFault::Noncharacter) : std::nullopt;
    });
}

std::string codePointName(char32_t codePoint)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string name;
    for (int shift = codePoint > 0xFFFF ? (codePoint > 0xFFFFF ? 20 : 16) : 12; shift >= 0; shift -= 4)
        name += kDigits[codePoint >> shift & 0xF];
    return "U+" + name;
}

bool isWorthSearching(std::string_view text)
{
    constexpr char32_t kFirstOfEastAsia = 0x2E80;
    int seen = 0;
    while (!text.empty()) {
        const auto codePoint = takeCodePoint(text);
        if (codePoint && !isBlank(*codePoint) && !isInvisible(*codePoint))
            seen += *codePoint >= kFirstOfEastAsia ? 2 : 1;
    }
    return seen >= 2;
}

std::string trimmedText(std::string_view text)
{
    std::string_view begin;
    std::size_t length = 0;
    while (!text.empty()) {
        const std::string_view rest = text;
        const auto codePoint = takeCodePoint(text);
        if (codePoint && (isBlank(*codePoint) || isInvisible(*codePoint)))
            continue;
        if (length == 0)
            begin = rest;
        length = begin.size() - text.size();
    }
    return std::string(begin.substr(0, length));
}

std::string drawable(std::string_view text, LineBreaks lineBreaks)
{
    std::string line;
    line.reserve(text.size());
    while (!text.empty()) {
        const auto codePoint = takeCodePoint(text);
        const bool ascii = codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        if (ascii && lineBreaks == LineBreaks::Stay)
            line += static_cast<char>(*codePoint);
        else if (codePoint && (*codePoint == '\t' || isLineBreak(*codePoint)))
            line += ' ';
        else
            appendUtf8(line, codePoint && !faultOf(*codePoint) ? *codePoint : kSign);
    }
    return line;
}

bool beginsLikeFormula(std::string_view text)
{
    constexpr std::u32string_view kSigns = U"=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212";
    bool first = true;
    while (!text.empty()) {
        const auto codePoint = takeCodePoint(text);
        if (!codePoint)
            return false;
        if (first && (*codePoint == '\t' || isLineBreak(*codePoint)))
            return true;
        first = false;
        if (!isBlank(*codePoint) && !isInvisible(*codePoint) && !isControl(*codePoint))
            return kSigns.find(*codePoint) != std::u32string_view::npos;
    }
    return false;
}

} // namespace cf
