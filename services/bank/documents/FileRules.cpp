// See FileRules.h.
#include "services/bank/documents/FileRules.h"

#include <unicode/utf8.h>

#include <string_view>

namespace cf::bank {
namespace {

constexpr int kLongestTitle = 140;
constexpr int kLongestFileName = 200;

// The code points of a text; nothing when it is not UTF-8.
std::optional<std::u32string> codePoints(std::string_view text)
{
    std::u32string points;
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 point = 0;
        U8_NEXT(text.data(), i, length, point);
        if (point < 0)
            return std::nullopt;
        points.push_back(static_cast<char32_t>(point));
    }
    return points;
}

bool isControl(char32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029;
}

// Embeddings, overrides and isolates: with them a name ends in ".exe" and shows ".pdf".
bool turnsDirection(char32_t point)
{
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

std::string lineMistake(std::string_view text, int longest)
{
    const auto points = codePoints(text);
    if (!points)
        return "must be UTF-8";
    if (points->find_first_not_of(U" \u00A0\u3000") == std::u32string::npos)
        return "must hold at least one character";
    if (points->size() > static_cast<std::size_t>(longest))
        return "must hold at most " + std::to_string(longest) + " characters";
    for (const char32_t point : *points)
        if (isControl(point) || turnsDirection(point))
            return "must not hold control characters";
    return {};
}

std::string fileNameMistake(std::string_view name)
{
    if (std::string mistake = lineMistake(name, kLongestFileName); !mistake.empty())
        return mistake;
    if (name.find_first_of("/\\:") != std::string_view::npos || name == "." || name == "..")
        return "must be a name without a path";
    return {};
}

bool isText(std::string_view content)
{
    const auto length = static_cast<std::int32_t>(content.size());
    for (std::int32_t i = 0; i < length;) {
        UChar32 point = 0;
        U8_NEXT(content.data(), i, length, point);
        const bool layout = point == '\t' || point == '\n' || point == '\r' || point == '\f';
        if (point < 0 || (point < 0x20 && !layout) || point == 0x7F)
            return false;
    }
    return true;
}

std::string contentMistake(std::string_view mediaType, std::string_view content)
{
    using namespace std::string_view_literals;
    if (content.empty())
        return "must not be empty";
    bool fits = true;
    if (mediaType == "application/pdf")
        fits = content.starts_with("%PDF-"sv);
    else if (mediaType == "image/png")
        fits = content.starts_with("\x89PNG\r\n\x1A\n"sv);
    else if (mediaType == "image/jpeg")
        fits = content.starts_with("\xFF\xD8\xFF"sv);
    else
        fits = isText(content);
    return fits ? std::string() : "does not begin as its media type does";
}

bool isKnownType(std::string_view type)
{
    return type == "application/pdf" || type == "image/png" || type == "image/jpeg" || type == "text/plain";
}

} // namespace

std::vector<contract::FieldError> mistakesIn(const contract::NewDocument& document)
{
    std::vector<contract::FieldError> mistakes;
    const auto note = [&](const char* pointer, std::string mistake) {
        if (!mistake.empty())
            mistakes.push_back({pointer, std::move(mistake)});
    };
    note("/title", lineMistake(document.title, kLongestTitle));
    note("/file/fileName", fileNameMistake(document.file.fileName));
    if (isKnownType(document.file.mediaType))
        note("/file/content", contentMistake(document.file.mediaType, document.file.content.data));
    else
        note("/file/mediaType", "must be application/pdf, image/png, image/jpeg or text/plain");
    return mistakes;
}

} // namespace cf::bank
