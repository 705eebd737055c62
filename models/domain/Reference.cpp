#include "models/domain/Reference.h"

#include "models/domain/Iban.h"
#include "models/domain/Text.h"

#include <algorithm>

namespace cf {
namespace {

constexpr char kOther = '?';   // neither letter nor digit nor ignored
constexpr char kClosing = ')'; // sentence punctuation after a reference

bool isUnderscore(char32_t codePoint)
{
    return codePoint == '_' || codePoint == 0xFF3F;
}

bool isOpening(char32_t codePoint)
{
    return std::u32string_view(U"([{<\"'\u2018\u201C\u201E\u00AB").find(codePoint) != std::u32string_view::npos;
}

bool isClosing(char32_t codePoint)
{
    return std::u32string_view(U")]}>,;!?\u2019\u201D\u00BB").find(codePoint) != std::u32string_view::npos;
}

// The text in ASCII: lower-case letters, digits, underscores, a blank for separators, kOther for the rest. Invisible
// characters are dropped, so that they end no word, and so is closing punctuation.
std::string plain(std::string_view text)
{
    std::string line;
    while (!text.empty()) {
        const auto codePoint = takeCodePoint(text);
        if (codePoint && isInvisible(*codePoint))
            continue;
        const auto letter = codePoint ? Iban::normalized(*codePoint) : std::nullopt;
        if (codePoint && isUnderscore(*codePoint))
            line += '_';
        else if (codePoint && isOpening(*codePoint))
            line += ' ';
        else if (codePoint && isClosing(*codePoint))
            line += kClosing;
        else if (!letter)
            line += kOther;
        else if (*letter == '\0')
            line += ' ';
        else
            line += *letter >= 'A' && *letter <= 'Z' ? static_cast<char>(*letter - 'A' + 'a') : *letter;
    }
    line.erase(line.find_last_not_of({' ', kClosing}) + 1);
    return line;
}

bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

void dropBlanksBehind(std::string& text)
{
    text.erase(text.find_last_not_of(' ') + 1);
}

// Removes and joins the groups of hexadecimal digits at the text's end. A word that merely ends like one ("reference")
// does not count.
std::string takeDigitsBehind(std::string& text)
{
    std::string digits;
    for (;;) {
        dropBlanksBehind(text);
        const std::size_t begin = text.find_last_of(" _") + 1; // 0 if there is none
        const std::string_view group = std::string_view(text).substr(begin);
        if (group.empty() || group.find_first_not_of("0123456789abcdef") != std::string_view::npos)
            return digits;
        digits.insert(0, group);
        text.erase(begin);
        if (text.ends_with('_'))
            return digits;
    }
}

// Removes and returns the three-letter kind before the underscore at the text's end, with the underscore. Empty if
// there is none or if the letters end a longer word.
std::string takeKindBehind(std::string& text)
{
    constexpr std::size_t kLetters = 3;
    std::string kind;
    text.pop_back();
    while (kind.size() < kLetters) {
        dropBlanksBehind(text);
        if (text.empty() || !isLetter(text.back()))
            return {};
        kind.insert(kind.begin(), text.back());
        text.pop_back();
    }
    return text.empty() || !isLetter(text.back()) ? kind : std::string();
}

// Whether a text can be the caption: a digit might belong to the reference, and an underscore to another id.
bool isCaption(const std::string& text)
{
    return text.find_first_of("0123456789_") == std::string::npos;
}

} // namespace

std::string Reference::toString() const
{
    return kind.empty() ? uuid.toString() : kind + "_" + uuid.digits();
}

std::optional<Reference> referenceIn(std::string_view text)
{
    constexpr std::size_t kDigits = 32;
    std::string front = plain(text);
    std::string digits = takeDigitsBehind(front);
    if (digits.size() != kDigits)
        return std::nullopt;
    Reference reference;
    if (front.ends_with('_')) {
        reference.kind = takeKindBehind(front);
        if (reference.kind.empty())
            return std::nullopt;
    }
    if (!isCaption(front))
        return std::nullopt;
    reference.captioned = front.find_first_not_of(' ') != std::string::npos;
    for (const std::size_t at : {8, 13, 18, 23})
        digits.insert(at, 1, '-');
    reference.uuid = Uuid::parse(digits).value();
    return reference;
}

std::optional<std::string> traceIn(std::string_view text)
{
    std::string front = plain(text);
    std::string digits = takeDigitsBehind(front);
    if (digits.size() >= kShownTraceDigits && digits.size() <= kTraceDigits && isCaption(front))
        return digits;
    // A whole message, with other digits before the reference's name.
    const std::size_t colon = text.rfind(':');
    return colon == std::string_view::npos ? std::nullopt : traceIn(text.substr(colon + 1));
}

} // namespace cf
